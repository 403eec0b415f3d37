"""The kinds of measure over entries: sum, count, distinct, ratio and balance."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import ClassVar, Self

from django.db.models import Aggregate, ExpressionWrapper, F, Model, Q, QuerySet, Sum
from django.db.models import Count as RowCount
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from jinguo.base.amounts import ScaledField
from jinguo.base.web.words import amount
from jinguo.cycle.bookkeeping.measures.base import Figure, Measure, Number, Question
from jinguo.cycle.bookkeeping.measures.many import name_all, totals

HUNDRED = Decimal(100)


class Additive(Measure):
    """A measure that may be added up: over periods, over units, over any rows."""

    adds_up: ClassVar[bool] = True

    @property
    def is_flat(self) -> bool:
        """Whether no join multiplies rows, so that several such measures are asked in one query."""
        return True

    @abstractmethod
    def aggregate(self) -> Aggregate:
        """The sum as an expression over rows of the model, for several measures in one query where `is_flat`."""

    def over(self, rows: QuerySet) -> Number:
        """What the measure makes of some rows of its model."""
        return rows.aggregate(total=self.aggregate())["total"] or 0


@dataclass(frozen=True)
class Counted(Additive):
    """How many rows there are by their day, of what is no ledger's: tasks, meetings, findings."""

    def aggregate(self) -> Aggregate:
        """The rows counted."""
        return RowCount("pk", filter=self.where)

    def of(self, question: Question) -> Figure:
        """The number of rows."""
        count = self.over(self.rows(question))
        return self.answer(question, count, f"{self.title} {count} {self.unit}")


class EntrySum(Additive):
    """A sum over the entries of one ledger as they stand: many questions of it are one query."""

    @abstractmethod
    def worth(self) -> Combinable:
        """What one entry adds."""

    def aggregate(self) -> Aggregate:
        """What the entries add, summed up."""
        return Sum(self.worth(), filter=self.where)

    @abstractmethod
    def told(self, question: Question, value: Number) -> Figure:
        """The figure of a value."""

    def of(self, question: Question) -> Figure:
        """What the measure makes of the confirmed entries, reversals with their sign."""
        return self.told(question, self.over(self.rows(question)))

    def of_many(self, questions: Sequence[Question]) -> dict[Question, Figure]:
        """The same figures; two queries, however many questions there are."""
        name_all(questions)
        entries = self.model.objects.counting().filter(self.where)
        return {one: self.told(one, value) for one, value in totals(entries, Sum(self.worth()), questions).items()}


@dataclass(frozen=True)
class Count(EntrySum):
    """How many entries; a reversal takes one away."""

    def worth(self) -> Combinable:
        """One, or one taken away."""
        return F("sign")

    def told(self, question: Question, value: Number) -> Figure:
        """The number of confirmed entries less the reversed ones."""
        return self.answer(question, value, f"已确认的记录 {value} 条")


@dataclass(frozen=True)
class Total(EntrySum):
    """The sum of a numeric column; `column` may lead through relations (`figures__value`), then of `own_field`."""

    column: str = ""
    own_field: str = ""

    @property
    def is_flat(self) -> bool:
        """Whether the column is the entry's own, so that no join multiplies rows."""
        return "__" not in self.column

    @property
    def field(self) -> str:
        """Its column, where all of it is added up."""
        return self.own_field or (self.column if self.is_flat and not self.where else "")

    @property
    def counted(self) -> str:
        """Its column."""
        return self.own_field or self.column

    def worth(self) -> Combinable:
        """The column with the entry's sign."""
        return signed(self.model, self.column)

    def told(self, question: Question, value: Number) -> Figure:
        """The exact sum, reversals with their sign."""
        return self.answer(question, value, f"“{self.title}”合计 {amount(value, self.unit)} {self.unit}")


@dataclass(frozen=True)
class Distinct(Measure):
    """How many different people (人): each counts once however often she came."""

    column: str = "person"

    def of(self, question: Question) -> Figure:
        """The number of people with more entries than reversals; a row merged into another stands for that person."""
        whom = Coalesce(f"{self.column}__merged_into", self.column)
        net = self.rows(question).order_by().values(whom=whom).annotate(net=Sum("sign"))
        count = net.filter(net__gt=0, whom__isnull=False)
        people = count.count()
        return self.answer(question, people, f"按人去重，共 {people} {self.unit}")


@dataclass(frozen=True)
class Ratio(Measure):
    """A share in percent: one additive measure over another."""

    top: Measure = field(kw_only=True)
    bottom: Measure = field(kw_only=True)

    def of(self, question: Question) -> Figure:
        """The share, asked anew for whatever period and holder; None where there is nothing to divide by."""
        return self._told(question, self.top.of(question).value or 0, self.bottom.of(question).value or 0)

    def of_many(self, questions: Sequence[Question]) -> dict[Question, Figure]:
        """The shares of many, each part asked once for all of them where it can be."""
        above, below = self.top.of_many(questions), self.bottom.of_many(questions)
        return {one: self._told(one, above[one].value or 0, below[one].value or 0) for one in questions}

    def _told(self, question: Question, above: Number, below: Number) -> Figure:
        because = (
            f"{self.top.title} {amount(above, self.top.unit)} ÷ {self.bottom.title} {amount(below, self.bottom.unit)}"
        )
        return self.answer(question, share(above, below), because, **{self.top.title: above, self.bottom.title: below})

    def narrowed(self, **chosen: str) -> Self:
        """Both parts, narrowed alike."""
        top, bottom = self.top.narrowed(**chosen), self.bottom.narrowed(**chosen)
        words = ",".join(f"{name}={value}" for name, value in chosen.items())
        return replace(self, code=f"{self.code}[{words}]", top=top, bottom=bottom)

    def rows(self, question: Question) -> QuerySet:
        """The rows of the upper part."""
        return self.top.rows(question)


@dataclass(frozen=True)
class Balance(Measure):
    """What is left (结余): everything that came in less everything that went out, since the books began.

    `sides` names the two conditions on the same model: in and out.
    """

    column: str = "amount"
    came_in: Q = field(default_factory=Q)
    went_out: Q = field(default_factory=Q)

    def of(self, question: Question) -> Figure:
        """In less out up to the last day asked for, opening balances (期初) included."""
        rows = self.rows(question)
        came, went = (signed_sum(rows.filter(side), self.column) for side in (self.came_in, self.went_out))
        because = f"收入 {amount(came, self.unit)} − 支出 {amount(went, self.unit)}"
        return self.answer(question, came - went, because, 收入=came, 支出=went)

    def rows(self, question: Question) -> QuerySet:
        """Every entry up to the last day asked for."""
        return self.held(question).filter(self.where, day__lte=question.last)


def signed_sum(rows: QuerySet, column: str) -> Number:
    """The exact sum of a column, each row with its sign."""
    return rows.aggregate(total=Sum(signed(rows.model, column)))["total"] or 0


def signed(model: type[Model], column: str) -> Combinable:
    """A column times the row's sign, in the column's own exact type; `column` may lead through relations."""
    target = model._meta
    for step in column.split("__"):
        field = target.get_field(step)
        target = field.related_model._meta if field.is_relation else target  # type: ignore[union-attr]
    product = F(column) * F("sign")
    return ExpressionWrapper(product, output_field=field) if isinstance(field, ScaledField) else product


def share(part: Number, whole: Number) -> Decimal | None:
    """Part of whole in percent; None where the whole is nothing."""
    return Decimal(part) / Decimal(whole) * HUNDRED if whole else None
