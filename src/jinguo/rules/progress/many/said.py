"""What a method says, as two columns: the number of its status in `CODES`, and its figure.

The formulas are those of `formulas.py`; statuses are compared in whole numbers, so that what a fraction decides is
decided the same a million rows at a time. A method that cannot answer says so by its status and has no figure.
"""

from typing import NamedTuple

import narwhals as nw

from jinguo.rules.progress.attainment import STATUSES
from jinguo.rules.progress.many.ground import Terms, is_set

CODES: dict[str, int] = {status: number for number, status in enumerate(STATUSES)}
NAMES = tuple(STATUSES)
Branch = tuple[nw.Expr, str]
NOTHING = nw.lit(None, nw.Float64)


class Said(NamedTuple):
    """The status of a method and its figure."""

    status: nw.Expr
    value: nw.Expr


def chosen(branches: list[Branch], otherwise: str) -> nw.Expr:
    """The status of the first branch that holds."""
    found = nw.lit(CODES[otherwise], nw.Int8)
    for condition, status in reversed(branches):
        found = nw.when(condition).then(nw.lit(CODES[status], nw.Int8)).otherwise(found)
    return found


def whenever(condition: nw.Expr, value: nw.Expr) -> nw.Expr:
    """A figure where a condition holds, none elsewhere."""
    return nw.when(condition).then(value).otherwise(nw.lit(None, nw.Float64))


def over(value: nw.Expr) -> nw.Expr:
    """Something to divide by: nothing instead of 0, on which engines do not agree."""
    return nw.when(value != 0).then(value.cast(nw.Float64)).otherwise(nw.lit(None, nw.Float64))


def floating(name: str) -> nw.Expr:
    """A whole column as floats."""
    return nw.col(name).cast(nw.Float64)


def way_ok(terms: Terms) -> nw.Expr:
    """What a method asks for that measures the way from the baseline (`lacking.WAY`)."""
    later = terms["due"] > nw.col("since_year")
    return nw.col("level_ok") & is_set(terms["numbered"]) & nw.col("begun_ok") & later & (nw.col("start_gap") > 0)
