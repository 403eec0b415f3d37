"""What registers tell: how many stand on a day, and how much of a frozen register is covered."""

from dataclasses import dataclass, field

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Length

from jinguo.base.web.words import number
from jinguo.cycle.bookkeeping.measures.base import Figure, Measure, Question, of_holder
from jinguo.cycle.bookkeeping.measures.kinds import share
from jinguo.cycle.bookkeeping.models import FrozenBase
from jinguo.org.structure.models import Unit


@dataclass(frozen=True)
class Standing(Measure):
    """How many rows of a register stand on the last day asked for; a stock, never added up.

    `since` names a date column: only the rows that have it by then count, e.g. those with a plate.
    """

    since: str = ""

    def of(self, question: Question) -> Figure:
        """The number of rows."""
        count = self.rows(question).count()
        return self.answer(question, count, f"名册内{self.title} {number(count)} {self.unit}")

    def rows(self, question: Question) -> QuerySet:
        """The rows valid on that day."""
        rows = of_holder(self.model.objects.standing_on(question.last), question).filter(self.where)
        return rows.filter(**{f"{self.since}__lte": question.last}) if self.since else rows


@dataclass(frozen=True)
class Coverage(Measure):
    """The share in percent of a frozen register that has something by a day (覆盖率), e.g. a plate.

    `has` is the condition on a register row; `since` names the date column that says from when it has it. Asked of a
    part (a county of the frozen city, a region), base and covered are those members of the base that belong to it.
    """

    since: str = ""
    has: Q = field(default_factory=Q)

    def of(self, question: Question) -> Figure:
        """Covered ÷ the base frozen last before the day asked for; None with the reason where none was frozen."""
        base = self.base(question)
        if base is None:
            return self.answer(question, None, "还没有冻结基数，先在名册里冻结一次")
        size, covered = self.members(base, question).count(), self.rows(question).count()
        on = f"{base.day.year}年{base.day.month}月{base.day.day}日"
        because = f"{self.title}：{number(covered)} ÷ {on}冻结的基数 {number(size)}"
        return self.answer(question, share(covered, size), because, 已覆盖=covered, 基数=size)

    def base(self, question: Question) -> FrozenBase | None:
        """The base that holds the holder: the newest of its own organ, else of the nearest organ above it."""
        if not isinstance(question.holder, Unit):
            return None
        bases = FrozenBase.objects.filter(ledger=self.model.ledger_code, day__lte=question.last)
        holding = bases.alias(asked=Value(question.holder.organ_path)).filter(asked__startswith=F("unit__path"))
        return holding.order_by(Length("unit__path").desc(), "-day").first()

    def members(self, base: FrozenBase, question: Question) -> QuerySet:
        """The rows of a frozen base that belong to the holder and lie in the region asked for."""
        return of_holder(self.model.objects.filter(pk__in=base.members.values("row")), question).filter(self.where)

    def rows(self, question: Question) -> QuerySet:
        """The rows of the frozen base that are covered."""
        base = self.base(question)
        if base is None:
            return self.model.objects.none()
        return self.members(base, question).filter(self.has, **{f"{self.since}__lte": question.last})
