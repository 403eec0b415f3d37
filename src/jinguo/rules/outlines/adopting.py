"""采用值: which of several values of one year counts by default; the others stay visible, and what differs is told.

Source: outlines/disagreements.md (keep every value with its source; never overwrite one by the other); stated before
derived before secondary.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from jinguo.rules.exact_words import figure
from jinguo.rules.progress.case import Number, exact

Basis = Literal["stated", "derived", "secondary"]
BASES: dict[Basis, str] = {"stated": "报告原数", "derived": "由变动推算", "secondary": "二手来源"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an indicator, region, disaggregation and year, with its source; `chosen`: adopted by somebody."""

    value: Number
    source: str
    basis: Basis = "stated"
    chosen: bool = False


def adopted(values: Sequence[Value]) -> Value | None:
    """The value that counts: the one somebody chose, else by basis, else the first that came in; None of none.

    >>> adopted([Value(89.7, "2013年报告", "derived"), Value(91.1, "2018年报告")]).value
    91.1
    """
    order = [*BASES]
    return min(values, key=lambda one: (not one.chosen, order.index(one.basis)), default=None)


def disagreement(values: Sequence[Value], unit: str = "") -> str:
    """The sentence that shows values that differ, the adopted one first; empty where all say the same.

    >>> disagreement([Value(47.9, "2019年报告"), Value(47.8, "2017年报告", chosen=True)], "%")
    '来源不一致：采用 47.8%（2017年报告，报告原数），另有 47.9%（2019年报告，报告原数）'
    """
    first = adopted(values)
    if first is None or len({exact(one.value) for one in values}) < 2:
        return ""
    others = [one for one in values if exact(one.value) != exact(first.value)]
    return f"来源不一致：采用 {_said(first, unit)}，另有 {'、'.join(_said(one, unit) for one in others)}"


def _said(one: Value, unit: str) -> str:
    return f"{figure(exact(one.value) or 0, unit=unit)}（{one.source}，{BASES[one.basis]}）"
