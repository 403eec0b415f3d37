"""A sent report beside the books of today: what stayed, what moved on, and what corrections would change.

A correction after sending is a reversing entry dated later (DESIGN §2.4): the figure that was sent stays, the running
total moves. So a figure is shown three times: as sent, as it would have been without what was taken back since, and
as it stands today.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest

from django.db.models import Q

from jinguo.cycle.bookkeeping.measures import Balance, Count, Distinct, Measure, Ratio, Total, measures
from jinguo.reports.answers import answer_of, ask
from jinguo.reports.bindings import Spoken
from jinguo.reports.composing import Composition, compose
from jinguo.reports.models import ReportVersion

SIGNED = (Balance, Count, Distinct, Total)  # kinds made of entries, which can be taken back


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of a sent report; `corrected` and `today` are empty where the report no longer has it.

    `since` are the entries that stand in today's figure and not in the one that was sent.
    """

    sent: Spoken
    corrected: str
    today: str
    taken_back: tuple[str, ...]
    since: tuple[str, ...]

    @property
    def would_change(self) -> bool:
        """Whether the report would say it differently, had its entries been right."""
        return self.corrected != self.sent.said


def compare(version: ReportVersion, today: date) -> list[Compared]:
    """The figures of a version, each beside the books of today."""
    outline, question = version.report.outline, version.report.question
    codes = [binding.measure for binding in outline.bindings]
    clean = {code: answer_of(without_reversed(one), question) for code, one in measures(codes).items()}
    corrected = _by_name(compose(outline, question, clean))
    running = replace(question, as_of=today)
    now = _by_name(compose(outline, running, ask(codes, running)))
    return [_compared(spoken, corrected, now) for spoken in version.composition.figures]


def redrawn(version: ReportVersion) -> Composition:
    """The report as it would be sent now, with the cut-off day of the version."""
    return compose(version.report.outline, version.report.question)


def changed_lines(sent: Composition, now: Composition) -> list[tuple[str, str]]:
    """The paragraphs that differ, as they were sent and as they are now; empty on the side that lacks one."""
    before, after = [line.text for line in sent.lines], [line.text for line in now.lines]
    spans = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = [(before[a:b], after[c:d]) for kind, a, b, c, d in spans if kind != "equal"]
    return [pair for olds, news in changed for pair in zip_longest(olds, news, fillvalue="")]


def without_reversed(measure: Measure) -> Measure:
    """The same measure as if what has been taken back since had never been entered."""
    if isinstance(measure, Ratio):
        return replace(measure, top=without_reversed(measure.top), bottom=without_reversed(measure.bottom))
    if not isinstance(measure, SIGNED):
        return measure
    return replace(measure, where=measure.where & Q(sign=1) & ~Q(reversals__state="confirmed"))


def _by_name(composition: Composition) -> dict[str, Spoken]:
    return {spoken.name: spoken for spoken in composition.figures}


def _compared(sent: Spoken, corrected: dict[str, Spoken], now: dict[str, Spoken]) -> Compared:
    clean, running = corrected.get(sent.name), now.get(sent.name)
    taken_back = _beyond(sent.entries, clean.entries if clean else ())
    since = _beyond(running.entries if running else (), sent.entries)
    return Compared(sent, clean.said if clean else "", running.said if running else "", taken_back, since)


def _beyond(numbers: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The numbers that are not among the known ones, in their order."""
    without = set(known)
    return tuple(number for number in numbers if number not in without)
