"""填错单位: what can be told of a value before it is taken in: a unit not its own, a value that no rate can have.

Source: outlines/disagreements.md (two rows of 2011, 12.1 and 15.6, were printed % instead of ‰).
"""

from collections.abc import Iterable
from fractions import Fraction

from jinguo.rules.exact_words import figure
from jinguo.rules.outlines.indicators import Indicator
from jinguo.rules.outlines.vocabulary import UNITS
from jinguo.rules.progress.case import Number, exact

# Rates of a whole cannot be more than all of it.
WHOLE = {"%": 100, "‰": 1000}
NEAR_YEARS = 3
TENFOLD = (Fraction(8), Fraction(25, 2))
CONFIRMED = "已核实"


def wrong_unit(indicator: Indicator, words: str) -> str:
    """What is wrong with the unit that a table writes; empty where it is that of the indicator or none is written.

    >>> from jinguo.rules.outlines.indicators import indicator_named
    >>> wrong_unit(indicator_named("婴儿死亡率"), "%")
    '婴儿死亡率的计量单位是 ‰（千分之），这里写的是 %，请核对是不是单位写错'
    """
    unit = indicator.measured_in
    if not words or unit.is_written(words):
        return ""
    written = next((one.code for one in UNITS.values() if one.is_written(words)), words)
    return f"{indicator.title}的计量单位是 {unit.code}（{unit.title}），这里写的是 {written}，请核对是不是单位写错"


def limits(indicator: Indicator) -> tuple[int | None, int | None]:
    """Between which values an indicator can lie at all, in its own unit; None where there is no end.

    Enrolment in gross terms (毛入学率, 毛入园率) may pass 100, and a gap (差距) may be below nothing.

    >>> from jinguo.rules.outlines.indicators import indicator_named
    >>> limits(indicator_named("婴儿死亡率")), limits(indicator_named("学前教育毛入园率"))
    ((0, 1000), (0, 200))
    """
    most = WHOLE.get(indicator.unit)
    return None if "差距" in indicator.title else 0, most and most * (2 if "毛入" in indicator.title else 1)


def impossible(indicator: Indicator, value: Number) -> str:
    """What is wrong with a value by itself: below nothing, or a share of more than the whole; empty where nothing is.

    >>> from jinguo.rules.outlines.indicators import indicator_named
    >>> impossible(indicator_named("婴儿死亡率"), 2020)
    '2020‰ 大于 1000‰，请核对是不是填错列或单位'
    """
    amount, (least, most) = exact(value) or Fraction(0), limits(indicator)
    if least is not None and amount < least:
        return f"{figure(amount, unit=indicator.unit)}小于 0，请核对"
    if most is None or amount <= most:
        return ""
    return f"{figure(amount, unit=indicator.unit)} 大于 {most}{indicator.unit}，请核对是不是填错列或单位"


def tenfold(indicator: Indicator, year: int, value: Number, others: Iterable[tuple[int, Number]]) -> str:
    """That a rate is about ten times, or a tenth of, the value nearest in time (% for ‰); empty where it is not.

    Only of shares, and of values not more than three years apart: chance and scope move farther over longer times.

    >>> from jinguo.rules.outlines.indicators import indicator_named
    >>> tenfold(indicator_named("婴儿死亡率"), 2020, 0.54, [(2018, 6.1)])
    '与2018年的 6.1‰ 相差约十倍，请核对是不是把 % 和 ‰ 弄混；确实如此的，在备注里写“已核实”'
    """
    amount = exact(value) or Fraction(0)
    near = [(abs(year - one), one, exact(other) or Fraction(0)) for one, other in others if indicator.unit in WHOLE]
    if not amount or not near or min(near)[0] > NEAR_YEARS or not min(near)[2]:
        return ""
    _, when, known = min(near)
    ratio = max(amount / known, known / amount)
    if not TENFOLD[0] <= ratio <= TENFOLD[1]:
        return ""
    told = f"与{when}年的 {figure(known, unit=indicator.unit)} 相差约十倍，请核对是不是把 % 和 ‰ 弄混"
    return f"{told}；确实如此的，在备注里写“{CONFIRMED}”"
