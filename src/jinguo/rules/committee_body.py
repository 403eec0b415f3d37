"""The committee for women and children (妇儿工委): what a member unit must have, the clock of a change, its history.

Sources: seed C (SC1, SC5): every member unit has its own leading group, a leader in charge, somebody responsible and
a liaison; the committee was adjusted three times and grew from 21 to 31 member units. Rule 52 and programmes.md §12:
a changed member or liaison is reported within one month. That a unit which never named anybody has the same month
from the day on which it was entered as a member is the product's own reading and is said where it is used.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from jinguo.rules.calendar import ONE_DAY
from jinguo.rules.deadlines import time_left
from jinguo.rules.figure_table import Figure, figure
from jinguo.rules.periods import add_months
from jinguo.rules.wording import date_words

Role = Literal["leader", "person", "liaison", "member"]
Tone = Literal["ok", "near", "bad", "doing", "none"]

ROLES: dict[str, str] = {"leader": "分管领导", "person": "责任人", "liaison": "联络员", "member": "领导小组成员"}
SINGLE = ("leader", "liaison")  # held by one at a time; a new one relieves the one before
CLOCKED = SINGLE  # whose change is reported within the month
GROUP = "领导小组"
FOUNDED = date(1990, 1, 1)  # no committee is older: the national one (国务院妇儿工委) began in 1990
IN_TIME, LATE = "按时报告", "超期报告"
SEVERITY: tuple[Tone, ...] = ("bad", "near", "doing", "none", "ok")


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody in a role from a day to a day (included; None: still), and the day on which the office was told."""

    role: str
    first: date
    last: date | None
    reported: date

    def holds(self, day: date) -> bool:
        """Whether the role was held on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Clock:
    """How a change stands: the last day to report it (included), the light, and in Chinese why.

    `reported` is the day on which it was answered, None while it is open.
    """

    role: str
    since: date
    due: date
    tone: Tone
    words: str
    because: str
    reported: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has been named yet."""
        return self.reported is None


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that a member unit lacks, why it must have it, and its clock where one runs."""

    code: str
    title: str
    because: str
    clock: Clock | None = None

    @property
    def tone(self) -> Tone:
        """The light: that of its clock, near where none runs."""
        return self.clock.tone if self.clock else "near"


def change_limit(on: date) -> Figure:
    """How many months a change may take to be reported, as in force on a day."""
    return figure("committee.change_notice", on)


def limit_words(on: date) -> str:
    """The limit as a sentence says it, as in force on a day.

    >>> limit_words(date(2026, 6, 3))
    '1 个月内'
    """
    limit = change_limit(on)
    return f"{limit.value} {limit.unit}内"


def change_due(since: date, months: int) -> date:
    """The last day to report a change of a day: the same day of a later month, or that month's last day.

    《民法典》第二百零二条: 期间按月计算的，到期月的对应日为最后一日；没有对应日的，月末日为最后一日.

    >>> change_due(date(2026, 9, 30), 1), change_due(date(2026, 1, 31), 1)
    (datetime.date(2026, 10, 30), datetime.date(2026, 2, 28))
    """
    return add_months(since, months)


def changes_of(role: str, stays: Iterable[Stay], entered: date, today: date) -> list[Clock]:
    """The clock of every change in a role until today, the oldest first; the last one may still be open.

    A change begins after somebody's last day and is answered by the next one named, on the day on which the office
    was told of her. Who is the first is no change; but while nobody was ever named the month runs from the day on
    which the unit was `entered` as a member.
    """
    held = sorted((one for one in stays if one.role == role and one.first <= today), key=lambda one: one.first)
    if not held:
        return [_open(role, entered, today, leaver=False)] if entered <= today else []
    clocks = [_answered(role, one.last, after.reported) for one, after in pairwise(held) if one.last]
    last = held[-1].last
    return [*clocks, _open(role, last, today, leaver=True)] if last and last < today else clocks


def gaps_of(stays: Sequence[Stay], entered: date, today: date, *, asks_group: bool) -> list[Gap]:
    """What a member unit lacks on a day, the most urgent first; empty where nothing is missing.

    >>> [gap.title for gap in gaps_of([], date(2026, 3, 2), date(2026, 6, 3), asks_group=True)]
    ['分管领导', '联络员', '责任人', '领导小组']
    """
    there = {one.role for one in stays if one.holds(today)}
    gaps = [_clocked_gap(role, stays, entered, today) for role in CLOCKED if role not in there]
    if "person" not in there:
        gaps.append(Gap("person", ROLES["person"], "成员单位要有专人负责妇女儿童工作，还没有登记责任科室和责任人"))
    if asks_group and "member" not in there:
        gaps.append(Gap("group", GROUP, "成员单位要成立妇女儿童工作领导小组，还没有登记小组成员"))
    return sorted(gaps, key=lambda gap: SEVERITY.index(gap.tone))


def closed_gap(closed: date, successor: str) -> Gap:
    """That a member unit no longer exists, which an adjustment has to settle."""
    onward = f"，由{successor}承接" if successor else ""
    return Gap("closed", "单位已撤销", f"{_day(closed)}撤销{onward}，请在下一次成员单位调整时办理")


def _clocked_gap(role: str, stays: Sequence[Stay], entered: date, today: date) -> Gap:
    clocks = [clock for clock in changes_of(role, stays, entered, today) if clock.is_open]
    because = clocks[-1].because if clocks else f"这一天还没有登记{ROLES[role]}"
    return Gap(role, ROLES[role], because, clocks[-1] if clocks else None)


def _answered(role: str, since: date, reported: date) -> Clock:
    due, told = _due(role, since, leaver=True)
    if reported <= due:
        return Clock(role, since, due, "ok", IN_TIME, f"{told}；{_day(reported)}报告，按时", reported)
    over = (reported - due).days
    return Clock(role, since, due, "bad", LATE, f"{told}；{_day(reported)}才报告，超期 {over} 天", reported)


def _open(role: str, since: date, today: date, *, leaver: bool) -> Clock:
    due, told = _due(role, since, leaver=leaver)
    left = time_left(due, today)
    return Clock(role, since, due, left.tone, left.words, f"{told}；还没有报告")


def _due(role: str, since: date, *, leaver: bool) -> tuple[date, str]:
    """The last day, and from what it was counted."""
    limit = change_limit(since)
    due = change_due(since, int(limit.number))
    event = f"原{ROLES[role]}任至{_day(since)}" if leaver else f"{_day(since)}登记为成员单位"
    basis = limit.source if leaver else f"参照变动的时限，{limit.source}"
    return due, f"{event}，应在 {limit.value} {limit.unit}内（{_day(due)}前）报告{ROLES[role]}（{basis}）"


@dataclass(frozen=True, slots=True)
class Seat:
    """A unit's time as a member: first and last day, and by which adjustment (its key) it came and went."""

    unit: str
    first: date
    last: date | None = None
    came_by: int | None = None
    went_by: int | None = None

    def stands(self, day: date) -> bool:
        """Whether the unit was a member on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Adjusted:
    """What an adjustment of a day came to; `key` is the caller's."""

    key: int
    day: date
    came: tuple[str, ...]
    went: tuple[str, ...]
    before: int
    after: int
    because: str


def count_on(seats: Iterable[Seat], day: date) -> int:
    """How many units were members on a day."""
    return sum(seat.stands(day) for seat in seats)


def story(seats: Sequence[Seat], adjustments: Iterable[tuple[int, date, str]]) -> list[Adjusted]:
    """What every adjustment (key, day, document number) brought and took, the oldest first.

    >>> seats = [Seat("市教育局", date(2001, 5, 8), came_by=1), Seat("市体育局", date(2005, 3, 1), came_by=2)]
    >>> [one.because for one in story(seats, [(1, date(2001, 5, 8), "1号"), (2, date(2005, 3, 1), "2号")])]
    ['2001年5月8日（1号）增加 1 个，成员单位 0 个变为 1 个', '2005年3月1日（2号）增加 1 个，成员单位 1 个变为 2 个']
    """
    ordered = sorted(adjustments, key=lambda one: (one[1], one[0]))
    return [_adjusted(seats, key, day, number) for key, day, number in ordered]


def _adjusted(seats: Sequence[Seat], key: int, day: date, number: str) -> Adjusted:
    came = tuple(seat.unit for seat in seats if seat.came_by == key)
    went = tuple(seat.unit for seat in seats if seat.went_by == key)
    before, after = count_on(seats, day - ONE_DAY), count_on(seats, day)
    moves = "、".join(f"{what} {len(units)} 个" for what, units in (("增加", came), ("减少", went)) if units)
    total = f"成员单位 {before} 个变为 {after} 个" if before != after else f"成员单位仍为 {after} 个"
    return Adjusted(key, day, came, went, before, after, f"{_day(day)}（{number}）{moves or '没有增减'}，{total}")


def _day(day: date) -> str:
    """A day with its year: these matters go back for decades."""
    return f"{day.year}年{date_words(day, day)}"
