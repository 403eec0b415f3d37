"""What a method says, as two columns: the number of its status in `CODES`, and its figure.

The formulas are those of `formulas.py`; statuses are compared in whole numbers, so that what a fraction decides is
decided the same a million rows at a time. A method that cannot answer says so by its status and has no figure.
"""

from typing import NamedTuple

import narwhals as nw

from jinguo.rules.progress.attainment import STATUSES
from jinguo.rules.progress.many.conditions import Condition, first_of

CODES: dict[str, int] = {status: number for number, status in enumerate(STATUSES)}
NAMES = tuple(STATUSES)
Branch = tuple[Condition, str]
NOTHING = nw.lit(None, nw.Float64)


class Said(NamedTuple):
    """The status of a method and its figure."""

    status: nw.Expr
    value: nw.Expr


def chosen(branches: list[Branch], otherwise: str) -> nw.Expr:
    """The status of the first branch that holds."""
    return first_of([(condition, _code(status)) for condition, status in branches], _code(otherwise))


def whenever(condition: Condition, value: nw.Expr) -> nw.Expr:
    """A figure where a condition holds, none elsewhere."""
    return first_of([(condition, value)], NOTHING)


def over(value: nw.Expr) -> nw.Expr:
    """Something to divide by: nothing instead of 0, on which engines do not agree."""
    return whenever(value != 0, value.cast(nw.Float64))


def floating(name: str) -> nw.Expr:
    """A whole column as floats."""
    return nw.col(name).cast(nw.Float64)


def _code(status: str) -> nw.Expr:
    return nw.lit(CODES[status], nw.Int8)
