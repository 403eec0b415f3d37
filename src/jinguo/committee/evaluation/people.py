"""Who is told and asked in an evaluation: the committee's office, and the accounts that sit in its groups."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from jinguo.base import clock
from jinguo.committee.body.models import GroupSeat
from jinguo.committee.body.scope import region_of_grant
from jinguo.cycle.inspections.scope import IN_CHARGE
from jinguo.org.structure.models import Appointment, Staff, Unit


def office_of(committee: Unit) -> list[Staff]:
    """Who works in the office of a committee."""
    rows = Appointment.objects.running().filter(role="committee_office", staff__is_active=True)
    rows = rows.select_related("staff", "unit__region", "region").order_by("pk")
    return list(dict.fromkeys(one.staff for one in rows if region_of_grant(one) == committee.region))


def seats_of(staff: Staff, committee: Unit, day: date | None = None) -> list[str]:
    """The groups in which somebody sits on a day (today where not given)."""
    rows = GroupSeat.objects.on(day or clock.today()).filter(committee=committee, staff=staff)
    return list(rows.values_list("group", flat=True))


def raters_of(committee: Unit) -> dict[Staff, str]:
    """The accounts of the expert and statistics groups as a panel of raters (评审组)."""
    rows = GroupSeat.objects.on(clock.today()).filter(committee=committee, staff__isnull=False)
    rows = rows.filter(group__in=("expert", "statistics"), staff__is_active=True).select_related("staff")
    return {one.staff: "panel" for one in rows if one.staff}


def answering_each(units: Iterable[int]) -> dict[int, tuple[Staff, ...]]:
    """Who answers for each of some units, by their keys; one query."""
    rows = Appointment.objects.running().filter(unit__in=list(units), role__in=IN_CHARGE, staff__is_active=True)
    found: dict[int, list[Staff]] = defaultdict(list)
    for one in rows.select_related("staff").order_by("pk"):
        found[one.unit_id].append(one.staff)
    return {unit: tuple(dict.fromkeys(people)) for unit, people in found.items()}
