"""Exact numbers and shares in words, and back: 40.0 万元, 1/6, 12.5%.

Targets are computed with `Fraction`, so that "cut by 1/6 of the baseline" stays a rule on the baseline (22.41 × 5/6 is
18.675) and nothing is rounded before it is compared; only the words are.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

Exact = int | Decimal | Fraction

# The most places that a sentence shows of a number that ends, and how many beyond the step of one that does not.
MOST_PLACES, PLACES_BEYOND = 6, 2
# Signs that stand right behind the digits; a difference of two rates is told in points.
CLOSE_UNITS = {"%": "个百分点", "‰": "个千分点", "/万": "个万分点", "/10万": "个十万分点"}
_SHARE = re.compile(r"(?P<top>\d+(?:\.\d+)?)\s*(?:/\s*(?P<bottom>\d+)|(?P<percent>[%％]))?", re.ASCII)


def parse_share(words: str) -> Fraction:
    """The share that words state: `1/6`, `20%`, `0.2`; exact.

    Raises ValueError with a Chinese sentence for anything else and for nothing at all.

    >>> parse_share("1/6"), parse_share("20%"), parse_share("12.5％"), parse_share("0.2")
    (Fraction(1, 6), Fraction(1, 5), Fraction(1, 8), Fraction(1, 5))
    """
    found = _SHARE.fullmatch(words.strip())
    bottom = int(found["bottom"] or 1) if found else 0
    if found is None or not bottom or not Fraction(found["top"]):
        raise ValueError(f"“{words}”不是比例，请写成 1/6、20% 或 0.2")
    return Fraction(found["top"]) / bottom / (100 if found["percent"] else 1)


def share_words(share: Exact) -> str:
    """A share as people say it: in % where that is a whole number of thousandths, else as a fraction.

    >>> share_words(Fraction(1, 6)), share_words(Fraction(1, 5)), share_words(Decimal("0.125"))
    ('1/6', '20%', '12.5%')
    """
    exact = Fraction(share)
    tenths = exact * 1000
    return f"{figure(exact * 100)}%" if tenths.denominator == 1 else f"{exact.numerator}/{exact.denominator}"


def figure(value: Exact, step: Decimal | None = None, unit: str = "") -> str:
    """A number as sentences say it, with the places of `step`; with more where it is finer, 约 where it never ends.

    >>> figure(40, Decimal("0.1"), "万元"), figure(Decimal("12.26"), Decimal("0.1")), figure(Fraction(5, 3))
    ('40.0 万元', '12.26', '约 1.67')
    """
    text = _digits(Fraction(value), places_of(step) if step else 0)
    return f"{text}{unit}" if unit in CLOSE_UNITS else f"{text} {unit}".rstrip()


def _digits(exact: Fraction, least: int) -> str:
    """The digits, with `least` places or as many as it needs."""
    if exact.denominator == 1 and not least:
        return str(exact.numerator)
    places_to_try = range(least, MOST_PLACES + 1)
    ends = next((n for n in places_to_try if 10**n * exact.numerator % exact.denominator == 0), None)
    places = least + PLACES_BEYOND if ends is None else ends
    return f"{'约 ' if ends is None else ''}{rounded(exact, places):.{places}f}"


def difference(value: Exact, step: Decimal | None = None, unit: str = "") -> str:
    """A difference of two numbers in words: of two rates in points.

    >>> difference(Decimal("0.4"), unit="%"), difference(2, Decimal("0.1"), "万元")
    ('0.4 个百分点', '2.0 万元')
    """
    return figure(value, step, CLOSE_UNITS.get(unit, unit))


@lru_cache(maxsize=64)  # a page of goals has a few steps only
def places_of(step: Decimal) -> int:
    """The decimal places that a multiple of `step` needs.

    >>> places_of(Decimal("0.10")), places_of(Decimal(50))
    (1, 0)
    """
    return max(0, -int(step.normalize().as_tuple().exponent))


def total_of(values: Iterable[Exact]) -> Fraction:
    """The exact sum.

    >>> total_of([Fraction(1, 3), Decimal("0.5"), 1])
    Fraction(11, 6)
    """
    return sum((Fraction(value) for value in values), Fraction(0))


def rounded(value: Exact, places: int) -> Decimal:
    """A number rounded half away from zero after `places`.

    >>> rounded(Fraction(-5, 2), 0), rounded(Fraction(1, 3), 3)
    (Decimal('-3'), Decimal('0.333'))
    """
    scaled = abs(Fraction(value)) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-places)


def as_decimal(value: Exact) -> Decimal | None:
    """The number as a decimal where it ends, else None.

    >>> as_decimal(Fraction(1, 8)), as_decimal(Fraction(1, 3))
    (Decimal('0.125'), None)
    """
    if isinstance(value, Decimal):
        return value
    exact = Fraction(value)
    if exact.denominator == 1:
        return Decimal(exact.numerator)
    places = max(_count(exact.denominator, prime) for prime in (2, 5))
    whole = exact * 10**places
    return Decimal(whole.numerator).scaleb(-places) if whole.denominator == 1 else None


def _count(number: int, prime: int) -> int:
    """How often a prime divides a number."""
    times = 0
    while number % prime == 0:
        number, times = number // prime, times + 1
    return times
