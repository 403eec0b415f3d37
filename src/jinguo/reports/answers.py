"""What measures answer to one question, with the entries behind each answer; every measure is asked once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from jinguo.cycle.bookkeeping.measures import Figure, Measure, Question, measures

# What a sentence may want of an entry; a register row and some ledgers lack a few of them.
WANTED = ("number", "day", "sign", "title", "region__name", "reverses__number")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry or register row behind a figure; what has no number of its own, as a task, is named by its kind."""

    number: str
    day: date | None = None
    sign: int = 1
    title: str = ""
    region: str = ""
    reverses: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A measure's figure and the entries that make it, in the order of their days."""

    measure: Measure
    figure: Figure
    entries: tuple[Entry, ...]

    @property
    def value(self) -> Decimal:
        """The exact value; 0 where there is nothing to divide by."""
        return Decimal(self.figure.value or 0)

    @property
    def standing(self) -> list[Entry]:
        """The entries that have not been taken back: neither a reversal nor what it reverses."""
        taken_back = {entry.reverses for entry in self.entries}
        return [entry for entry in self.entries if entry.sign > 0 and entry.number not in taken_back]


def ask(codes: Iterable[str], question: Question) -> dict[str, Answer]:
    """The answers by code: two or three queries a measure. A measure that is gone is left out."""
    found = measures(dict.fromkeys(codes))
    return {code: answer_of(one, question) for code, one in found.items()}


def answer_of(measure: Measure, question: Question) -> Answer:
    """One measure's answer."""
    return Answer(measure, measure.of(question), tuple(_entries(measure.rows(question))))


def _entries(rows: QuerySet) -> Iterable[Entry]:
    """Each row once, whatever the measure joins to it."""
    columns = _columns(rows)
    order = ("day", "pk") if "day" in columns else ("pk",)
    kind = str(rows.model._meta.verbose_name)
    found = rows.order_by(*order).values_list("pk", *columns)
    return dict.fromkeys(_entry(f"{kind}{pk}", dict(zip(columns, values, strict=True))) for pk, *values in found)


def _columns(rows: QuerySet) -> list[str]:
    """What is wanted and there, of the model's own or worked out by the measure as the day of a task is."""
    own = {field.name for field in rows.model._meta.get_fields()} | set(rows.query.annotations)
    return [column for column in WANTED if column.partition("__")[0] in own]


def _entry(name: str, values: dict[str, Any]) -> Entry:
    """A row's facts; without a number it is told by its name and title: 任务18 季度小结."""
    known = {column.partition("__")[0]: value for column, value in values.items() if value is not None}
    return Entry(**{"number": " ".join(filter(None, (name, known.get("title")))), **known})
