"""What inspections tell plans and scores: how many were held, what was found, what share was put right."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from jinguo.cycle.bookkeeping.measures import Question, Ratio, register
from jinguo.cycle.bookkeeping.measures.kinds import Counted
from jinguo.cycle.inspections.models import Finding, Inspection
from jinguo.org.structure.models import Unit


@dataclass(frozen=True)
class InspectionsHeld(Counted):
    """How many inspections an organ, with all below it, held and put together; of a person, how many she led."""

    def held(self, question: Question) -> QuerySet:
        """The holder's inspections of any day."""
        holder = question.holder
        own = Q(unit__path__startswith=holder.path) if isinstance(holder, Unit) else Q(lead=holder)
        rows = Inspection.objects.counting().filter(own)
        return rows.filter(unit__region__path__startswith=question.region.path) if question.region else rows


@dataclass(frozen=True)
class ProblemsFound(Counted):
    """How many things were not in order at a unit with all below it, by the day on which they were handed in."""

    def held(self, question: Question) -> QuerySet:
        """The unit's problems of any day; a person's are those that she answers for by the task."""
        holder = question.holder
        own = Q(inspected__unit__path__startswith=holder.path) if isinstance(holder, Unit) else Q(task__staff=holder)
        rows = Finding.objects.problems().filter(own).annotate(day=F("inspected__day"))
        region = question.region
        return rows.filter(inspected__unit__region__path__startswith=region.path) if region else rows


@dataclass(frozen=True)
class Rectified(ProblemsFound):
    """Those that had to be put right and were: the last task of it accepted, as was known at the cut-off day."""

    def rows(self, question: Question) -> QuerySet:
        """Accepted by then; a re-check that fails gives another task, which is open."""
        known = question.as_of or date.max
        return super().rows(question).filter(task__state="accepted", task__accepted_on__lte=known)


@dataclass(frozen=True)
class ShareRectified(Ratio):
    """The share of those that had to be; opening it shows all of them, since the others are what one looks for."""

    def rows(self, question: Question) -> QuerySet:
        """The rows of the lower part."""
        return self.bottom.rows(question)


BY_KIND = {"kind": "kind"}
BY_SEVERITY = {"kind": "inspected__inspection__kind", "severity": "severity"}
MUST = Q(needs_rectification=True)
HELD = InspectionsHeld("inspections.held", "开展督查", "次", Inspection, dimensions=BY_KIND)
FOUND = ProblemsFound("inspections.findings", "督查发现问题", "个", Finding, dimensions=BY_SEVERITY)
ASKED = ProblemsFound("inspections.asked", "要求整改", "个", Finding, MUST, dimensions=BY_SEVERITY)
DONE = Rectified("inspections.done", "整改完成", "个", Finding, MUST, dimensions=BY_SEVERITY)
SHARE = ShareRectified(
    "inspections.rectified", "督查整改完成率", "%", Finding, dimensions=BY_SEVERITY, top=DONE, bottom=ASKED
)


def offer() -> None:
    """Make them known; called once, when the app is ready."""
    register(HELD, FOUND, ASKED, DONE, SHARE)
