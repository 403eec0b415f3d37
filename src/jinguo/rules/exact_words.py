"""Exact numbers and shares in words, and back: 40.0 万元, 1/6, 12.5%.

Targets are computed with `Fraction`, so that "cut by 1/6 of the baseline" stays a rule on the baseline (22.41 × 5/6 is
18.675) and nothing is rounded before it is compared; only the words are.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm
from operator import methodcaller

Exact = int | Decimal | Fraction

# The most places that a sentence shows of a number that ends, and how many beyond the step of one that does not.
MOST_PLACES, PLACES_BEYOND = 6, 2
# Signs that stand right behind the digits; a difference of two rates is told in points.
CLOSE_UNITS = {"%": "个百分点", "‰": "个千分点", "/万": "个万分点", "/10万": "个十万分点"}
_RATIO = methodcaller("as_integer_ratio")
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
    text = _digits(value, places_of(step) if step else 0)
    return f"{text}{unit}" if unit in CLOSE_UNITS else f"{text} {unit}".rstrip()


def _digits(value: Exact, least: int) -> str:
    """The digits, with `least` places or as many as it needs."""
    top, bottom = value.as_integer_ratio()
    if bottom == 1 and not least:
        return str(top)
    ends = places_to_end(bottom)
    if ends is None or max(ends, least) > MOST_PLACES:
        about, places = "约 ", least + PLACES_BEYOND
    else:
        about, places = "", max(ends, least)
    return f"{about}{rounded(value, places):.{places}f}"


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
    top, bottom = 0, 1
    for one, of in map(_RATIO, values):
        if of == bottom:
            top += one
        else:
            whole = lcm(bottom, of)
            top, bottom = top * (whole // bottom) + one * (whole // of), whole
    return Fraction(top, bottom)


def rounded(value: Exact, places: int) -> Decimal:
    """A number rounded half away from zero after `places`.

    >>> rounded(Fraction(-5, 2), 0), rounded(Fraction(1, 3), 3)
    (Decimal('-3'), Decimal('0.333'))
    """
    top, bottom = value.as_integer_ratio()
    whole = (2 * abs(top) * 10**places + bottom) // (2 * bottom)
    return Decimal(whole if top >= 0 else -whole).scaleb(-places)


def as_decimal(value: Exact) -> Decimal | None:
    """The number as a decimal where it ends, else None.

    >>> as_decimal(Fraction(1, 8)), as_decimal(Fraction(1, 3))
    (Decimal('0.125'), None)
    """
    if isinstance(value, Decimal):
        return value
    top, bottom = value.as_integer_ratio()
    places = places_to_end(bottom)
    if places is None:
        return None
    return Decimal(top * 10**places // bottom).scaleb(-places) if places else Decimal(top)


def as_fraction(value: Exact) -> Fraction:
    """The number as a fraction; a fraction never changes, so one is given back itself.

    >>> as_fraction(Decimal("0.5")), as_fraction(Fraction(1, 3))
    (Fraction(1, 2), Fraction(1, 3))
    """
    return value if isinstance(value, Fraction) else Fraction(value)


@lru_cache(maxsize=256)  # the numbers of a page have few denominators
def places_to_end(denominator: int) -> int | None:
    """The decimal places after which a fraction in its lowest terms ends; None where it never does.

    >>> places_to_end(8), places_to_end(1), places_to_end(3)
    (3, 0, None)
    """
    places = max(_count(denominator, prime) for prime in (2, 5))
    return places if 10**places % denominator == 0 else None


def _count(number: int, prime: int) -> int:
    """How often a prime divides a number."""
    times = 0
    while number % prime == 0:
        number, times = number // prime, times + 1
    return times
