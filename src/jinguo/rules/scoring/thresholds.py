"""Points by whether something was reached (达标类): by tiers, or all or nothing."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from jinguo.rules.exact_words import figure
from jinguo.rules.scoring.score import Score, missing, points_words, scored

Tiers = tuple[tuple[Fraction, Fraction], ...]


def tiers(
    of: Fraction,
    *,
    actual: Fraction | None,
    tiers: Tiers,
    otherwise: Fraction = Fraction(0),
    falling: bool = False,
    unit: str = "",
) -> Score:
    """Points by the first tier that is reached (分档): pairs of a threshold and its points, the best tier first.

    A threshold belongs to its tier. With `falling` less is better (a rank, a number of days) and a tier is kept by
    staying at or under its threshold. `otherwise` is what remains outside all tiers. Source: 瑞安 2012 (90% 200 分,
    80% 190 分 …); 山水城 2012 (前三名 4、3、2 分).

    >>> ladder = ((Fraction(90), Fraction(10)), (Fraction(80), Fraction(8)))
    >>> tiers(Fraction(10), actual=Fraction(85), tiers=ladder, unit="%").because
    '实际 85%，不低于 80% 一档，得 8 分'
    """
    if actual is None:
        return missing(of, "实际未报，得 0 分")
    words, side = f"实际 {figure(actual, unit=unit)}", "不高于" if falling else "不低于"
    for threshold, points in tiers:
        if actual <= threshold if falling else actual >= threshold:
            return scored(points, of, f"{words}，{side} {figure(threshold, unit=unit)} 一档，得 {points_words(points)}")
    last = figure(tiers[-1][0], unit=unit)
    return scored(otherwise, of, f"{words}，没有到最低一档（{side} {last}），得 {points_words(otherwise)}")


def tiers_fit(*, of: Fraction | None, tiers: Tiers, otherwise: Fraction, falling: bool) -> list[str]:
    """What is wrong between the tiers: each must be harder to reach than the next and bring no less.

    >>> tiers_fit(of=Fraction(10), tiers=((Fraction(80), Fraction(12)),), otherwise=Fraction(0), falling=False)
    ['最高一档 12 分超过这一项的 10 分，请改小']
    """
    if not tiers:
        return ["一档也没有填，请至少填一档"]
    thresholds, points = zip(*tiers, strict=True)
    earned: Sequence[Fraction] = (*points, otherwise)
    found = []
    if not all(better < worse if falling else better > worse for better, worse in pairwise(thresholds)):
        found.append(f"各档要从最好的排起，门槛逐档{'放大' if falling else '降低'}，请调整")
    if not all(better >= worse for better, worse in pairwise(earned)):
        found.append("门槛越高得分不能越少，请调整各档分值")
    if min(earned) < 0:
        found.append("各档分值不能小于 0，请改正")
    if of is not None and max(earned) > of:
        found.append(f"最高一档 {points_words(max(earned))}超过这一项的 {points_words(of)}，请改小")
    return found


def all_or_nothing(of: Fraction, *, met: bool | None, said: str | None = None) -> Score:
    """All points when the standard is met, else none (达标得满分). `said` is the finding's own sentence.

    Whether it is met is for `rules.goal_levels.meets` or an accepted task to say. Source: 山水城 2012 (达标得满分).

    >>> all_or_nothing(Fraction(10), met=False, said="实际 20.1，目标 20.0，不高于：未达到").because
    '实际 20.1，目标 20.0，不高于：未达到，得 0 分'
    """
    if met is None:
        return missing(of, f"{said or '是否达标未报'}，得 0 分")
    words = said or ("达到标准" if met else "没有达到标准")
    return scored(of if met else 0, of, f"{words}，得{f'满分 {points_words(of)}' if met else ' 0 分'}")
