"""What duties tell reports and the appraisal of units: papers filed, letters signed, implementation plans filed."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from jinguo.committee.duties.models import ImplementationFiling, PolicyPaper
from jinguo.committee.duties.permissions import YEAR
from jinguo.cycle.bookkeeping.measures import Question, register
from jinguo.cycle.bookkeeping.measures.kinds import Counted
from jinguo.cycle.plans.models import ResponsibilityLetter
from jinguo.org.structure.models import Unit
from jinguo.rules.implementation import filing_due


@dataclass(frozen=True)
class OfUnits(Counted):
    """How many rows belong to a unit and those below it; of an organ those of its committee's member units.

    `answering` and `organ` are lookup paths from the row to the unit, `on` is its day.
    """

    answering: str = "unit"
    organ: str = ""
    on: str = "filed_on"

    def held(self, question: Question) -> QuerySet:
        """The rows of the holder, of any day; a person has none."""
        holder, rows = question.holder, self.model.objects.annotate(day=F(self.on))
        if not isinstance(holder, Unit):
            return rows.none()
        return rows.filter(Q(**{f"{self.answering}__path__startswith": holder.path}) | self.of_organ(holder))

    def of_organ(self, holder: Unit) -> Q:
        """Those of the plans that the holder keeps."""
        return Q(**{self.organ: holder.pk})


@dataclass(frozen=True)
class PoliciesFiled(OfUnits):
    """How many papers were filed with the committee; of a federation those of the committee of its region."""

    def of_organ(self, holder: Unit) -> Q:
        """Those of the committee beside a federation, or of the committee itself."""
        beside = Q(committee__region=holder.region_id) if holder.kind == "federation" and holder.region_id else Q()
        return beside or Q(committee=holder.pk)


@dataclass(frozen=True)
class FiledInTime(OfUnits):
    """How many implementation plans were filed within the month after the year's plan was issued."""

    def held(self, question: Question) -> QuerySet:
        """Those of the holder that came in time."""
        rows = super().held(question).select_related("plan__parent")
        in_time = [
            row.pk
            for row in rows
            if row.plan.parent
            and row.plan.parent.approved_on
            and row.filed_on <= filing_due(row.plan.parent.approved_on)
        ]
        return rows.filter(pk__in=in_time)


OF_PLANS: dict[str, Any] = {"answering": "plan__unit", "organ": "plan__parent__unit"}
SIGNED = Q(is_current=True, plan__kind=YEAR, organ_signed_on__isnull=False)
MEASURES = (
    PoliciesFiled("policies.filed", "备案政策文件", "件", PolicyPaper, dimensions={"kind": "kind"}),
    OfUnits(
        "letters.signed",
        "签订纲要责任书",
        "份",
        ResponsibilityLetter,
        SIGNED,
        organ="plan__unit",
        on="holder_signed_on",
    ),
    OfUnits("implementations.filed", "备案实施方案", "份", ImplementationFiling, **OF_PLANS),
    FiledInTime("implementations.in_time", "按期备案实施方案", "份", ImplementationFiling, **OF_PLANS),
)


def offer() -> None:
    """Make them known; called once, when the app is ready."""
    register(*MEASURES)
