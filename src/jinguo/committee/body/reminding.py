"""What is reminded of: a leader or liaison who left and has not been followed, within a month."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from jinguo.base import clock
from jinguo.committee.body.models import Membership
from jinguo.committee.body.queries import lacking_of
from jinguo.committee.body.scope import region_of_grant
from jinguo.cycle.inbox.owing import Asked, Owed
from jinguo.cycle.inbox.reminding import Due
from jinguo.org.structure.models import Appointment, Staff

NOUN = "成员单位变动报告"


def open_changes(today: date) -> Iterator[Due]:
    """Every open clock of a standing member unit; first its liaisons with an account, then the committee's office.

    Without an account in the unit the office hears of it at once. A fixed number of queries, and one more for each
    committee office that bears no region of its own.
    """
    members = list(Membership.objects.on(today).select_related("unit", "committee__region", "came_by"))
    if not members:
        return
    offices, liaisons = _offices(today), _liaisons(today)
    for one in lacking_of(members, today):
        member = one.membership
        office = offices.get(member.committee.region_id, ())
        people = liaisons.get(member.unit.organ_path, ()) or office
        for gap in one.gaps:
            if gap.clock:
                yield Due(member, f"{member.unit}还没有报{gap.title}", gap.clock.due, people, office, office, noun=NOUN)


def owed_changes(asked: Asked) -> Iterator[Owed]:
    """The open clocks of member units, as what the units owe; answered ones stand in their history alone."""
    today = clock.today()
    members = Membership.objects.on(today).filter(unit__in=asked.units)
    for one in lacking_of(list(members.select_related("unit", "committee__region", "came_by")), today):
        for gap in one.gaps:
            if gap.clock and gap.clock.due <= asked.last:
                told = f"报告{gap.title}"
                member, why = one.membership, gap.because
                yield Owed(member, member.unit, NOUN, told, gap.clock.due, because=why, aspect=gap.code)


def _offices(today: date) -> dict[int | None, tuple[Staff, ...]]:
    """Who works in the committee offices, by the region of each."""
    found: dict[int | None, list[Staff]] = defaultdict(list)
    rows = Appointment.objects.running(today).filter(role="committee_office", staff__is_active=True)
    for one in rows.select_related("staff", "unit__region", "region").order_by("pk"):
        region = region_of_grant(one)
        found[region.pk if region else None].append(one.staff)
    return {region: tuple(dict.fromkeys(staff)) for region, staff in found.items()}


def _liaisons(today: date) -> dict[str, tuple[Staff, ...]]:
    """The liaisons with an account, by their organ."""
    found: dict[str, list[Staff]] = defaultdict(list)
    rows = Appointment.objects.running(today).filter(role="liaison", staff__is_active=True)
    for one in rows.select_related("staff", "unit").order_by("pk"):
        found[one.unit.organ_path].append(one.staff)
    return {organ: tuple(dict.fromkeys(staff)) for organ, staff in found.items()}
