"""The legal limit of absence (辞退界限): warned of, never decided.

Absent, or not back from a trip or leave without good reason, MORE than 15 days in a row or MORE than 30 in a year: 15
do not reach it, 16 do. Work days are counted (《公务员辞退规定》, 二手来源; the statute says days); a year is one of
the calendar (待核实). Nobody is dismissed while 第八十九条 protects her.
Source: 《公务员法》第八十八条第五项、第八十九条; rule 16.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.figure_table import Figure, figure
from jinguo.rules.wording import date_words

Level = Literal["none", "near", "reached", "protected"]
PROTECTIONS = {
    "pregnant": "孕期",
    "maternity": "产假期",
    "nursing": "哺乳期",
    "medical": "规定的医疗期内",
    "disabled": "因公致残，丧失工作能力",
}
NEAR_DAYS = 5  # warned so many days before a limit: the product's own default
HALVES = Decimal(2)
ONLY_A_WARNING = "仅作提醒，是否辞退由任免机关依法研究"


class Absent(NamedTuple):
    """Half days of one work day: how many one was absent, how many one was expected."""

    halves: int
    due: int = 2


class Standing(NamedTuple):
    """How absence stands against the limit: the longest run in work days, the year's total in days, and why."""

    level: Level
    in_a_row: int
    total: Decimal
    reached_on: date | None
    because: str


def dismissal(
    absent: Mapping[date, Absent],
    year: int,
    calendar: WorkCalendar,
    protections: Collection[str] = (),
    own: Iterable[Figure] = (),
) -> Standing:
    """How the absence of a year stands; a run that began in the year before is counted whole.

    Only a day on which one was absent throughout lengthens a run; rest days neither end nor lengthen it.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> days = shipped_calendar().workdays_between(date(2026, 3, 2), date(2026, 3, 23))
    >>> found = dismissal({day: Absent(2) for day in days}, 2026, shipped_calendar())
    >>> found.level, found.in_a_row, found.reached_on
    ('reached', 16, datetime.date(2026, 3, 23))
    """
    last = date(year, 12, 31)
    rows = tuple(own)
    row, whole = (figure(f"attendance.dismissal_{what}", last, rows) for what in ("consecutive", "total"))
    days = {day: absent[day] for day in sorted(absent) if absent[day].halves and day <= last}
    runs, totals = _runs(days, year, calendar), _totals(days, year)
    over = [day for day, run in runs.items() if run > row.number]
    over += [day for day, total in totals.items() if total > whole.number]
    in_a_row, total = max(runs.values(), default=0), max(totals.values(), default=Decimal(0))
    level = _level(bool(over), in_a_row - row.number, total - whole.number, protections)
    because = _because(level, (in_a_row, total), (row, whole), min(over, default=None), protections)
    return Standing(level, in_a_row, total, min(over, default=None), because)


def _runs(days: Mapping[date, Absent], year: int, calendar: WorkCalendar) -> dict[date, int]:
    """The length of the run that each day of the year is the end of."""
    found: dict[date, int] = {}
    run, follows = 0, None
    for day, absent in days.items():
        if absent.halves < absent.due:
            run, follows = 0, None
            continue
        run = run + 1 if day == follows else 1
        follows = calendar.next_workday(day)
        if day.year == year:
            found[day] = run
    return found


def _totals(days: Mapping[date, Absent], year: int) -> dict[date, Decimal]:
    """The days absent in the year up to each."""
    found: dict[date, Decimal] = {}
    total = Decimal(0)
    for day, absent in days.items():
        if day.year == year:
            found[day] = total = total + absent.halves / HALVES
    return found


def _level(is_over: bool, run_left: Decimal, total_left: Decimal, protections: Collection[str]) -> Level:
    if is_over:
        return "protected" if protections else "reached"
    return "near" if max(run_left, total_left) > -NEAR_DAYS else "none"


def _because(
    level: Level,
    counted: tuple[int, Decimal],
    limits: tuple[Figure, Figure],
    reached: date | None,
    protections: Collection[str],
) -> str:
    row, whole = limits
    said = f"缺勤最长连续 {counted[0]} 个工作日，本年累计 {counted[1].normalize():f} 天"
    limit = f"界限为连续超过 {row.value} 个、累计超过 {whole.value} 个工作日（{row.source}）"
    if reached is None:
        near = "，接近界限" if level == "near" else ""
        return f"{said}{near}；{limit}"
    words = f"{said}，{date_words(reached, reached)} 超过界限；{limit}"
    if level == "protected":
        names = "、".join(PROTECTIONS[one] for one in PROTECTIONS if one in protections)
        return f"{words}；{names}，不得辞退（《公务员法》第八十九条），只供了解"
    return f"{words}；{ONLY_A_WARNING}"
