"""From a report's sentences to its words: every figure asked, said and kept with its reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinguo.cycle.bookkeeping.measures import Question
from jinguo.org.structure.models import Unit
from jinguo.reports.bindings import Binding, Spoken, fill, names_in, speak
from jinguo.reports.models import Report
from jinguo.rules.periods import parse_period


@dataclass(frozen=True, slots=True)
class Line:
    """One heading or paragraph as it will be printed; `level` 0 is running text."""

    level: int
    text: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Composition:
    """A report in words, with its figures in the order in which the text says them."""

    title: str
    subtitle: str
    organ: Unit
    question: Question
    lines: tuple[Line, ...]
    spoken: dict[str, Spoken]

    @cached_property
    def figures(self) -> list[Spoken]:
        """The figures that the text says, each once."""
        said = dict.fromkeys(name for line in self.lines for name in line.names)
        return [self.spoken[name] for name in said]

    @property
    def left_out(self) -> list[Spoken]:
        """The figures whose sentences were left out, because there is nothing to report."""
        return [spoken for spoken in self.spoken.values() if spoken.is_empty]


def compose(report: Report) -> Composition:
    """The report as its entries stand now. Raises KeyError for a placeholder that is bound to nothing."""
    question = Question(report.unit, parse_period(report.period), as_of=report.as_of)
    bindings = [Binding(row.name, row.measure, row.say) for row in report.bindings.all()]
    spoken = {binding.name: speak(binding, question) for binding in bindings}
    lines = tuple(_lines(_source(report), spoken))
    return Composition(report.title, report.subtitle, report.unit, question, lines, spoken)


def as_json(composition: Composition) -> list[dict[str, Any]]:
    """The figures in the order of the text, for figures.json and for a sent version."""
    return [
        {
            "name": spoken.name,
            "said": spoken.words,
            "measure": spoken.figure.code,
            "title": spoken.figure.title,
            "value": str(spoken.figure.value),
            "unit": spoken.figure.unit,
            "because": spoken.figure.because,
            "entries": list(spoken.entries),
        }
        for spoken in composition.figures
    ]


def _source(report: Report) -> Iterator[Line]:
    yield Line(0, report.opening)
    for section in report.sections.all():
        yield Line(section.level, section.heading)
        yield from (Line(0, text) for text in section.paragraphs)


def _lines(source: Iterable[Line], spoken: dict[str, Spoken]) -> Iterator[Line]:
    """Every line said; a sentence with an empty figure is left out, so that nothing is reported as 0."""
    said = {name: one.words for name, one in spoken.items()}
    for line in source:
        text = "".join(sentence for sentence in _sentences(line.text) if _has_news(sentence, spoken))
        if text:
            yield Line(line.level, fill(text, said), tuple(names_in(text)))


def _sentences(text: str) -> list[str]:
    """The sentences of a paragraph, each with its full stop."""
    return [f"{one}。" for one in text.split("。") if one] if "。" in text else [text]


def _has_news(sentence: str, spoken: dict[str, Spoken]) -> bool:
    return not any(spoken[name].is_empty for name in names_in(sentence))
