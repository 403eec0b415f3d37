"""The clock of a member unit's implementation plan (单位实施方案): until when it is filed, and how it stands.

Source: 《中国妇女发展纲要（2021—2030年）》, 组织实施: every department with targets writes an implementation plan and
files it with the office of its own level; plans that were issued go to the next higher office within one month. That
the same month runs for the units is the product's own reading (待核实) and is said where it is used.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jinguo.rules.deadlines import time_left
from jinguo.rules.figure_table import Figure, figure
from jinguo.rules.periods import add_months
from jinguo.rules.wording import date_words

State = Literal["missing", "drafted", "filed", "late"]
Tone = Literal["ok", "near", "bad", "doing", "none"]
STATES: dict[State, str] = {"missing": "未制定", "drafted": "起草中", "filed": "已备案", "late": "逾期备案"}


@dataclass(frozen=True, slots=True)
class Filing:
    """How a unit's plan stands: its state, the light, the last day to file it (included), and why."""

    state: State
    tone: Tone
    words: str
    due: date
    because: str
    brief: str = ""  # the same without the rule, where nothing is amiss

    @property
    def is_open(self) -> bool:
        """Whether it is still to be filed."""
        return self.state in ("missing", "drafted")


def filing_limit(on: date) -> Figure:
    """How many months a unit has to file its plan, as in force on a day."""
    return figure("committee.implementation_filing", on)


def filing_due(issued: date) -> date:
    """The last day to file: the same day some months after the plan above was issued."""
    return add_months(issued, int(filing_limit(issued).value))


def filing_of(issued: date, drafted: date | None, filed: date | None, today: date) -> Filing:
    """How a unit's plan below one that was issued on a day stands.

    >>> filing_of(date(2026, 3, 20), None, date(2026, 4, 20), date(2026, 6, 3)).words
    '已备案'
    >>> filing_of(date(2026, 3, 20), None, date(2026, 4, 21), date(2026, 6, 3)).because
    '方案3月20日印发，1 个月内备案，到4月20日；4月21日备案，逾期 1 天'
    """
    due, limit = filing_due(issued), filing_limit(issued)
    told = f"方案{date_words(issued, today)}印发，{limit.value} {limit.unit}内备案，到{date_words(due, today)}"
    if filed is not None:
        return _filed(filed, due, told, f"{date_words(filed, today)}备案")
    left = time_left(due, today)
    state: State = "missing" if drafted is None else "drafted"
    done = "还没有制定" if drafted is None else f"{date_words(drafted, today)}开始起草，还没有备案"
    return Filing(state, left.tone, f"{STATES[state]}，{left.words}", due, f"{told}；{done}")


def _filed(filed: date, due: date, told: str, done: str) -> Filing:
    if filed <= due:
        return Filing("filed", "ok", STATES["filed"], due, f"{told}；{done}，按期", f"{done}，按期")
    return Filing("late", "near", STATES["late"], due, f"{told}；{done}，逾期 {(filed - due).days} 天")
