"""Spot checks (抽查): who must be at her post at a minute of a day, and what was found there.

Source: rule 18; 泉州市妇联 2011 (定期或不定期抽查); practice takes the day's slips and outings along and verifies each
absent person (reference/rules/attendance_leave.md §5).
"""

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, NamedTuple, cast

from jinguo.rules.attendance.day import NOT_EMPLOYED, DayFacts
from jinguo.rules.attendance.shift import Minute, Shift, clock, pieces

Place = Literal["post", "leave", "outing", "training", "duty", "absent", "rest", "off_hours", "not_employed"]
AWAY: tuple[Literal["leave", "outing", "training", "duty"], ...] = ("leave", "outing", "training", "duty")
MUST_BE_THERE = ("post", "absent")
State = Literal[
    "present", "off_post", "late", "not_approved", "overstay", "unchecked", "leave", "outing", "training", "duty",
    "not_due",
]  # fmt: skip
FOUND: dict[State, str] = {
    "present": "在岗",
    "late": "迟到",
    "off_post": "脱岗",
    "not_approved": "未经批准离岗",
    "overstay": "超假未归",
    "unchecked": "未查",
    "leave": "请假",
    "outing": "外出",
    "training": "培训",
    "duty": "公差",
    "not_due": "不在班",
}


@dataclass(frozen=True, slots=True)
class Breach:
    """A kind of breach; `asks_admonition` where it is among what asks for a 诫勉教育 (rule 17)."""

    code: str
    title: str
    kind: Literal["presence", "conduct"]
    asks_admonition: bool = False


def _read() -> dict[str, Breach]:
    text = files(__package__).joinpath("breaches.toml").read_text("utf-8")
    return {row["code"]: Breach(**row) for row in tomllib.loads(text)["breach"]}


BREACHES = _read()


class Expected(NamedTuple):
    """Where one is expected at a minute, why, and the slip behind it.

    `is_opening`: the half day has only begun and she has not signed in, so who is missing is late, not off her post.
    """

    place: Place
    because: str
    ref: str = ""
    is_opening: bool = False


class Finding(NamedTuple):
    """What was seen of one person: whether she was there (None: not looked at), breaches of conduct by code, and the
    slip she had asked for without approval, if any."""

    is_there: bool | None = None
    conduct: tuple[str, ...] = ()
    pending: str = ""


class Checked(NamedTuple):
    """What a check says of one person: her state, every breach by code, why, and the slip behind it."""

    state: State
    breaches: tuple[str, ...]
    because: str
    ref: str = ""


def expected_at(facts: DayFacts, minute: Minute) -> Expected:
    """Where one is expected, in the order of precedence that settles a day.

    >>> from datetime import date
    >>> from jinguo.rules.attendance.shift import Slot
    >>> office = Shift("office", "", (Slot(510, 1050, (720, 810)),))
    >>> expected_at(DayFacts(date(2026, 3, 2), office, punches=(505,)), 600).because
    '10:00 应在岗（08:30—12:00）'
    """
    if not facts.is_employed:
        return Expected("not_employed", NOT_EMPLOYED)
    half = _half_at(facts.shift, minute)
    if half is None:
        return Expected("off_hours", f"{clock(minute)} 不在上班时间（{facts.shift.clock_words}）")
    works, cover = ((facts.works_am, facts.am), (facts.works_pm, facts.pm))[half]
    if not works:
        return Expected("rest", facts.why_rest)
    spell = next((one for one in sorted(facts.spells) if one.first <= minute < one.last), None)
    away = cover or spell
    if away:
        return Expected(away.kind, away.because, away.ref)
    return _at_post(facts, half, minute)


def compare(expected: Expected, finding: Finding) -> Checked:
    """What was found against what was expected. Raises KeyError for a kind of breach that does not exist.

    >>> compare(Expected("post", "10:00 应在岗"), Finding(is_there=False)).state
    'off_post'
    >>> compare(Expected("leave", "事假", "leave:1"), Finding(is_there=False)).breaches
    ()
    """
    state = _state(expected, finding)
    presence = (state,) if state in BREACHES else ()
    conduct = tuple(BREACHES[code].code for code in finding.conduct)
    ref = finding.pending if state == "not_approved" else expected.ref
    return Checked(state, (*presence, *conduct), _because(expected, finding, state), ref)


@dataclass(frozen=True)
class CheckTotals:
    """People of a check by state: 应在岗 = 在岗 + 迟到 + 脱岗 + 未经批准离岗 + 超假未归 + 未查."""

    counts: Counter[str]

    @classmethod
    def of(cls, checked: Iterable[Checked]) -> "CheckTotals":
        """Everybody of the list counted once."""
        return cls(Counter(one.state for one in checked))

    @property
    def due(self) -> int:
        """How many had to be at their posts."""
        return sum(count for state, count in self.counts.items() if state not in (*AWAY, "not_due"))

    @property
    def in_words(self) -> str:
        """The counts as a circular says them.

        >>> CheckTotals(Counter(present=9, off_post=1, leave=2)).in_words
        '应在岗 10 人：在岗 9 人，脱岗 1 人；请假 2 人'
        """
        due = [state for state in FOUND if state not in (*AWAY, "not_due")]
        there, away = self._said(due), self._said(AWAY)
        return f"应在岗 {self.due} 人{f'：{there}' if there else ''}{f'；{away}' if away else ''}"

    def _said(self, states: Iterable[State]) -> str:
        return "，".join(f"{FOUND[state]} {self.counts[state]} 人" for state in states if self.counts[state])


def _half_at(shift: Shift, minute: Minute) -> int | None:
    """Which half of the day a minute lies in; None in the break and outside the hours."""
    return next((half for half, (first, last) in enumerate(pieces(shift)) if first <= minute < last), None)


def _at_post(facts: DayFacts, half: int, minute: Minute) -> Expected:
    shift = facts.shift
    first, last = pieces(shift)[half]
    signs_in = half == 0 or len(shift.slots) > 1 or not facts.works_am or facts.am is not None
    came = any(one <= minute for one in facts.punches if half == 0 or one >= pieces(shift)[0][1])
    waits = signs_in and not came
    if waits and minute <= first + shift.flexible + shift.late_grace:
        return Expected("off_hours", f"{clock(minute)} 尚在到岗宽限时间内")
    nursing = f"，当日有哺乳时间 {facts.nursing} 分钟" if facts.nursing else ""
    is_opening = waits and minute <= first + shift.flexible + shift.absent_after
    return Expected("post", f"{clock(minute)} 应在岗（{clock(first)}—{clock(last)}）{nursing}", is_opening=is_opening)


def _state(expected: Expected, finding: Finding) -> State:
    if expected.place in AWAY:
        return cast(State, expected.place)
    if expected.place not in MUST_BE_THERE:
        return "not_due"
    if finding.is_there is None:
        return "unchecked"
    if finding.is_there:
        return "present"
    if expected.place == "absent":
        return "overstay"
    if finding.pending:
        return "not_approved"
    return "late" if expected.is_opening else "off_post"


def _because(expected: Expected, finding: Finding, state: State) -> str:
    seen = {True: "在岗", False: "不在岗", None: "没有查看"}[finding.is_there]
    words = f"{expected.because}；检查时{seen}"
    if state == "not_approved":
        words += "，申请尚未批准"
    if finding.conduct:
        words += f"；{'、'.join(BREACHES[code].title for code in finding.conduct)}"
    return words
