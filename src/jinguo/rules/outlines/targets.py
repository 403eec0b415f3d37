"""The targets of outlines as they were published, out of `targets/*.toml`; with observations they become cases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from jinguo.rules.exact_words import Exact, parse_share
from jinguo.rules.goal_values import Comparator, GoalType
from jinguo.rules.outlines.indicators import Indicator, indicators
from jinguo.rules.outlines.vocabulary import OUTLINES, UNITS, read
from jinguo.rules.progress.case import Case, Direction, Judgement, Observation, Point

UNQUANTIFIED = "_unquantified"


@dataclass(frozen=True, slots=True)
class Target:
    """A target: its wording, indicator and domain, what is asked for by which year, from which baseline, and source.

    `indicator` is empty where none fits, `value` None where no number is known. With the comparator `relative` it is a
    share of the baseline. `confidence` says what is not sure, empty where the named text was read.
    """

    outline: str
    code: str
    title: str
    indicator: str
    domain: str
    type: GoalType
    comparator: Comparator
    direction: Direction
    source: str
    unit: str = ""
    disaggregation: str = ""
    value: Exact | None = None
    band: Decimal | None = None
    year: int | None = None
    baseline: Exact | None = None
    baseline_year: int | None = None
    confidence: str = ""
    note: str = ""

    @property
    def is_quantified(self) -> bool:
        """Whether it has a number, and so counts in a rate."""
        return self.value is not None

    @property
    def is_placeholder(self) -> bool:
        """Whether it only says that no goal with a number was seen in its domain: nothing to judge or answer for."""
        return self.code.endswith(UNQUANTIFIED)

    @property
    def measures(self) -> Indicator | None:
        """Its indicator, None where none fits."""
        return indicators().get(self.indicator)

    @property
    def point(self) -> Point | None:
        """What is asked for, with year and source; None where no number is known."""
        if self.value is None or self.year is None:
            return None
        return Point(self.year, self.value, self.source, self.confidence)

    @property
    def base(self) -> Point | None:
        """The published baseline, None where there is none."""
        if self.baseline is None or self.baseline_year is None:
            return None
        return Point(self.baseline_year, self.baseline, self.source, self.confidence)


def as_case(
    target: Target,
    series: Iterable[Observation],
    *,
    base: Point | None = None,
    milestone: Point | None = None,
    tolerance: Exact | None = None,
    limit: Exact | None = None,
    small: int | None = None,
    year: int | None = None,
    judgement: Judgement | None = None,
) -> Case:
    """The target with its adopted observations as what methods evaluate; `base` stands for a baseline of one's own.

    >>> found = as_case(find("women_2011_2020", "mmr"), [Observation(2020, 16.9)])
    >>> found.wanted.because
    '目标 20.0/10万，不高于'
    """
    return Case(
        target.type,
        target.comparator,
        tuple(series),
        base or target.base,
        target.point,
        milestone,
        target.direction,
        year,
        target.unit,
        band=target.band,
        tolerance=tolerance,
        limit=limit,
        small=small,
        per=UNITS[target.unit].per if target.unit else 1,
        judgement=judgement,
    )


@cache
def targets() -> Mapping[str, tuple[Target, ...]]:
    """The targets of each outline by its code, in the order of the paper."""
    return {code: tuple(_target(code, row) for row in read(f"targets/{code}.toml")["target"]) for code in OUTLINES}


def find(outline: str, code: str) -> Target:
    """One target. Raises LookupError with a Chinese sentence where there is none."""
    found = next((one for one in targets().get(outline, ()) if one.code == code), None)
    if found is None:
        raise LookupError(f"“{outline}”没有目标“{code}”，请核对代码")
    return found


def _target(outline: str, row: dict[str, Any]) -> Target:
    """A row; a share of the baseline is written as text (1/6, 20%)."""
    value = row.get("value")
    share: Fraction | Any = parse_share(value) if isinstance(value, str) else value
    return Target(**{**row, "outline": outline, "value": share})
