"""What a committee is called from a day on."""

from datetime import date

from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand
from jinguo.committee.body.models import BodyName
from jinguo.committee.body.permissions import may_keep
from jinguo.committee.body.services.days import demand_day
from jinguo.org.structure.models import Staff, Unit


@transaction.atomic
def name_body(
    committee: Unit,
    *,
    by: Staff,
    name: str,
    seal_text: str,
    first_day: date,
    paper: str,
    short_name: str = "",
    note: str = "",
) -> BodyName:
    """Enter the name and seal of a committee from a day on; earlier days keep theirs. Raises Refused, ValidationError.

    The directory's own name is changed by the system administrator; the committee's page says so while they differ.
    """
    demand(may_keep(by, committee), act="bodyname.record", row=committee)
    demand_day("first_day", first_day, "启用日")
    row = BodyName(committee=committee, name=name.strip(), seal_text=seal_text.strip(), first_day=first_day)
    row.short_name, row.paper, row.note = short_name.strip(), paper.strip(), note.strip()
    row.full_clean()
    row.save()
    audit.record("bodyname.record", row, by=by, note=row.paper)
    return row
