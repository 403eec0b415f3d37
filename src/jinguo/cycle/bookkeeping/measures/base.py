"""What is asked of a measure, and what it answers."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar, Self

from django.db.models import Q, QuerySet

from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.services.units import name_on
from jinguo.rules.periods import Period

Number = int | Decimal
OTHERS = "其他"


@dataclass(frozen=True)
class Question:
    """Whose figure, where and when.

    `holder` is a unit (with all below it) or a person (what she recorded); `region` is empty for the whole area;
    what is dated after `as_of` is not asked for (截至).
    """

    holder: Unit | Staff
    period: Period
    region: Region | None = None
    as_of: date | None = None

    @property
    def first(self) -> date:
        """The first day asked for."""
        return self.period.first

    @property
    def last(self) -> date:
        """The last day asked for: the period's end or the cut-off, whichever comes first."""
        return min(self.period.last, self.as_of or self.period.last)

    @cached_property
    def holder_name(self) -> str:
        """The holder as she or it was called at the end of the days asked for; one query for all its figures."""
        return name_on(self.holder, self.last) if isinstance(self.holder, Unit) else self.holder.name


@dataclass(frozen=True)
class Figure:
    """The answer: an exact value in the measure's unit, its parts, and why.

    `value` is None where there is nothing to divide by. `parts` are the two sides of a ratio, coverage or balance, by
    their Chinese names.
    """

    code: str
    title: str
    unit: str
    value: Number | None
    because: str
    parts: dict[str, Number] = field(default_factory=dict)


@dataclass(frozen=True)
class Measure(ABC):
    """One measure: its code, Chinese title, unit (人, 期, 元, 株 …) and the model whose rows make it.

    `where` narrows the rows; `dimensions` names by what else they may be narrowed (`project`, `source`), each with its
    lookup path. `is_sensitive` hides counts under five (cases, minors). Only a sum and a count may be added up over
    periods and units; everything else is asked anew for the larger one.
    """

    code: str
    title: str
    unit: str
    model: Any = None
    where: Q = field(default_factory=Q)
    dimensions: Mapping[str, str] = field(default_factory=dict, hash=False)
    is_sensitive: bool = False
    adds_up: ClassVar[bool] = False

    @property
    def heading(self) -> str:
        """The title with its unit, which tells 发放贷款 in yuan from the number of loans."""
        return f"{self.title}（{self.unit}）"

    @property
    def about(self) -> str:
        """What it is a measure of, by which a long list of them is grouped."""
        return str(self.model._meta.verbose_name) if self.model else OTHERS

    @property
    def field(self) -> str:
        """The ledger's field that is added up as it stands; empty where it is anything else."""
        return ""

    @property
    def counted(self) -> str:
        """The ledger's field whose numbers it counts, in whichever rows; empty where it counts rows or people."""
        return ""

    @abstractmethod
    def of(self, question: Question) -> Figure:
        """The figure for a holder, region and period."""

    def of_many(self, questions: Sequence[Question]) -> dict[Question, Figure]:
        """The figures of many questions; kinds whose rows add up ask for all of them at once."""
        return {one: self.of(one) for one in questions}

    def narrowed(self, **chosen: str) -> Self:
        """The same measure over the rows with these values; its code says so: `trainings.sessions[project=…]`.

        Raises KeyError for a name that is not one of its dimensions.
        """
        where = Q(**{self.dimensions[name]: value for name, value in chosen.items()})
        words = ",".join(f"{name}={value}" for name, value in chosen.items())
        return replace(self, code=f"{self.code}[{words}]", where=self.where & where)

    def rows(self, question: Question) -> QuerySet:
        """The entries the figure is made of."""
        rows = self.held(question).filter(day__range=(question.first, question.last))
        return rows.filter(self.where)

    def held(self, question: Question) -> QuerySet:
        """The counting rows of the holder and region, of any day."""
        return of_holder(self.model.objects.counting(), question)

    def answer(self, question: Question, value: Number | None, because: str, **parts: Number) -> Figure:
        """A figure of this measure; `because` is completed by whose it is and until when."""
        last = question.last
        words = f"{question.holder_name}截至{last.year}年{last.month}月{last.day}日，{because}"
        return Figure(self.code, self.title, self.unit, value, words, parts)


def of_holder(rows: QuerySet, question: Question) -> QuerySet:
    """Those of the rows that the holder answers for and that lie in the region, if one is asked for."""
    rows = rows.filter(_held_by(question.holder))
    return rows.filter(region__path__startswith=question.region.path) if question.region else rows


def _held_by(holder: Unit | Staff) -> Q:
    if isinstance(holder, Unit):
        return Q(unit__path__startswith=holder.path)
    return Q(recorded_by=holder)
