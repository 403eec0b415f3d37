"""The mid-term evaluation report (中期评估报告) of the outlines."""

from datetime import date
from typing import Any

from jinguo.base.papers.gbt9704 import to_docx
from jinguo.org.structure.models import Unit
from jinguo.reports import evaluation
from jinguo.reports.evaluation import Evaluated
from jinguo.reports.evaluation_paper import paper_of
from jinguo.rules.periods import Period

TITLE = evaluation.MIDTERM.title


def compose(holder: Unit, period: Period, as_of: date) -> Evaluated:
    """The outlines whose year it is. Raises NothingToReport where there is none."""
    return evaluation.compose(evaluation.MIDTERM, holder, period, as_of)


def word(result: Evaluated) -> bytes:
    """The Word file; the same observations give the same bytes."""
    return to_docx(paper_of(result))


def rows(holder: Unit, period: Period, as_of: date) -> list[dict[str, Any]]:
    """One row a target, in the order of the outlines."""
    return compose(holder, period, as_of).figure_rows
