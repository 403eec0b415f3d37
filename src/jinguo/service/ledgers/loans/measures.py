"""What is still lent on a day: a stock, asked anew for every day and never added up."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from jinguo.base.web.words import money
from jinguo.cycle.bookkeeping.measures import Figure, Measure, Question
from jinguo.cycle.bookkeeping.measures.kinds import signed_sum
from jinguo.service.ledgers.loans.queries import with_status


@dataclass(frozen=True)
class Outstanding(Measure):
    """The amount of the loans paid out and not settled on the last day asked for; of the overdue ones only if so asked.

    Part repayments are the bank's books, not ours: a loan counts whole until it is settled.
    """

    is_overdue: bool = False

    def of(self, question: Question) -> Figure:
        """The amount in yuan."""
        rows = self.rows(question)
        amount = signed_sum(rows, "amount")
        return self.answer(question, amount, f"{self.title} {rows.count()} 笔，合计 {money(amount)} 元")

    def rows(self, question: Question) -> QuerySet:
        """The loans that stand on that day, whenever they were paid out."""
        day = question.last
        overdue = with_status("overdue", day)
        status = overdue if self.is_overdue else overdue | with_status("repaying", day) | with_status("extended", day)
        taken_back = Q(reversals__state="confirmed", reversals__day__lte=day)
        return self.held(question).filter(self.where, status, sign=1).exclude(taken_back)
