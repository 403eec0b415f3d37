"""Exact numbers and shares in words, and back: 40.0 万元, 1/6, 12.5%.

Targets are computed with `Fraction`, so that "cut by 1/6 of the baseline" stays a rule on the baseline (22.41 × 5/6 is
18.675) and nothing is rounded before it is compared; only the words are.
"""

import re
from decimal import Decimal
from fractions import Fraction

Exact = int | Decimal | Fraction

# The most places that a sentence shows of a number that ends.
MOST_PLACES = 6
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
    ('40.0 万元', '12.26', '约 1.667')
    """
    exact = Fraction(value)
    least = max(0, -int(step.normalize().as_tuple().exponent)) if step else 0
    ends = next((places for places in range(least, MOST_PLACES + 1) if 10**places * exact % 1 == 0), None)
    places = least + 3 if ends is None else ends
    text = f"{'约 ' if ends is None else ''}{rounded(exact, places):.{places}f}"
    return f"{text} {unit}" if unit else text


def rounded(value: Exact, places: int) -> Decimal:
    """A number rounded half away from zero after `places`.

    >>> rounded(Fraction(-5, 2), 0), rounded(Fraction(1, 3), 3)
    (Decimal('-3'), Decimal('0.333'))
    """
    scaled = abs(Fraction(value)) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-places)
