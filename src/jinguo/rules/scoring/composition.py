"""Putting scores together (合成): parts, bonus and deduction outside the base with their caps, vetoes, one rounding.

Source: rule 30 (bonus and deduction outside the base with caps; no negative below 0); appraisal §6 (base 100 = own
duties + common building + evaluation); 一票否决 of yearly schemes: the result is held at a cap whatever the points say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from jinguo.rules.exact_words import Exact, figure, rounded, total_of
from jinguo.rules.scoring.score import Score


@dataclass(frozen=True, slots=True)
class Veto:
    """A veto that has fallen (一票否决): what it was, and the most that the whole may come to."""

    title: str
    cap: Fraction
    reason: str


def compose(
    title: str,
    parts: Sequence[Score],
    *,
    bonuses: Sequence[Score] = (),
    bonus_cap: Exact = 0,
    deductions: Sequence[Score] = (),
    deduction_cap: Exact = 0,
    vetoes: Sequence[Veto] = (),
) -> Score:
    """The whole: parts added, bonus added up to its cap, deduction taken up to its cap, 0 at least, vetoes last.

    A deduction's score says how much is taken: its `points` are what is lost. Exact; rounded only where it is shown.

    >>> base, more = Score(Fraction(85), Fraction(100), ""), Score(Fraction(6), Fraction(6), "")
    >>> compose("全年", [base], bonuses=[more], bonus_cap=5).because
    '各部分合计 85 分；加分 6 分，按 5 分封顶；得 90 分'
    """
    base = total_of(part.points for part in parts)
    more, more_words = _capped(bonuses, Fraction(bonus_cap), "加分")
    less, less_words = _capped(deductions, Fraction(deduction_cap), "扣分")
    before = max(base + more - less, Fraction(0))
    fallen = min(vetoes, key=lambda veto: veto.cap, default=None)
    points = min(before, fallen.cap) if fallen else before
    told = [f"各部分合计 {_plain(base)} 分", *more_words, *less_words]
    if fallen:
        told.append(f"一票否决“{fallen.title}”（{fallen.reason}），最高 {_plain(fallen.cap)} 分")
    of = total_of(part.of for part in parts)
    because = "；".join([*told, f"得 {_plain(points)} 分"])
    return Score(points, of, because, title=title, children=(*parts, *bonuses, *deductions))


def weigh(title: str, items: Sequence[Score], weight: Exact) -> Score:
    """A part of a scheme: its items scaled to the part's weight, where their points come to something else.

    >>> weigh("职能工作", [Score(Fraction(30), Fraction(60), "")], 40).because
    '各项得 30 分，满分 60 分，折合 40 分制得 20 分'
    """
    points, of, whole = total_of(item.points for item in items), total_of(item.of for item in items), Fraction(weight)
    if not of:
        return Score(Fraction(0), whole, "没有可计分的项目，不得分", title=title, children=tuple(items))
    if of == whole:
        return Score(points, whole, f"各项合计 {_plain(points)} 分", title=title, children=tuple(items))
    scaled = points * whole / of
    words = f"各项得 {_plain(points)} 分，满分 {_plain(of)} 分，折合 {figure(whole)} 分制得 {_plain(scaled)} 分"
    return Score(scaled, whole, words, title=title, children=tuple(items))


def _capped(scores: Sequence[Score], cap: Fraction, word: str) -> tuple[Fraction, list[str]]:
    total = total_of(score.points for score in scores)
    if not scores:
        return Fraction(0), []
    over = f"，按 {_plain(cap)} 分封顶" if total > cap else ""
    return min(total, cap), [f"{word} {_plain(total)} 分{over}"]


def _plain(value: Fraction) -> str:
    return f"{rounded(value, 2).normalize():f}"
