"""Points for a quantity against its target (数量类): by ratio, less is better, by progress, by coverage.

A target that is not set, or of which no part falls into the period, asks for nothing and is not counted, neither in
what is got nor in what can be got; an actual that has not come in earns nothing and says 未报. Source: rule 30
(min(actual/plan, 1) × points unless over-completion is allowed, never below 0); 泉州市妇联 2011, 绩效目标考评. That
rule says nothing of a plan of 0, which has no ratio: as with 应达数 0, nothing is assessed (the product's own default).
"""

from fractions import Fraction

from jinguo.rules.exact_words import figure
from jinguo.rules.goal_levels import NOTHING_ASKED
from jinguo.rules.scoring.score import Score, missing, percent_words, points_words, scored, share_of, uncounted

HUNDRED = Fraction(100)
NO_TARGET = "本期没有目标值，不计分"


def ratio(
    of: Fraction, *, plan: Fraction | None, actual: Fraction | None, most: Fraction = HUNDRED, unit: str = ""
) -> Score:
    """Points in proportion to what was reached (按比例): of × actual / plan, at most `most` per cent.

    `most` above 100 rewards over-completion. Edges: a plan of 0 asks for nothing in the period and is not counted; a
    negative actual earns nothing; a negative plan has no ratio and is said to be missing.

    >>> ratio(Fraction(30), plan=Fraction(40), actual=Fraction(36), unit="万元").because
    '目标 40 万元，实际 36 万元，完成 90%，30 分 × 90% = 27 分'
    """
    if plan is None:
        return uncounted(of, NO_TARGET)
    if plan == 0:
        return uncounted(of, f"{NOTHING_ASKED}，不计分")
    if plan < 0:
        return missing(of, f"目标 {figure(plan, unit=unit)} 是负数，不能按比例计分，请换一种计分规则")
    if actual is None:
        return missing(of, f"目标 {figure(plan, unit=unit)}，实际未报，得 0 分")
    done = HUNDRED * actual / plan
    counted = min(max(done, Fraction(0)), most)
    words = f"目标 {figure(plan, unit=unit)}，实际 {figure(actual, unit=unit)}，完成 {percent_words(done)}"
    return share_of(of, counted, words if counted == done else f"{words}，按 {percent_words(counted)} 计")


def inverse_ratio(of: Fraction, *, plan: Fraction | None, actual: Fraction | None, unit: str = "") -> Score:
    """Points where less is better (越少越好): all up to the limit `plan`, beyond it of × plan / actual.

    Edges: with a limit of 0 anything above it earns nothing.

    >>> inverse_ratio(Fraction(10), plan=Fraction(8), actual=Fraction(10), unit="天").because
    '上限 8 天，实际 10 天，超过，按 8 ÷ 10 = 80% 计，10 分 × 80% = 8 分'
    """
    if plan is None:
        return uncounted(of, NO_TARGET)
    if actual is None:
        return missing(of, f"上限 {figure(plan, unit=unit)}，实际未报，得 0 分")
    words = f"上限 {figure(plan, unit=unit)}，实际 {figure(actual, unit=unit)}"
    if actual <= plan:
        return scored(of, of, f"{words}，没有超过，得满分 {points_words(of)}")
    if plan <= 0:
        return scored(0, of, f"{words}，超过，得 0 分")
    percent = HUNDRED * plan / actual
    return share_of(of, percent, f"{words}，超过，按 {figure(plan)} ÷ {figure(actual)} = {percent_words(percent)} 计")


def progress(
    of: Fraction, *, baseline: Fraction | None, plan: Fraction | None, actual: Fraction | None, unit: str = ""
) -> Score:
    """Points for the way come from a baseline to a target (按进展), upwards or downwards, never more than the way.

    Edges: without a baseline, or with one that equals the target, there is no way to go, and it is said to be missing;
    to fall behind the baseline earns nothing.

    >>> progress(Fraction(10), baseline=Fraction(48), plan=Fraction(40), actual=Fraction(42)).because
    '基期 48，目标 40，实际 42，完成进展的 75%，10 分 × 75% = 7.5 分'
    """
    if plan is None:
        return uncounted(of, NO_TARGET)
    if baseline is None or baseline == plan:
        why = "基期值没有填" if baseline is None else f"基期和目标都是 {figure(plan, unit=unit)}"
        return missing(of, f"{why}，算不出进展，请补填或换一种计分规则")
    words = f"基期 {figure(baseline, unit=unit)}，目标 {figure(plan, unit=unit)}"
    if actual is None:
        return missing(of, f"{words}，实际未报，得 0 分")
    done = HUNDRED * (actual - baseline) / (plan - baseline)
    counted = min(max(done, Fraction(0)), HUNDRED)
    words = f"{words}，实际 {figure(actual, unit=unit)}，完成进展的 {percent_words(done)}"
    return share_of(of, counted, words if counted == done else f"{words}，按 {percent_words(counted)} 计")


def coverage(
    of: Fraction,
    *,
    part: Fraction | None,
    whole: Fraction | None,
    full: Fraction = HUNDRED,
    least: Fraction = Fraction(0),
    unit: str = "",
) -> Score:
    """Points for how many of all were reached (按覆盖率): all from `full` per cent on, in proportion below.

    Below `least` per cent it earns nothing. Edges: of nobody, nothing is asked and nothing counted.

    >>> coverage(Fraction(5), part=Fraction(9), whole=Fraction(10), unit="人").because
    '应达 10 人，达到 9 人，占 90%，5 分 × 90% = 4.5 分'
    >>> coverage(Fraction(12), part=Fraction(986), whole=Fraction(1000), full=Fraction(98)).because
    '应达 1000，达到 986，占 98.6%，不低于 98%，得满分 12 分'
    """
    if not whole:
        return uncounted(of, "应达数没有填或为 0，不计分")
    words = f"应达 {figure(whole, unit=unit)}"
    if part is None or whole < 0:
        return missing(of, f"{words}，{'实际未报' if part is None else '不能是负数，请改正'}，得 0 分")
    rate = HUNDRED * part / whole
    words = f"{words}，达到 {figure(part, unit=unit)}，占 {percent_words(rate)}"
    if rate < least or rate <= 0:
        return scored(0, of, f"{words}，{f'低于 {percent_words(least)}，' if rate < least else ''}得 0 分")
    if rate >= full:
        return scored(of, of, f"{words}，不低于 {percent_words(full)}，得满分 {points_words(of)}")
    if full == HUNDRED:
        return share_of(of, rate, words)
    share = HUNDRED * rate / full
    return share_of(of, share, f"{words}，为 {percent_words(full)} 的 {percent_words(share)}")
