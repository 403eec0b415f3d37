"""Putting scores together (合成): parts, bonus and deduction outside the base with their caps, vetoes, one rounding.

Source: rule 30 (bonus and deduction outside the base with caps; no negative below 0); appraisal §6 (base 100 = own
duties + common building + evaluation); 一票否决 of yearly schemes: the result is held at a cap whatever the points say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from jinguo.rules.exact_words import Exact, total_of
from jinguo.rules.scoring.score import Score, points_words, scored, uncounted


@dataclass(frozen=True, slots=True)
class Veto:
    """A veto that has fallen (一票否决): what it was, the most that the whole may come to, and the fact behind it.

    Without a cap it holds the grade only (`grading.grade_of`).
    """

    title: str
    cap: Fraction | None
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

    Of a deduction, what its score falls short of its points is taken. Parts that ask for nothing in the period count
    neither way. Exact; rounded only where it is shown.

    >>> base, more = scored(85, 100, ""), scored(6, 6, "")
    >>> compose("全年", [scored(45, 50, "").named("a", "职责"), scored(20, 50, "").named("b", "文明")]).because
    '职责 45 分 + 文明 20 分 = 65 分'
    >>> compose("全年", [base], bonuses=[more], bonus_cap=5).because
    '各部分合计 85 分；加分 6 分，按 5 分封顶；得 90 分'
    """
    counted = [part for part in parts if part.is_counted]
    base = total_of(part.exact for part in counted)
    gained = total_of(score.exact for score in bonuses if score.is_counted)
    lost = total_of(score.of - score.exact for score in deductions if score.is_counted)
    more, more_words = _capped(gained, Fraction(bonus_cap), "加分")
    less, less_words = _capped(lost, Fraction(deduction_cap), "扣分")
    points = max(base + more - less, Fraction(0))
    told = [_sum_words(counted, base), *more_words, *less_words]
    capping = [(veto.cap, veto) for veto in vetoes if veto.cap is not None]
    if capping:
        cap, fallen = min(capping, key=lambda one: one[0])
        points = min(points, cap)
        told.append(f"一票否决“{fallen.title}”（{fallen.reason}），最高 {points_words(cap)}")
    of = total_of(part.of for part in counted)
    if len(told) > 1:
        told.append(f"得 {points_words(points)}")
    return Score(points, of, "；".join(told), children=(*parts, *bonuses, *deductions), title=title)


def weigh(code: str, title: str, items: Sequence[Score], weight: Exact) -> Score:
    """A part of a scheme: its items scaled to the part's weight, where the points that count come to something else.

    Items that give more than their points (`ratio` with `most`) fill up others, never the part over its weight. A part
    of which nothing counts in the period does not count itself.

    >>> weigh("duties", "职能工作", [scored(30, 60, "")], 40).because
    '各项得 30 分，满分 60 分，折合 40 分制得 20 分'
    """
    counted = [item for item in items if item.is_counted]
    points, of, whole = total_of(one.exact for one in counted), total_of(one.of for one in counted), Fraction(weight)
    if not of:
        found = uncounted(whole, "本期没有可计分的项目，不计分")
    elif of == whole:
        found = _held(points, whole, f"各项合计 {points_words(points)}")
    else:
        share = points * whole / of
        scale = f"折合 {points_words(whole)}制得 {points_words(share)}"
        found = _held(share, whole, f"各项得 {points_words(points)}，满分 {points_words(of)}，{scale}")
    return Score(found.exact, found.of, found.because, tuple(items), code=code, title=title, standing=found.standing)


def _sum_words(parts: Sequence[Score], total: Fraction) -> str:
    if len(parts) < 2 or not all(part.title for part in parts):
        return f"各部分合计 {points_words(total)}"
    told = " + ".join(f"{part.title} {points_words(part.exact)}" for part in parts)
    return f"{told} = {points_words(total)}"


def _held(points: Fraction, most: Fraction, because: str) -> Score:
    over = f"，按 {points_words(most)}封顶" if points > most else ""
    return scored(min(points, most), most, because + over)


def _capped(total: Fraction, cap: Fraction, word: str) -> tuple[Fraction, list[str]]:
    if not total:
        return Fraction(0), []
    over = f"，按 {points_words(cap)}封顶" if total > cap else ""
    return min(total, cap), [f"{word} {points_words(total)}{over}"]
