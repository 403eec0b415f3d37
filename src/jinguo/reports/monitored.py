"""Outlines looked at in a year for the monitoring report: with their rates, and each target with its sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from jinguo.committee.outlines.evaluating import Line
from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.rates import Rates, rates_of
from jinguo.committee.outlines.telling import line_as_json
from jinguo.org.structure.models import Region, Unit
from jinguo.rules.progress.sentences import target_sentence


@dataclass(frozen=True)
class Monitored:
    """One outline in a year and region, with its rates; `pairs` are statements of numbers and shares by domain."""

    outline: Outline
    region: Region
    lines: list[Line]
    pairs: Mapping[str, list[str]] = field(default_factory=dict)

    @cached_property
    def rates(self) -> Rates:
        """Its rates, by domain and in all."""
        return rates_of(self.lines, self.outline)

    @property
    def measured(self) -> list[Line]:
        """The targets with a number that have a value of the year."""
        return [line for line in self.lines if is_measured(line)]


@dataclass(frozen=True)
class Monitoring:
    """The outlines of a year, one an audience, of women first; `issuer` is in whose name the report goes out."""

    holder: Unit
    issuer: str
    year: int
    outlines: list[Monitored]

    @property
    def lines(self) -> list[Line]:
        """Every target of every outline."""
        return [line for one in self.outlines for line in one.lines]

    @property
    def figure_rows(self) -> list[dict[str, Any]]:
        """One row a target: what `jinguo evaluate` says of it, and its sentence in the report."""
        return [{**line_as_json(line), "sentence": sentence(line)} for line in self.lines]


def is_measured(line: Line) -> bool:
    """Whether a target has a number and a value of the year looked at."""
    return line.published is not None and line.target.as_rule.is_quantified and line.case.now is not None


def sentence(line: Line) -> str:
    """The sentence of a measured target, saying where it does not count; empty for one without a value."""
    if not is_measured(line):
        return ""
    said = target_sentence(line.target.title, line.case, line.verdict)
    return f"{said}（{line.left_out}，不计入达标率）" if line.left_out else said
