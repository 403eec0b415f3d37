"""The office, the expert and the statistics group of a committee: who comes and who goes."""

from datetime import date
from typing import Any

from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.committee.body.models import GroupSeat
from jinguo.committee.body.permissions import may_end_seat, may_keep
from jinguo.committee.body.services.contacts import demand_named
from jinguo.committee.body.services.days import demand_day, end_on
from jinguo.org.structure.models import Staff, Unit


@transaction.atomic
def take_seat(
    committee: Unit, *, by: Staff, group: str, first_day: date, staff: Staff | None = None, name: str = "", **facts: Any
) -> GroupSeat:
    """Put a person into a group from a day on; `facts` are the other fields of `GroupSeat`.

    Raises Refused, ValidationError.
    """
    demand(may_keep(by, committee), act="groupseat.record", row=committee)
    demand_day("first_day", first_day, "起始日")
    demand_named(staff, name)
    row = GroupSeat(committee=committee, group=group, first_day=first_day, staff=staff, entered_by=by, **facts)
    row.name = "" if staff else name.strip()
    row.full_clean()
    row.save()
    audit.record("groupseat.record", row, by=by, label=f"{committee.label}{row.get_group_display()}")
    return row


@transaction.atomic
def end_seat(seat: GroupSeat, *, by: Staff, last_day: date) -> GroupSeat:
    """Say on which day somebody left a group; it counts. Raises Refused, ValidationError."""
    row = locked(seat)
    demand(may_end_seat(by, row), act="groupseat.end", row=row)
    end_on(row, last_day, "离组日")
    audit.record("groupseat.end", row, by=by, label=f"{row.committee.label}{row.get_group_display()}")
    return row
