"""What is reminded of: a leader or liaison who left and has not been followed, within a month."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from jinguo.base import clock
from jinguo.committee.body.models import Membership
from jinguo.committee.body.queries import clocks_by_member, lacking_of
from jinguo.committee.body.scope import region_of_grant
from jinguo.cycle.inbox.owing import Asked, Owed
from jinguo.cycle.inbox.reminding import Due
from jinguo.org.structure.models import Appointment, Staff
from jinguo.rules.committee_body import ROLES

NOUN = "成员单位变动报告"


def open_changes(today: date) -> Iterator[Due]:
    """Every open clock of a standing member unit; first its liaisons with an account, then the committee's office.

    Without an account in the unit the office hears of it at once. A fixed number of queries, and one more for each
    committee office that bears no region of its own.
    """
    members = list(Membership.objects.on(today).select_related("unit", "committee__region", "came_by"))
    if not members:
        return
    offices, liaisons = offices_on(today), liaisons_on(today)
    for one in lacking_of(members, today):
        member = one.membership
        office = offices.get(member.committee.region_id, ())
        people = liaisons.get(member.unit.organ_path, ()) or office
        for gap in one.gaps:
            if gap.clock:
                yield Due(member, f"{member.unit}还没有报{gap.title}", gap.clock.due, people, office, office, noun=NOUN)


def owed_changes(asked: Asked) -> Iterator[Owed]:
    """The changes that member units have to report, and those that they reported, by the last day of each."""
    today = clock.today()
    running = Membership.objects.on(today).filter(unit__in=asked.units).select_related("unit", "came_by")
    members = list(running)
    clocks = clocks_by_member(members, today)
    for member in members:
        for one in clocks[member.pk]:
            if asked.first <= one.due <= asked.last or (one.is_open and one.due < asked.first):
                title = f"报告{ROLES[one.role]}"
                aspect = f"{one.role}-{one.since}"
                yield Owed(member, member.unit, NOUN, title, one.due, one.reported, one.because, aspect)


def offices_on(today: date) -> dict[int | None, tuple[Staff, ...]]:
    """Who works in the committee offices, by the region of each."""
    found: dict[int | None, list[Staff]] = defaultdict(list)
    rows = Appointment.objects.running(today).filter(role="committee_office", staff__is_active=True)
    for one in rows.select_related("staff", "unit__region", "region").order_by("pk"):
        region = region_of_grant(one)
        found[region.pk if region else None].append(one.staff)
    return {region: tuple(dict.fromkeys(staff)) for region, staff in found.items()}


def liaisons_on(today: date) -> dict[str, tuple[Staff, ...]]:
    """The liaisons with an account, by their organ."""
    found: dict[str, list[Staff]] = defaultdict(list)
    rows = Appointment.objects.running(today).filter(role="liaison", staff__is_active=True)
    for one in rows.select_related("staff", "unit").order_by("pk"):
        found[one.unit.organ_path].append(one.staff)
    return {organ: tuple(dict.fromkeys(staff)) for organ, staff in found.items()}
