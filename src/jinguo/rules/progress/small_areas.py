"""Small areas (小地区): counts shown, years pooled, nobody ranked. Source: outlines/methods §1.8.

One death among 3,000 births is 33 per 100,000: the yearly mortality of a county is chance, and a county can print 0.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from jinguo.rules.exact_words import figure, rounded, total_of
from jinguo.rules.progress import lacking
from jinguo.rules.progress.attainment import STATUSES, Attainment
from jinguo.rules.progress.case import Case, Observation, exact
from jinguo.rules.progress.way import level_for
from jinguo.rules.progress.words import aim, answer, nearly

POOLED_YEARS, MOST_POOLED = 3, 5
# Below how many cases a yearly rate is called chance. Nobody has published a bound; it is printed wherever it decides.
LEAST_CASES = 20


class Together(NamedTuple):
    """The rate of the last years of a small area and how it came about; `is_small`: its own year is left to chance.

    `value` is None where there is no observation.
    """

    value: Fraction | None
    years: tuple[int, ...]
    is_small: bool
    because: str


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


def steady(series: Sequence[Observation], per: int, least: int = LEAST_CASES) -> Together:
    """The last value of a series, or, where its cases are too few, the rate of three to five years together.

    As few years as reach `least` cases, five at most; `is_small` stays true, for a pooled rate is shown and never
    ranked. Values without counts are taken as they are.

    >>> deaths = [Observation(2018 + n, 0, cases=n, population=3000) for n in range(3)]
    >>> steady(deaths, 100_000).because
    '2020年 2 例，少于 20 例，受偶然影响大，不排位次；2018—2020年合计 3 例 ÷ 9000 = 33.3，仍少于 20 例'
    """
    if not series:
        return Together(None, (), False, "没有数据")
    last = series[-1]
    if last.cases is None or last.cases >= least:
        return Together(exact(last.value), (last.year,), False, "" if last.cases is None else f"{last.cases} 例")
    words = f"{last.year}年 {last.cases} 例，少于 {least} 例，受偶然影响大，不排位次"
    years = _enough(series, least)
    if len(years) < POOLED_YEARS:
        return Together(exact(last.value), (last.year,), True, f"{words}；不足 {POOLED_YEARS} 年有例数，不合并")
    rate, how = together(years, per)
    short = f"，仍少于 {least} 例" if sum(one.cases or 0 for one in years) < least else ""
    span = f"{years[0].year}—{years[-1].year}年"
    told = f"{words}；{span}{how} {figure(rounded(rate, 1))}{short}"
    return Together(rate, tuple(one.year for one in years), True, told)


def _enough(series: Sequence[Observation], least: int) -> list[Observation]:
    """The last three years that have counts, or as many more, up to five, as bring the cases to `least`."""
    counted = [one for one in series if one.cases is not None and one.population][-MOST_POOLED:]
    for years in range(POOLED_YEARS, MOST_POOLED):
        if sum(one.cases or 0 for one in counted[-years:]) >= least:
            return counted[-years:]
    return counted
