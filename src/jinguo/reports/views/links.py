"""A report's words and figures as screens draw them: each figure a link to the entries behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from jinguo.cycle.bookkeeping.measures import Question
from jinguo.cycle.bookkeeping.permissions import may_read
from jinguo.cycle.bookkeeping.views.pages import figure_url
from jinguo.org.structure.models import Staff, Unit
from jinguo.reports.bindings import Spoken
from jinguo.reports.composing import Line


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A piece of a sentence; one that says a figure has its address and why it is so."""

    text: str
    url: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure with the address that opens it; without one for who does not read ledgers."""

    spoken: Spoken
    url: str


def shown_figures(figures: Iterable[Spoken], question: Question, reader: Staff) -> list[ShownFigure]:
    """The figures with their addresses, in the same order."""
    opens = bool(may_read(reader))
    return [ShownFigure(spoken, url_of(spoken.measure, question) if opens else "") for spoken in figures]


def shown_parts(line: Line, figures: Iterable[ShownFigure]) -> list[ShownPart]:
    """A line in pieces."""
    by_name = {figure.spoken.name: figure for figure in figures}
    return [
        ShownPart(part.text, by_name[part.name].url, by_name[part.name].spoken.because)
        if part.name in by_name
        else ShownPart(part.text)
        for part in line.parts
    ]


def url_of(measure: str, question: Question) -> str:
    """The page that opens a measure's figure for the question of a report."""
    holder = question.holder
    asked = {"holder": holder.code if isinstance(holder, Unit) else "", "period": question.period.code}
    return figure_url(measure, **asked, as_of=question.last.isoformat())
