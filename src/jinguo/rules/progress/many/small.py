"""Counts that are left to chance (例数少): too few in a year to say anything of a trend (`lacking.many`)."""

import narwhals as nw

from jinguo.rules.progress.many.conditions import Condition, every, no
from jinguo.rules.progress.many.ground import Terms


def few(terms: Terms) -> Condition:
    """Whether the cases of the year are known and fewer; of what accumulates nobody counts the cases."""
    if terms.all("small", None):
        return False
    small, cases = terms["small"], nw.col("cases")
    return every(no(terms.flag("cumulative")), ~small.is_null(), ~cases.is_null(), cases < small)
