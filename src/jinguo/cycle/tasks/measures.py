"""What tasks tell plans and scores: how many were due, and what share of them came in time."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from jinguo.cycle.bookkeeping.measures import Question, Ratio, register
from jinguo.cycle.bookkeeping.measures.kinds import Counted
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.models import Unit

BY_KIND = {"kind": "kind"}


@dataclass(frozen=True)
class TasksDue(Counted):
    """How many tasks of a holder were due in the period; those called off do not count.

    A unit answers for its own tasks and those of all below it, a person for those that name her.
    """

    def held(self, question: Question) -> QuerySet:
        """The holder's tasks of any day; a row tells its due day as its day."""
        holder = question.holder
        own = Q(unit__path__startswith=holder.path) if isinstance(holder, Unit) else Q(staff=holder)
        held = Task.objects.counting().filter(own).annotate(day=F("due"))
        return held.filter(unit__region__path__startswith=question.region.path) if question.region else held


@dataclass(frozen=True)
class TasksInTime(TasksDue):
    """Those of them that were reported by their day and accepted, as was known at the cut-off day."""

    def rows(self, question: Question) -> QuerySet:
        """Reported in time and accepted; with a cut-off day (截至) accepted by then."""
        known = question.as_of or date.max
        return super().rows(question).filter(state="accepted", submitted_on__lte=F("due"), accepted_on__lte=known)


@dataclass(frozen=True)
class ShareInTime(Ratio):
    """The share of those due; opening it shows all of them, since the late ones are what one looks for."""

    def rows(self, question: Question) -> QuerySet:
        """The rows of the lower part."""
        return self.bottom.rows(question)


ASSIGNED = TasksDue("tasks.assigned", "应办任务", "件", Task, dimensions=BY_KIND)
IN_TIME = TasksInTime("tasks.in_time", "按期完成的任务", "件", Task, dimensions=BY_KIND)
ON_TIME = ShareInTime("tasks.on_time", "任务按期完成率", "%", Task, dimensions=BY_KIND, top=IN_TIME, bottom=ASSIGNED)


def offer() -> None:
    """Make them known; called once, when the app is ready."""
    register(ASSIGNED, IN_TIME, ON_TIME)
