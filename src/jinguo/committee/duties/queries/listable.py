"""The targets of outlines that a plan could take in, with what is in the way and whose units would be proposed."""

from dataclasses import dataclass
from datetime import date

from jinguo.committee.duties.models import ListedTarget
from jinguo.committee.duties.queries.committees import committee_of, members, successors
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.cycle.plans.models import Plan
from jinguo.org.structure.models import Staff
from jinguo.rules.outlines.duties import Proposed, duties, proposed
from jinguo.rules.outlines.goals import may_list
from jinguo.rules.verdict import Verdict


@dataclass(frozen=True)
class Candidate:
    """A target with whether it may be taken in, the goal it is already, and the units that are proposed."""

    target: OutlineTarget
    verdict: Verdict
    goal: int | None
    units: Proposed

    @property
    def asks(self) -> str:
        """What the place must add before it may be taken in, on the button; empty where nothing is left open."""
        if self.target.type == "deliverable":
            return "写明标准，列入"
        return "填基期，列入" if self.target.comparator == "relative" else ""


def candidates(plan: Plan, reader: Staff, day: date) -> list[Candidate]:
    """The targets within reach whose year lies in the plan, outline by outline; a fixed number of queries."""
    span = plan.span
    within = OutlineTarget.objects.visible_to(reader).filter(
        outline__first__gte=span.first.year, outline__last__lte=span.last.year, outline__level__in=LEVELS
    )
    listed = dict(ListedTarget.objects.filter(goal__plan=plan).values_list("target", "goal"))
    committee, onward = committee_of(plan.unit), successors()
    known = members(committee, day) if committee else {}
    rows = within.select_related("outline", "indicator").order_by("-outline__audience", "outline", "order")
    return [
        Candidate(
            one,
            may_list(one.as_rule, share=one.share, standard="", due=None),
            listed.get(one.pk),
            proposed(duties().get(one.code), known, onward),
        )
        for one in rows
    ]


LEVELS = ("国家", "省级", "市级", "县级")  # outlines; a ministry's own plan is no outline of a place
