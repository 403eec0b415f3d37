"""The settled days of many people on which somebody was late, gone early or absent; one query."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q

from jinguo.office.attendance.models import SettledDay
from jinguo.rules.attendance import NOT_DUE, STATES
from jinguo.rules.attendance.dismissal import Absent
from jinguo.rules.periods import Period, month_of, quarter_of

LATE_OR_EARLY = ("late", "early")
REMARKABLE = (*LATE_OR_EARLY, "absent")
HALVES = ("上午", "下午")


class RemarkableDay(NamedTuple):
    """A settled day of somebody: its key, the states of both halves and why."""

    pk: int
    day: date
    states: tuple[str, str]
    reasons: tuple[str, str]

    @property
    def late_or_early(self) -> int:
        """How often she was late or gone early."""
        return sum(state in LATE_OR_EARLY for state in self.states)

    @property
    def absent(self) -> Absent:
        """The half days of it on which she was absent, and those on which she was expected."""
        return Absent(self.states.count("absent"), sum(state not in NOT_DUE for state in self.states))

    @property
    def words(self) -> str:
        """What was remarkable of it."""
        halves = zip(HALVES, self.states, self.reasons, strict=True)
        told = [f"{half}{STATES[state]}（{why}）" for half, state, why in halves if state in REMARKABLE]  # type: ignore[index]
        return f"{self.day.month}月{self.day.day}日{'，'.join(told)}"


class Counted(NamedTuple):
    """What some days come to: times late or early, half days absent."""

    late_or_early: int
    absent_halves: int

    @classmethod
    def of(cls, days: Iterable[RemarkableDay]) -> "Counted":
        """All of them together."""
        told = list(days)
        return cls(sum(one.late_or_early for one in told), sum(one.absent.halves for one in told))


def remarkable_days(staff_ids: Collection[int], first: date, last: date) -> dict[int, list[RemarkableDay]]:
    """The remarkable days of each person in a range, in their order, whichever organ settled them; one query."""
    either = Q(am_state__in=REMARKABLE) | Q(pm_state__in=REMARKABLE)
    rows = SettledDay.objects.filter(either, staff__in=staff_ids, day__range=(first, last)).order_by("day")
    found: dict[int, list[RemarkableDay]] = defaultdict(list)
    columns = ("staff", "pk", "day", "am_state", "pm_state", "am_because", "pm_because")
    for staff, pk, day, am, pm, am_because, pm_because in rows.values_list(*columns):
        found[staff].append(RemarkableDay(pk, day, (am, pm), (am_because, pm_because)))
    return found


def span_of(day: date) -> Period:
    """The span over which lateness and absence are counted towards a 诫勉教育: the source leaves it open."""
    return quarter_of(day) if settings.CONDUCT_COUNTS == "quarter" else month_of(day)
