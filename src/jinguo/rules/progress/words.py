"""The sentences of all methods: a figure with its year, a change, and the closing that names method and sources."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from jinguo.rules.exact_words import Exact, difference, figure, places_of, rounded
from jinguo.rules.progress.attainment import Attainment
from jinguo.rules.progress.case import Case, Observation, Point, exact
from jinguo.rules.progress.naming import NAMED
from jinguo.rules.wording import NOT_APPLICABLE

Dated = Point | Observation


def answer(
    method: str,
    status: str,
    words: str,
    *,
    case: Case | None = None,
    value: Exact | float | None = None,
    score: float | None = None,
) -> Attainment:
    """What a method says, with the closing that names it and where the figures come from."""
    closing = "；".join([f"{NAMED[method].title}，{NAMED[method].cited}", *(_sources(case) if case else ())])
    return Attainment(status, method, f"{words}（{closing}）", None if value is None else float(value), score)


def result(case: Case, found: Attainment) -> str:
    """The figure of a method as a table shows it, in the method's unit or that of the case; — where there is none.

    >>> result(Case("reach", "le", unit="/10万"), Attainment("ahead", "path", "", 25.0))
    '25.0/10万'
    """
    if found.value is None:
        return NOT_APPLICABLE
    unit = NAMED[found.method].unit
    if not unit:
        return nearly(case, found.value)
    return per_cent(found.value) if unit == "%" else plain(found.value)


def said(case: Case, value: Exact | float) -> str:
    """A value with the unit and the places of the case.

    >>> said(Case("reach", "le", unit="/10万"), Fraction(20))
    '20.0/10万'
    """
    return figure(exact(value) or 0, case.step, case.unit)


def nearly(case: Case, value: Exact | float) -> str:
    """A computed value, to one place more than the case has.

    >>> nearly(Case("reach", "le", unit="%"), Fraction(1, 3))
    '0.33%'
    """
    return figure(rounded(exact(value) or 0, places_of(case.step) + 1), case.step, case.unit)


def of_year(case: Case, point: Dated) -> str:
    """A value with its year and, where they are known, the counts behind it.

    >>> of_year(Case("reach", "le", unit="/10万"), Observation(2020, 33.3, cases=1, population=3000))
    '2020年 33.3/10万（1/3000）'
    """
    counted = f"（{point.cases}/{point.population}）" if isinstance(point, Observation) and point.population else ""
    return f"{point.year}年 {said(case, point.value or 0)}{counted}"


def aim(case: Case) -> str:
    """The year of the target, where there is one, and the level that it asks for.

    >>> aim(Case("reach", "le", target=Point(2020, 20), unit="/10万"))
    '2020年目标 20.0/10万，不高于'
    """
    return f"{case.target.year}年{case.wanted.because}" if case.target else case.wanted.because


def apart(case: Case, gap: Fraction) -> str:
    """A difference of two values of the case: in points, where they are rates."""
    return difference(gap, case.step, case.unit)


def per_cent(share: Exact | float, places: int = 1) -> str:
    """A number of per cent, rounded; what is rounded away is not said to be 0.

    >>> per_cent(Fraction(100, 3)), per_cent(Fraction(1, 50)), per_cent(0)
    ('33.3%', '不足 0.1%', '0.0%')
    """
    amount = exact(share) or Fraction(0)
    shown = rounded(amount, places)
    return f"不足 {Decimal(1).scaleb(-places)}%" if amount and not shown else f"{shown}%"


def plain(number: float, places: int = 2) -> str:
    """A pure number, rounded.

    >>> plain(0.267323), plain(-4.5)
    ('0.27', '-4.50')
    """
    return f"{rounded(exact(number) or 0, places)}"


def _sources(case: Case) -> Iterator[str]:
    """Where target, baseline and observation come from, each named once, with how sure they are."""
    named: dict[str, list[str]] = {}
    for name, point in (("目标", case.target), ("基期", case.base), ("数据", case.now)):
        words = "，".join(filter(None, (point.source, point.confidence))) if point else ""
        named.setdefault(words, []).append(name)
    return (f"{'、'.join(names)}：{words}" for words, names in named.items() if words)
