"""What quarters tell goals and scores: the mean of a department's points."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, F, QuerySet, Sum

from jinguo.cycle.bookkeeping.measures import Figure, Measure, Question, register
from jinguo.office.quarter.models import QuarterReview
from jinguo.org.structure.models import Unit
from jinguo.rules.periods import months_between, quarter_of

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class MeanPoints(Measure):
    """The mean of the points of the quarters that lie whole in the period, to a tenth; None before the first is rated.

    A unit's are those of all departments below it, each counting the same; a person has none.
    """

    def of(self, question: Question) -> Figure:
        """The mean with how many reviews it is made of."""
        found = self.rows(question).order_by().aggregate(total=Sum("points"), count=Count("pk"))
        count = found["count"]
        value = (found["total"] / count).quantize(TENTH, ROUND_HALF_UP) if count else None
        return self.answer(question, value, f"{count} 份季度考评的平均分" if count else "还没有评完的季度考评")

    def rows(self, question: Question) -> QuerySet:
        """The rated reviews whose quarters lie in the period and were over by the day asked for."""
        quarters = {quarter_of(month.first) for month in months_between(question.first, question.period.last)}
        codes = [one.code for one in quarters if question.first <= one.first and one.last <= question.period.last]
        return self.held(question).filter(sheet__period__in=codes, as_of__lte=question.last)

    def held(self, question: Question) -> QuerySet:
        """The rated reviews of the holder; a person has none."""
        path = question.holder.path if isinstance(question.holder, Unit) else "-"
        rows = QuarterReview.objects.filter(sheet__unit__path__startswith=path, points__isnull=False)
        rows = rows.annotate(day=F("as_of"))
        region = question.region
        return rows.filter(sheet__unit__region__path__startswith=region.path) if region else rows


def offer() -> None:
    """Make it known; called once, when the app is ready."""
    register(MeanPoints("quarter.points", "季度考评平均分", "分", QuarterReview))
