"""What the years of annual leave ask for: what goes on into the next, and who no longer has any (rules 6 and 7)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from jinguo.base import clock
from jinguo.office.slips.models import LeaveEntry, LeaveRequest, ServiceStart
from jinguo.office.slips.queries import TAKING, balances
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import posts_in
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.leave import annual_lost, carried_over, half_days

ANNUAL = "annual"
MONTH = 30  # days of the calendar
Sums = dict[int, dict[str, int]]


@dataclass(frozen=True)
class Carrying:
    """What of somebody's last year goes on, and what is past its second year; in half days."""

    staff: Staff
    carried: int
    lapsed: int

    @property
    def words(self) -> str:
        """What becomes of it, in days."""
        parts = ((self.carried, "结转"), (self.lapsed, "逾期作废"))
        return "，".join(f"{words} {count / 2:g} 天" for count, words in parts if count)


@dataclass(frozen=True)
class Losing:
    """Who no longer has the annual leave of `year`, why, and how much that is, in half days."""

    staff: Staff
    year: int
    half_days: int
    because: str


def people_of(organ: Unit, day: date) -> list[Staff]:
    """Who had begun to work in an organ by a day and is active; in the order of their numbers."""
    posts = posts_in(organ, date.min, day)
    return list(Staff.objects.filter(pk__in=posts.values("staff"), is_active=True).order_by("number"))


def to_carry(organ: Unit, year: int) -> list[Carrying]:
    """What of the year before is left with the people of an organ and was not carried into `year`; six queries."""
    people = {one.pk: one for one in people_of(organ, clock.today())}
    sums, left = _sums(people, year - 1), balances(people, year - 1, ANNUAL)
    found = []
    for pk, staff in people.items():
        own = sums[pk]
        if left[pk].left > 0 and not {"carried_out", "lapsed"} & own.keys():
            used = left[pk].taken + left[pk].reserved
            goes_on = carried_over(left[pk].granted - own["carried"], own["carried"], used)
            found.append(Carrying(staff, goes_on, left[pk].left - goes_on))
    return found


def losing(organ: Unit, year: int) -> list[Losing]:
    """Whose annual leave of `year` is lost by the personal and sick leave of that year, or, where it was taken
    already, of the year before, and was not booked yet; eight queries.
    """
    people = {one.pk: one for one in people_of(organ, clock.today())}
    starts = dict(ServiceStart.objects.filter(staff__in=people).values_list("staff", "since"))
    now, before = _sums(people, year), _sums(people, year - 1)
    away = {one: _away(people, one) for one in (year, year - 1)}
    found = []
    for pk, staff in people.items():
        since, given = starts.get(pk) or staff.employed_from, now[pk]["granted"]
        if since and given > 0 and "lost" not in now[pk]:
            of_year = year if -_taken(now[pk]) <= 0 else None
            decisive = [one for one in (of_year, year - 1 if _taken(before[pk]) < 0 else None) if one]
            reasons = [why for one in decisive if (why := _why_lost(since, one, away[one][pk]))]
            found += [Losing(staff, year, given, why) for why in reasons[:1]]
    return found


def _why_lost(since: date, year: int, away: dict[str, int]) -> str:
    day = min(clock.today(), date(year, 12, 31))
    verdict = annual_lost(since, day, personal_days=away["personal"] / 2, sick_months=away["sick"] / 2 / MONTH)
    return f"{year} 年：{verdict.reason}" if not verdict else ""


def _taken(sums: dict[str, int]) -> int:
    """The half days taken, below zero."""
    return sum(sums[why] for why in TAKING)


def _sums(people: Collection[int], year: int) -> Sums:
    """The sums of a year's entries of annual leave by reason; one query."""
    found: Sums = defaultdict(lambda: defaultdict(int))
    entries = LeaveEntry.objects.filter(staff__in=people, year=year, kind=ANNUAL).order_by()
    for staff, why, total in entries.values_list("staff", "why").annotate(total=Sum("half_days")):
        found[staff][why] = total
    return found


def _away(people: Collection[int], year: int) -> Sums:
    """The half days of personal leave, work days, and of sick leave, days of the calendar, of a year; one query."""
    found: Sums = defaultdict(lambda: defaultdict(int))
    calendar = work_calendar()
    for leave in _standing(people, year):
        is_sick = leave.kind == "sick"
        days = half_days(leave.kept_stay, "calendar", calendar) if is_sick else leave.taken(calendar)
        found[leave.staff_id][leave.kind] += days
    return found


def _standing(people: Collection[int], year: int) -> Iterable[LeaveRequest]:
    away = LeaveRequest.objects.filter(staff__in=people, kind__in=("personal", "sick"), first__year=year)
    return away.filter(state__in=("approved", "ended"), first__lte=clock.today()).select_related("staff")
