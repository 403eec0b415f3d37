"""The grade of a year (年度考核等次), in a fixed order: who is not graded, what forbids a grade, then the proposal.

    elsewhere → probation → open case → over half a year away → sanctions, refusal, ladder (the heaviest) → proposal

Source: rules 17, 19, 22, 23; 《公务员法》第三十七、三十八条; 《公务员考核规定》(2020修订) 第二十五至二十九条, 二手.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jinguo.rules.attendance.ladder import rung
from jinguo.rules.figure_table import Figure
from jinguo.rules.grading.away import Away, half_year
from jinguo.rules.grading.sanctions import EFFECTS, WEIGHTS, Effect, Sanction, Weighed, weigh

Grade = Literal["excellent", "competent", "basic", "unfit"]
GRADES: dict[Grade, str] = {"excellent": "优秀", "competent": "称职", "basic": "基本称职", "unfit": "不称职"}
DIMENSIONS = {"virtue": "德", "ability": "能", "diligence": "勤", "results": "绩", "integrity": "廉"}
ALL: frozenset[Grade] = frozenset(GRADES)
Outcome = Literal["graded", "open", "comment_only", "no_grade", "held", "not_assessed", "elsewhere"]
OUTCOMES: dict[Outcome, str] = {
    "graded": "已定等次",
    "open": "待定等次",
    "comment_only": "只写评语，不确定等次",
    "no_grade": "参加考核，不确定等次",
    "held": "参加考核，不写评语、不确定等次",
    "not_assessed": "不参加考核",
    "elsewhere": "由其他单位考核",
}


@dataclass(frozen=True)
class YearFacts:
    """All that decides about one person's grade of a year; what is counted is counted for that calendar year.

    `graded_by` says who grades her instead (the higher body for leaders, the place of a long secondment).
    `proposal` is the grade the responsible leader proposes, if she has.
    """

    year: int
    graded_by: str = ""
    is_on_probation: bool = False
    has_open_case: bool = False
    away: Away | None = None
    sanctions: tuple[Sanction, ...] = ()
    refuses: bool = False
    admonitions: int = 0
    warnings: int = 0
    proposal: Grade | None = None


@dataclass(frozen=True)
class GradeResult:
    """The grade, or None where there is none (yet); the grades that are allowed; and why, line by line."""

    grade: Grade | None
    outcome: Outcome
    allowed: frozenset[Grade]
    because: tuple[str, ...]


def grade_of(facts: YearFacts, own: tuple[Figure, ...] = ()) -> GradeResult:
    """The grade of a year by the fixed order; the first that excludes decides.

    >>> grade_of(YearFacts(2026, proposal="excellent", warnings=1)).because[-1]
    '拟定等次优秀不在可定的等次（称职、基本称职、不称职）之内，请重新提出'
    """
    excluded = _excluded(facts, own)
    if excluded:
        return excluded
    found = _limits(facts, own)
    if found.effect == "unfit":
        return GradeResult("unfit", "graded", frozenset({"unfit"}), found.because)
    if found.effect in ("comment_only", "no_grade"):
        return _none("comment_only" if found.effect == "comment_only" else "no_grade", *found.because)
    allowed = ALL - {"excellent"} if found.effect == "not_excellent" else ALL
    return _proposed(facts.proposal, allowed, found.because)


def _excluded(facts: YearFacts, own: tuple[Figure, ...]) -> GradeResult | None:
    """Who is not graded here or now, whatever else holds."""
    if facts.graded_by:
        return _none("elsewhere", f"由{facts.graded_by}考核，本单位提供情况（《公务员法》第三十八条）")
    if facts.is_on_probation:
        return _none("comment_only", "试用期内，只写评语，不确定等次（《公务员考核规定》（二手来源））")
    if facts.has_open_case:
        after = "结案后不给处分或只给警告的，再补定等次"
        return _none("held", f"涉嫌违纪违法被立案调查，尚未结案，不写评语、不确定等次；{after}（同上，二手来源）")
    left = half_year(facts.away, date(facts.year, 12, 31), own) if facts.away else None
    return _none(left.outcome, left.because) if left and left.is_over else None


def _limits(facts: YearFacts, own: tuple[Figure, ...]) -> Weighed:
    """Sanctions, refusal and the ladder of conduct together: the heaviest decides, all are told."""
    ladder = rung(facts.admonitions, facts.warnings, date(facts.year, 12, 31), own)
    limit: Effect = ladder.limit
    refusal: Effect = "unfit" if facts.refuses else ""
    refused = ("无正当理由不参加考核，经教育仍拒绝，定为不称职（《公务员考核规定》（二手来源））",) if refusal else ()
    found = [weigh(facts.sanctions, facts.year), Weighed(refusal, refused), Weighed(limit, ladder.because)]
    heaviest = max((one.effect for one in found), key=WEIGHTS.index)
    lines = [line for one in found for line in one.because]
    if sum(bool(one.effect) for one in found) > 1:
        lines.append(f"多项同时存在，从重：{EFFECTS[heaviest]}")
    return Weighed(heaviest, tuple(lines))


def _proposed(proposal: Grade | None, allowed: frozenset[Grade], because: tuple[str, ...]) -> GradeResult:
    if proposal is None:
        return GradeResult(None, "open", allowed, (*because, "还没有提出拟定等次"))
    if proposal in allowed:
        return GradeResult(proposal, "graded", allowed, (*because, f"拟定等次{GRADES[proposal]}"))
    may = "、".join(words for grade, words in GRADES.items() if grade in allowed)
    refusal = f"拟定等次{GRADES[proposal]}不在可定的等次（{may}）之内，请重新提出"
    return GradeResult(None, "open", allowed, (*because, refusal))


def _none(outcome: Outcome, *because: str) -> GradeResult:
    return GradeResult(None, outcome, frozenset(), because)
