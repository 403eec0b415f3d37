"""Half days counted (考勤统计): who was expected, who came, and what lies between, which always adds up.

    应到 = 实到 + 缺勤 + 请假 + 外出 + 培训 + 公差        实到 = 正常 + 迟到 + 早退 + 缺卡

Sources: 泉州市妇联 2011 (考勤情况公布); to convert lateness into absence is practice (二手来源), hence a setting.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jinguo.rules.attendance.states import AT_WORK, NOT_DUE, STATES, DayResult
from jinguo.rules.figure_table import Figure, figure

HALVES = Decimal(2)
ELSEWHERE = ("outing", "training", "duty")  # at work in another place: no absence


@dataclass(frozen=True)
class Totals:
    """Half days by state; `due` is all on which somebody was expected, `came` those on which she was at work.

    Late, early and missing are among those who came. A state that did not happen may be left out.
    """

    counts: Mapping[str, int]

    @classmethod
    def of(cls, days: Iterable[DayResult]) -> "Totals":
        """Both halves of each day."""
        return cls(Counter(half.state for day in days for half in day))

    @property
    def due(self) -> int:
        """应到."""
        return sum(count for state, count in self.counts.items() if state not in NOT_DUE)

    @property
    def came(self) -> int:
        """实到."""
        return self._sum(AT_WORK)

    @property
    def rate(self) -> Decimal | None:
        """出勤率: 实到 (with outings, training and duty, which are work) of 应到 in per cent; None where none was due.

        >>> Totals({"normal": 17, "late": 1, "outing": 1, "absent": 1, "rest": 8}).rate
        Decimal('95')
        """
        return Decimal(100 * (self.came + self._sum(ELSEWHERE))) / self.due if self.due else None

    def days(self, state: str) -> Decimal:
        """A state in days.

        >>> Totals({"absent": 3}).days("absent")
        Decimal('1.5')
        """
        return self.counts.get(state, 0) / HALVES

    @property
    def in_words(self) -> str:
        """The sum as a circular says it, in days.

        >>> Totals({"normal": 39, "late": 1, "absent": 1, "leave": 3}).in_words
        '应到 22 天，实到 20 天，缺勤 0.5 天，请假 1.5 天'
        """
        away = [state for state in STATES if state not in (*AT_WORK, *NOT_DUE) and self.counts.get(state)]
        parts = [f"{STATES[state]} {_plain(self.days(state))} 天" for state in away]
        return "，".join([f"应到 {_plain(self.due / HALVES)} 天", f"实到 {_plain(self.came / HALVES)} 天", *parts])

    def _sum(self, states: Iterable[str]) -> int:
        return sum(self.counts.get(state, 0) for state in states)


class Converted(NamedTuple):
    """Half days of absence that lateness comes to, and why."""

    half_days: int
    because: str


def converted(times: int, on: date, own: Iterable[Figure] = ()) -> Converted:
    """What being late or early so often in a month comes to: nothing by default, else half days for each full three.

    >>> converted(7, date(2026, 3, 31)).because
    '迟到早退 7 次，本单位不折算缺勤（各单位自定（二手来源））'
    """
    rows = tuple(own)
    each, worth = (figure(f"attendance.conversion_{what}", on, rows) for what in ("times", "half_days"))
    if not worth.number:
        return Converted(0, f"迟到早退 {times} 次，本单位不折算缺勤（{worth.source}）")
    half_days = int(times // each.number * worth.number)
    rule = f"每满 {each.value} 次折算缺勤 {_plain(worth.number / HALVES)} 天（{worth.source}）"
    return Converted(half_days, f"迟到早退 {times} 次，{rule}，计 {_plain(half_days / HALVES)} 天")


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
