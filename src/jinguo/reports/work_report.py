"""The work report (工作情况汇报): what the federation did since the year began, after 泉州市妇联 2011-06-03."""

from datetime import date

from jinguo.cycle.bookkeeping.measures import Question
from jinguo.org.structure.models import Unit
from jinguo.reports import composing, papers
from jinguo.reports.bindings import Spoken
from jinguo.reports.composing import Composition
from jinguo.reports.outlines import shipped
from jinguo.reports.queries import draft_of
from jinguo.rules.periods import Period

CODE = "work-report"
TITLE = "工作情况汇报"


def compose(holder: Unit, period: Period, as_of: date) -> Composition:
    """The report in words: by the office's draft for that period and day, else by the shipped outline."""
    draft = draft_of(CODE, holder, period.code, as_of)
    outline = draft.outline if draft else shipped(CODE)
    return composing.compose(outline, Question(holder, period, as_of=as_of))


def rows(holder: Unit, period: Period, as_of: date) -> tuple[Spoken, ...]:
    """The figures that the report says, in its order; they depend on the holder, never on the reader."""
    return compose(holder, period, as_of).figures


def word(composition: Composition) -> bytes:
    """The Word file; the same words and figures give the same bytes."""
    return papers.as_word(composition)
