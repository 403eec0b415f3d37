"""Attendances (人次) and people (人): two figures that are never added together."""

from dataclasses import dataclass

from django.db.models import Aggregate, Count, F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from jinguo.cycle.bookkeeping.measures import Distinct, Figure, Measure, Question
from jinguo.cycle.bookkeeping.measures.kinds import Additive, signed_sum
from jinguo.service.ledgers.trainings.models import Attendee


@dataclass(frozen=True)
class Attendances(Additive):
    """Who came, each time: the head count of a session, or the length of its list where nobody counted heads."""

    @property
    def counted(self) -> str:
        """The head count."""
        return "head_count"

    def aggregate(self) -> Aggregate:
        """Heads or names of each session, with its sign."""
        listed = Attendee.objects.filter(session=OuterRef("pk")).order_by().values("session")
        names = Subquery(listed.annotate(n=Count("pk")).values("n"))
        return Sum(Coalesce("head_count", names, 0) * F("sign"), filter=self.where)

    def of(self, question: Question) -> Figure:
        """Attendances in 人次, which may be added up over periods and units."""
        came = self.over(self.rows(question))
        return self.answer(question, came, f"点数的按点数、只有名单的按名单，合计 {came:,} {self.unit}")


@dataclass(frozen=True)
class Trained(Measure):
    """How many people: the named ones, each once, and those declared as new to the year's trainings."""

    @property
    def counted(self) -> str:
        """Those declared."""
        return "new_people"

    def of(self, question: Question) -> Figure:
        """People on lists counted once, plus the declared ones; asked anew for whatever period and holder."""
        named = self.named.of(question).value or 0
        declared = signed_sum(self.rows(question), "new_people")
        because = f"名单按人去重 {named:,} {self.unit}，未列名单的首次参训 {declared:,} {self.unit}"
        return self.answer(question, named + declared, because, 名单=named, 首次参训=declared)

    @property
    def named(self) -> Distinct:
        """The people on the lists."""
        return Distinct(self.code, self.title, self.unit, self.model, self.where, column="attendees__person")
