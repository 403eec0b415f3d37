"""Small areas (小地区): counts shown, years pooled, nobody ranked. Source: outlines/methods §1.8.

One death among 3,000 births is 33 per 100,000: the yearly mortality of a county is chance, and a county can print 0.
"""

from collections.abc import Sequence
from fractions import Fraction

from jinguo.rules.exact_words import total_of
from jinguo.rules.progress import lacking
from jinguo.rules.progress.attainment import STATUSES, Attainment
from jinguo.rules.progress.case import Case, Observation, exact
from jinguo.rules.progress.way import level_for
from jinguo.rules.progress.words import aim, answer, nearly

POOLED_YEARS = 3


def pooled(case: Case, years: int = POOLED_YEARS) -> Attainment:
    """Whether the last years together reach the target; the value is their rate.

    By the counts where all of them have any (Σ cases ÷ Σ population), else by the mean of the yearly values, and the
    sentence says which. One year alone is not pooled.

    >>> from jinguo.rules.progress.case import Point
    >>> deaths = tuple(Observation(2018 + n, 0, cases=n % 2, population=3000) for n in range(3))
    >>> round(pooled(Case("reach", "le", deaths, target=Point(2020, 12), per=100_000)).value, 2)
    11.11
    """
    found = level_for("pooled", case, *lacking.LEVEL, lacking.a_level)
    if isinstance(found, Attainment):
        return found
    last = [one for one in case.unbroken if not case.base or one.year > case.base.year][-years:]
    if len(last) < 2:
        return answer("pooled", "not_available", "基期以后同一口径的数据不到两年，没有可合并的年份", case=case)
    rate, how = together(last, case.per)
    status = "reached" if found.bounds.holds(rate) else "not_reached"
    words = f"{'、'.join(str(one.year) for one in last)}年{how} {nearly(case, rate)}，{aim(case)}"
    return answer("pooled", status, f"{words}：{STATUSES[status].title}", case=case, value=rate)


def together(series: Sequence[Observation], per: int) -> tuple[Fraction, str]:
    """The rate of several years together, and how: by counts if all have them, else by the mean.

    >>> counted = [Observation(2019, 33.3, cases=1, population=3000), Observation(2020, 0, cases=0, population=2000)]
    >>> together(counted, 100000)
    (Fraction(20, 1), '合计 1 例 ÷ 5000 =')
    """
    if all(one.cases is not None and one.population for one in series):
        cases, population = (sum(getattr(one, name) for one in series) for name in ("cases", "population"))
        return Fraction(cases * per, population), f"合计 {cases} 例 ÷ {population} ="
    mean = total_of(exact(one.value) or 0 for one in series) / len(series)
    return mean, "的平均值（没有分子分母，各年等权）"
