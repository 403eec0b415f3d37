"""What checks of data tell an appraisal: the quality of a unit's reported values (`data_quality.…`)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from django.db.models import F, QuerySet

from jinguo.committee.evaluation.models import CheckedValue
from jinguo.committee.evaluation.queries.checks import values_known
from jinguo.cycle.bookkeeping.measures import Figure, Measure, Question, register
from jinguo.org.structure.models import Unit
from jinguo.rules.data_quality import WRONG, quality_of


@dataclass(frozen=True)
class DataQuality(Measure):
    """The quality of the values checked at a unit with all below it, by the day on which its place was handed in.

    `reads` is the score out of 100, the share of agreeing values in per cent, or how many were wrong.
    """

    reads: Literal["score", "share", "wrong"] = "score"

    def rows(self, question: Question) -> QuerySet:
        """The values that were compared; none of a person's."""
        path = question.holder.path if isinstance(question.holder, Unit) else "-"
        days = (question.first, question.last)
        rows = CheckedValue.objects.filter(self.where, site__state="handed_in", site__day__range=days)
        rows = rows.filter(site__unit__path__startswith=path).annotate(day=F("site__day"))
        region = question.region
        return rows.filter(site__unit__region__path__startswith=region.path) if region else rows

    def of(self, question: Question) -> Figure:
        """The figure with its reason; None while nothing was checked."""
        compared = [one.compared for one in values_known(self.rows(question))]
        found = quality_of(compared)
        wrong = sum(one.agreement in WRONG for one in compared)
        values: dict[str, Decimal | int | None] = {"score": found.score, "share": found.share, "wrong": wrong}
        return self.answer(question, values[self.reads] if found.checked else None, found.because)


def offer() -> None:
    """Make them known; called once, when the app is ready."""
    narrowed = {"indicator": "indicator__code"}
    register(
        DataQuality("data_quality.score", "数据质量得分", "分", CheckedValue, dimensions=narrowed),
        DataQuality("data_quality.agreement", "数据相符率", "%", CheckedValue, dimensions=narrowed, reads="share"),
        DataQuality("data_quality.wrong", "核查不符的数据", "项", CheckedValue, dimensions=narrowed, reads="wrong"),
    )
