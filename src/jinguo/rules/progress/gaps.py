"""性别差距: the rate of men less that of women in points, and the rate of women over that of men. outlines/methods §7,
indicator_definitions.csv (性别差距, 性别比; 待核实). Positive: men are ahead.
"""

from fractions import Fraction

from jinguo.rules.exact_words import difference, figure
from jinguo.rules.progress.attainment import Attainment
from jinguo.rules.progress.case import Number, exact
from jinguo.rules.progress.words import answer, plain

METHOD = "gap"


def gender_gap(female: Number | None, male: Number | None, *, year: int, unit: str = "%") -> Attainment:
    """The gap in points, with the parity ratio in the sentence; no judgement, only the figure.

    >>> gender_gap(96.4, 98.2, year=2010).value
    1.8
    """
    women, men = _known(female), _known(male)
    if women is None or men is None:
        lacking = "、".join(name for name, one in (("女性", women), ("男性", men)) if one is None)
        return answer(METHOD, "no_data", f"{year}年缺{lacking}数据，没有差距可算")
    gap = men - women
    sides = f"{year}年女性 {figure(women, unit=unit)}，男性 {figure(men, unit=unit)}"
    parity = f"女/男 = {plain(float(women / men))}" if men else "男性为 0，女/男没有定义"
    return answer(METHOD, "measured", f"{sides}：{_ahead(gap, unit)}，{parity}", value=gap)


def gap_change(now: Attainment, before: Attainment, unit: str = "%") -> str:
    """Whether the gap, in the unit of both, has narrowed since the year before; the two may have changed sides.

    >>> gap_change(gender_gap(50, 52, year=2020), gender_gap(48, 53, year=2010))
    '差距缩小 3 个百分点'
    """
    if now.value is None or before.value is None:
        return "有一年没有差距，不比较"
    narrower = abs(_fraction(before)) - abs(_fraction(now))
    if not narrower:
        return "差距没有变化"
    sides = "（领先的一方已改变）" if now.value * before.value < 0 else ""
    return f"差距{'缩小' if narrower > 0 else '扩大'} {difference(abs(narrower), unit=unit)}{sides}"


def _ahead(gap: Fraction, unit: str) -> str:
    if not gap:
        return "没有差距"
    return f"{'男性' if gap > 0 else '女性'}高 {difference(abs(gap), unit=unit)}"


def _known(value: Number | None) -> Fraction | None:
    return None if value is None else exact(value)


def _fraction(gap: Attainment) -> Fraction:
    return exact(gap.value or 0.0) or Fraction(0)
