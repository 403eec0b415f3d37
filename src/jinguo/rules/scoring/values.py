"""What goes into a scoring rule, exact and canonical: read from whatever holds it, written so that it reads back.

TOML, a JSON column and a form give numbers as integers or text; a binary fraction (`0.1` of a float) is refused,
because what it stands for is not what was typed.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from jinguo.rules.exact_words import as_decimal

Kind = Literal["number", "numbers", "yes", "text", "nodes", "tiers", "choice"]
Written = None | bool | str | list["Written"]

_NUMBER = re.compile(r"-?\d+(\.\d+)?(/[1-9]\d*)?", re.ASCII)


def number(value: Any) -> Fraction:
    """An exact number.

    Raises ValueError with a Chinese sentence for a float, for a yes or no, and for words.

    >>> number("12.5"), number("1/3"), number(Decimal("0.1"))
    (Fraction(25, 2), Fraction(1, 3), Fraction(1, 10))
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str):
        return _from_words(value.strip())
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"“{value}”不是数，请改正")
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError(f"“{value}”不是精确的数，请写成整数或文字形式的小数")
    return Fraction(value)


def number_text(value: Fraction) -> str:
    """A number as it is stored: decimal where it ends, else a fraction.

    >>> number_text(Fraction(25, 2)), number_text(Fraction(40)), number_text(Fraction(1, 3))
    ('12.5', '40', '1/3')
    """
    if value.denominator == 1:
        return str(value.numerator)
    exact = as_decimal(value)
    return str(value) if exact is None else f"{exact.normalize():f}"


def read(kind: Kind, value: Any) -> Any:
    """A value of a kind in the form that rules take; None stays None.

    Raises ValueError with a Chinese sentence for what is not of that kind.

    >>> read("nodes", [["“三八”总结", "1"], ["年度总结", None]])
    (('“三八”总结', Fraction(1, 1)), ('年度总结', None))
    """
    return None if value is None else _READERS[kind](value)


def written(value: Any) -> Written:
    """A value as JSON keeps it, numbers as text; reading it back gives the same.

    >>> written((("节点", Fraction(1, 3)), ("节点", None))), written(True), written(Decimal("0.50"))
    ([['节点', '1/3'], ['节点', None]], True, '0.5')
    """
    if isinstance(value, Fraction):
        return number_text(value)
    if value is None or isinstance(value, bool | str):
        return value
    return [written(one) for one in value] if isinstance(value, Sequence) else number_text(number(value))


def written_all(values: Mapping[str, Any]) -> dict[str, Written]:
    """Named values as JSON keeps them, in the order of their names."""
    return {name: written(values[name]) for name in sorted(values)}


def _from_words(words: str) -> Fraction:
    if not _NUMBER.fullmatch(words):
        raise ValueError(f"“{words}”不是数，请改正")
    top, _, bottom = words.partition("/")
    return Fraction(top) / int(bottom or 1)


def _yes(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"“{value}”不是“是”或“否”，请改正")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"“{value}”不是文字，请改正")
    return value


def _many(value: Any) -> Iterable[Any]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ValueError(f"“{value}”不是一列，请改正")
    return value


def _pairs(value: Any) -> Iterable[tuple[Any, Any]]:
    for pair in _many(value):
        if len(tuple(_many(pair))) != 2:
            raise ValueError("每一行要有两个值，请补齐")
        yield pair[0], pair[1]


def _numbers(value: Any) -> tuple[Fraction, ...]:
    return tuple(number(one) for one in _many(value))


def _nodes(value: Any) -> tuple[tuple[str, Fraction | None], ...]:
    return tuple((_text(title), None if days is None else number(days)) for title, days in _pairs(value))


def _tiers(value: Any) -> tuple[tuple[Fraction, Fraction], ...]:
    return tuple((number(threshold), number(points)) for threshold, points in _pairs(value))


_READERS: dict[Kind, Callable[[Any], Any]] = {
    "number": number,
    "numbers": _numbers,
    "yes": _yes,
    "text": _text,
    "choice": _text,
    "nodes": _nodes,
    "tiers": _tiers,
}
