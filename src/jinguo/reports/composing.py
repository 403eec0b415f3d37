"""From a report's sentences to its words: every figure asked, said and kept with its reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Self

from jinguo.base.papers.numbering import heading_number
from jinguo.cycle.bookkeeping.measures import Question
from jinguo.org.structure.models import Unit
from jinguo.reports.answers import Answer, ask
from jinguo.reports.bindings import Part, Spoken, names_in, parts_of
from jinguo.reports.outlines import Outline, Section
from jinguo.reports.sayings import speak

GIVEN = ("年份",)  # placeholders that the question itself answers


@dataclass(frozen=True, slots=True)
class Line:
    """One heading or paragraph as it will be printed; `level` 0 is running text, `section` 0 the opening."""

    level: int
    parts: tuple[Part, ...]
    section: int = 0
    number: str = ""

    @property
    def words(self) -> str:
        """Its words without the number."""
        return "".join(part.text for part in self.parts)

    @property
    def text(self) -> str:
        """Number and words."""
        return self.number + self.words


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sentence that is not printed because there is nothing to report, so that nothing is reported as 0."""

    section: int
    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Composition:
    """A report in words, with the figures in the order in which the text says them."""

    title: str
    subtitle: str
    organ: str
    day: date
    lines: tuple[Line, ...]
    figures: tuple[Spoken, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def words(self) -> dict[str, Any]:
        """The printed words as JSON, for a sent version."""
        heads = {"title": self.title, "subtitle": self.subtitle, "organ": self.organ, "day": self.day.isoformat()}
        return {**heads, "lines": [asdict(line) for line in self.lines]}

    @property
    def figure_rows(self) -> list[dict[str, Any]]:
        """The figures as JSON, for figures.json and for a sent version."""
        return [{**asdict(spoken), "entries": list(spoken.entries)} for spoken in self.figures]

    @classmethod
    def restored(cls, words: Mapping[str, Any], figure_rows: Iterable[Mapping[str, Any]]) -> Self:
        """A composition from its JSON, as it was when it was sent."""
        lines = tuple(_restored(one) for one in words["lines"])
        figures = tuple(Spoken(**{**row, "entries": tuple(row["entries"])}) for row in figure_rows)
        day = date.fromisoformat(words["day"])
        return cls(words["title"], words["subtitle"], words["organ"], day, lines, figures)


def _restored(line: Mapping[str, Any]) -> Line:
    return Line(line["level"], tuple(Part(**part) for part in line["parts"]), line["section"], line["number"])


def compose(outline: Outline, question: Question, answers: Mapping[str, Answer] | None = None) -> Composition:
    """A report as its entries stand now. Raises KeyError for a placeholder that is bound to nothing.

    `answers` are asked here unless the caller has asked them in its own way.
    """
    codes = [binding.measure for binding in outline.bindings]
    found = ask(codes, question) if answers is None else answers
    spoken = {one.name: speak(one, found.get(one.measure)) for one in outline.bindings}
    said = {name: one.words for name, one in spoken.items()} | _given(question)
    sections = [(0, Section("", 0, (outline.opening,))), *enumerate(outline.sections, 1)]
    lines = _numbered([line for at, section in sections for line in _lines(at, section, spoken, said)])
    left_out = tuple(one for at, section in sections for one in _left_out(at, section, spoken, said))
    told = dict.fromkeys(part.name for line in lines for part in line.parts if part.name in spoken)
    figures = tuple(spoken[name] for name in told)
    organ = question.holder.label if isinstance(question.holder, Unit) else question.holder.name
    return Composition(outline.title, outline.subtitle, organ, question.last, lines, figures, left_out)


def _given(question: Question) -> dict[str, str]:
    return {"年份": str(question.last.year)}


def _lines(at: int, section: Section, spoken: Mapping[str, Spoken], said: Mapping[str, str]) -> Iterator[Line]:
    """The heading and the paragraphs of a section; what has nothing left to say is gone, its heading with it."""
    told = ["".join(one for one in _sentences(text) if not _missing(one, spoken)) for text in section.paragraphs]
    paragraphs = [text for text in told if text]
    if section.heading and (paragraphs or not section.paragraphs):
        yield Line(section.level, (Part(section.heading),), at)
    yield from (Line(0, parts_of(text, said), at) for text in paragraphs)


def _numbered(lines: list[Line]) -> tuple[Line, ...]:
    """The same lines, headings with their numbers."""
    levels = [line.level for line in lines if line.level]
    numbers = (heading_number(levels[: at + 1]) for at in range(len(levels)))
    return tuple(replace(line, number=next(numbers)) if line.level else line for line in lines)


def _left_out(at: int, section: Section, spoken: Mapping[str, Spoken], said: Mapping[str, str]) -> Iterator[LeftOut]:
    """The sentences that `_lines` leaves out, figures that are missing said by their title."""
    for sentence in (one for paragraph in section.paragraphs for one in _sentences(paragraph)):
        if missing := _missing(sentence, spoken):
            gaps = {one.name: f"〔{one.title}〕" for one in missing}
            text = "".join(part.text for part in parts_of(sentence, {**said, **gaps}))
            yield LeftOut(at, text, tuple(dict.fromkeys(one.because for one in missing)))


def _sentences(text: str) -> list[str]:
    """The sentences of a paragraph, each with its full stop; what follows the last one stays as it is."""
    *whole, rest = text.split("。")
    return [f"{one}。" for one in whole] + ([rest] if rest else [])


def _missing(sentence: str, spoken: Mapping[str, Spoken]) -> list[Spoken]:
    """The figures of a sentence for which there is nothing to report."""
    return [spoken[name] for name in names_in(sentence) if name in spoken and spoken[name].is_empty]
