"""Conditions of which some are known before anything is computed (已知条件): a column, or simply true or false.

Where all targets agree in what they ask for, whole branches fall away here, and no engine has to plan them.
"""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import TypeAlias

import narwhals as nw

Condition: TypeAlias = nw.Expr | bool
Case: TypeAlias = tuple[Condition, nw.Expr]


def every(*conditions: Condition) -> Condition:
    """All of them hold."""
    if any(each is False for each in conditions):
        return False
    asked = [each for each in conditions if not isinstance(each, bool)]
    return reduce(and_, asked) if asked else True


def some(*conditions: Condition) -> Condition:
    """At least one of them holds."""
    if any(each is True for each in conditions):
        return True
    asked = [each for each in conditions if not isinstance(each, bool)]
    return reduce(or_, asked) if asked else False


def no(condition: Condition) -> Condition:
    """It does not hold."""
    return not condition if isinstance(condition, bool) else ~condition


def first_of(cases: Sequence[Case], otherwise: nw.Expr) -> nw.Expr:
    """What goes with the first condition that holds."""
    found = otherwise
    for condition, value in reversed(cases):
        if isinstance(condition, bool):
            found = value if condition else found
        else:
            found = nw.when(condition).then(value).otherwise(found)
    return found


def column(condition: Condition) -> nw.Expr:
    """As a column."""
    return nw.lit(condition) if isinstance(condition, bool) else condition


def narrowed(frame: nw.LazyFrame, condition: Condition) -> nw.LazyFrame:
    """The rows in which it holds."""
    if isinstance(condition, bool):
        return frame if condition else frame.head(0)
    return frame.filter(condition)
