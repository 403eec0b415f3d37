"""One actual: the value, where it comes from, why, and what opens behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple, Self

from jinguo.base.web import words
from jinguo.rules.exact_words import CLOSE_UNITS, Exact, rounded
from jinguo.rules.masking import SMALL_COUNT

Origin = Literal["measure", "reported", "none"]
ORIGINS: dict[Origin, str] = {"measure": "台账", "reported": "报送", "none": "未报"}
MOST_PLACES = 3


class Nodes(NamedTuple):
    """The time nodes of a goal without numbers: accepted, due by the day, and all of them."""

    accepted: int
    due: int
    total: int


@dataclass(frozen=True, slots=True)
class Actual:
    """What was reached, in the goal's unit of measure, exact; `value` is None where nothing is known, never 0 then.

    Of a deliverable it is the share of its `nodes` that were accepted, in per cent. `origin` tells a figure out of the
    books from one that somebody typed. `opens` gives the address of the figure's page or the task. A small count of
    cases or minors is hidden (`is_hidden`): the value is there to compute with and is not shown.
    """

    value: Exact | None
    unit: str
    origin: Origin
    because: str
    opens: Callable[[], str] = str
    is_hidden: bool = False
    nodes: Nodes | None = None

    @classmethod
    def none(cls, because: str, unit: str = "") -> Self:
        """No actual, and why."""
        return cls(None, unit, "none", because)

    @property
    def url(self) -> str:
        """The address of what lies behind it; empty where nothing does."""
        return self.opens()

    @property
    def origin_name(self) -> str:
        """Where it comes from, in one word."""
        return ORIGINS[self.origin]

    @property
    def shown(self) -> str:
        """The value as a table says it, without its unit; 未报 where nothing is known."""
        if self.is_hidden:
            return f"<{SMALL_COUNT}"
        return ORIGINS["none"] if self.value is None else shown_number(self.value)

    @property
    def said(self) -> str:
        """The value with its unit."""
        return self.shown if self.value is None else with_unit(self.shown, self.unit)


def with_unit(number: str, unit: str) -> str:
    """A number before its unit, close to the signs that stand right behind the digits.

    >>> with_unit("7", "万元"), with_unit("50", "%")
    ('7 万元', '50%')
    """
    return f"{number}{unit}" if unit in CLOSE_UNITS else f"{number} {unit}".rstrip()


def shown_number(value: Exact) -> str:
    """An exact number to three places, with separators and without idle zeros.

    >>> from fractions import Fraction
    >>> shown_number(12000), shown_number(Fraction(100, 3))
    ('12,000', '33.333')
    """
    return words.number(rounded(value, MOST_PLACES))
