"""What coordination tells plans and scores: how much information a unit sent, and how much of it was taken up."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from jinguo.committee.coordination.models import Information
from jinguo.cycle.bookkeeping.measures import Question, register
from jinguo.cycle.bookkeeping.measures.kinds import Counted
from jinguo.org.structure.models import Unit


@dataclass(frozen=True)
class InformationSent(Counted):
    """The pieces of a unit with all below it; of a person those that she sent."""

    def held(self, question: Question) -> QuerySet:
        """The holder's pieces of any day."""
        holder = question.holder
        own = Q(unit__path__startswith=holder.path) if isinstance(holder, Unit) else Q(sent_by=holder)
        rows = Information.objects.filter(own).select_related("unit")
        return rows.filter(unit__region__path__startswith=question.region.path) if question.region else rows


TAKEN_UP = Q(state="accepted")
SENT = InformationSent("information.sent", "报送信息", "条", Information)
ACCEPTED = InformationSent("information.accepted", "采用信息", "条", Information, TAKEN_UP)


def offer() -> None:
    """Make them known; called once, when the app is ready."""
    register(SENT, ACCEPTED)
