"""What collection tells plans and scores: how many returns were due of a unit, and what share of them came in time."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from jinguo.committee.collection.models import Return
from jinguo.cycle.bookkeeping.measures import Question, Ratio, register
from jinguo.cycle.bookkeeping.measures.kinds import Counted
from jinguo.org.structure.models import Unit


@dataclass(frozen=True)
class ReturnsDue(Counted):
    """How many returns of a unit, with all below it, were due in the period; a person owes none."""

    def held(self, question: Question) -> QuerySet:
        """The returns of opened rounds of any day; a row tells its due day as its day."""
        rows = Return.objects.exclude(round__state="draft").annotate(day=F("due"))
        holder = question.holder
        rows = rows.filter(unit__path__startswith=holder.path) if isinstance(holder, Unit) else rows.none()
        return rows.filter(unit__region__path__startswith=question.region.path) if question.region else rows


@dataclass(frozen=True)
class ReturnsInTime(ReturnsDue):
    """Those of them that were first submitted by their day."""

    def rows(self, question: Question) -> QuerySet:
        """With a cut-off day (截至) only what had come by then."""
        known = question.as_of or date.max
        return super().rows(question).filter(first_submitted_on__lte=F("due")).filter(first_submitted_on__lte=known)


@dataclass(frozen=True)
class ShareInTime(Ratio):
    """The share of those due; opening it shows all of them, since the late ones are what one looks for."""

    def rows(self, question: Question) -> QuerySet:
        """The rows of the lower part."""
        return self.bottom.rows(question)


DUE = ReturnsDue("collection.due", "应报填报表", "份", Return)
IN_TIME = ReturnsInTime("collection.in_time", "按时提交的填报表", "份", Return)
ON_TIME = ShareInTime("collection.on_time", "数据采集按时提交率", "%", Return, top=IN_TIME, bottom=DUE)


def offer() -> None:
    """Make them known; called once, when the app is ready."""
    register(DUE, IN_TIME, ON_TIME)
