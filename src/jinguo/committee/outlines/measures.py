"""Indicators as measures (`indicator.<code>`): a goal may take its value from what was observed of its area."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import DateField, F, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.series import year_of
from jinguo.cycle.bookkeeping.measures import Figure, Measure, Question
from jinguo.cycle.bookkeeping.measures.registry import add_source
from jinguo.org.structure.models import Region, Unit
from jinguo.org.structure.trees import prefixes
from jinguo.rules.outlines import DOMAINS, indicators

PREFIX = "indicator."
# What stands for the whole of an indicator: 合计, and of what is counted of women alone 女.
GROUPS = ("total", "female")


@dataclass(frozen=True)
class LastObserved(Measure):
    """The adopted value of the last year observed up to the day asked for, of the holder's own region.

    A unit without a region has that of the unit above it; a person has none. Values of other regions are never added
    up: that of a city is its own observation, not the sum of its counties.
    """

    @property
    def about(self) -> str:
        """The audience and domain of its indicator."""
        one = indicators()[self.code.removeprefix(PREFIX)]
        return f"监测指标：{DOMAINS[one.domain].full(one.audience)}"

    def of(self, question: Question) -> Figure:
        """The value with its year and source; None where nothing was observed."""
        if not isinstance(question.holder, Unit):
            return self.answer(question, None, "监测值按地区统计，不到个人")
        found = list(self.rows(question).select_related("indicator").order_by("pk"))
        if not found:
            return self.answer(question, None, "没有监测值")
        year = year_of(found)
        one = year.adopted
        told = f"{one.year}年监测值 {one.said}，来源：{one.source}"
        return self.answer(question, one.value, f"{told}；{year.differs}" if year.differs else told)

    def rows(self, question: Question) -> QuerySet:
        """Every value of that last year, whichever source it is from, of the group that stands for the whole."""
        seen = self.held(question).filter(period__lte=str(question.last.year))
        groups = {*seen.order_by().values_list("disaggregation", flat=True).distinct()}
        group = next((one for one in GROUPS if one in groups), "")
        of_group = seen.filter(disaggregation=group)
        return of_group.filter(period=Subquery(of_group.order_by("-period").values("period")[:1]))

    def held(self, question: Question) -> QuerySet:
        """The values of the region, each dated at the end of its year."""
        day = Cast(Concat(F("period"), Value("-12-31")), DateField())
        return Observation.objects.filter(self.where, region=_place(question)).annotate(day=day)


@cache
def indicator_measures() -> Sequence[LastObserved]:
    """A measure for each indicator of the catalogue; no query."""
    return [
        LastObserved(f"{PREFIX}{code}", one.title, one.unit, Observation, Q(indicator__code=code))
        for code, one in indicators().items()
    ]


def offer() -> None:
    """Make them known; called once, when the app is ready."""
    add_source(indicator_measures)


def _place(question: Question) -> Region | None:
    """The region asked for, else the holder's own or that of the nearest unit above; None where there is none."""
    holder = question.holder
    if question.region or not isinstance(holder, Unit):
        return question.region
    above = Unit.objects.filter(path__in=prefixes(holder.path), region__isnull=False).select_related("region")
    nearest = above.order_by("-path").first()
    return nearest.region if nearest else None
