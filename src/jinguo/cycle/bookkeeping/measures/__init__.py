"""Measures (实绩取数): what ledgers add up to for a holder, a region and a period.

A measure's value depends on the holder, never on the reader; opening it shows the reader the rows within her reach
and says how many lie outside.
"""

from jinguo.cycle.bookkeeping.measures.base import Figure, Measure, Question
from jinguo.cycle.bookkeeping.measures.kinds import Balance, Count, Distinct, Ratio, Total
from jinguo.cycle.bookkeeping.measures.opening import Opened, open_figure
from jinguo.cycle.bookkeeping.measures.registers import Coverage, Standing
from jinguo.cycle.bookkeeping.measures.registry import all_measures, measure, measures, register, registered

__all__ = [
    "Balance",
    "Count",
    "Coverage",
    "Distinct",
    "Figure",
    "Measure",
    "Opened",
    "Question",
    "Ratio",
    "Standing",
    "Total",
    "all_measures",
    "measure",
    "measures",
    "open_figure",
    "register",
    "registered",
]
