"""What an inspection from above demanded (要求), and what was answered (答复)."""

from datetime import date

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.base import clock
from jinguo.committee.body.scope import ContactScope
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules.upper_answers import AnswerState, answer_state

LONGEST = 5000


class Demand(ScopedModel):
    """One thing that an inspection from above asked for: which unit puts it right, until when we answer upward.

    The inspection is an entry of the ledger 上级督导; its `task` is the unit's. Whether it is answered is computed.
    """

    domain = COMMITTEE
    scope = ContactScope(unit="unit", region="unit__region", committee="committee")

    committee = models.ForeignKey(Unit, models.PROTECT, "upper_demands", verbose_name="妇儿工委")
    entry = models.ForeignKey(CustomEntry, models.PROTECT, "demands", verbose_name="上级督导")
    order = models.PositiveSmallIntegerField("序号")
    text = models.CharField("要求", max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="责任单位")
    due = models.DateField("答复期限")
    unit_due = models.DateField("承办期限")
    task = models.OneToOneField(
        Task, models.PROTECT, related_name="demand", verbose_name="任务", null=True, editable=False
    )

    class Meta:
        verbose_name = verbose_name_plural = "上级督查要求"
        ordering = ["entry", "order"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "order"], name="demand_once"),
            models.CheckConstraint(
                condition=Q(unit_due__lte=F("due")),
                name="demand_unit_before_answer",
                violation_error_message="承办期限不能晚于答复期限：单位先报，我们才能答复。",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """The page of its inspection."""
        return reverse("coordination:upper", args=[self.committee_id, self.entry_id])

    @property
    def sent(self) -> date | None:
        """The day of the first answer; prefetch the answers of a list."""
        return min((one.sent_on for one in self.answers.all()), default=None)

    @property
    def standing(self) -> AnswerState:
        """How its answer stands today."""
        return answer_state(self.due, self.sent, clock.today())


class UpperAnswer(ScopedModel):
    """What we answered to a demand, by which paper and when it went up; its files are kept with it."""

    domain = COMMITTEE
    scope = ContactScope(unit="demand__unit", region="demand__unit__region", committee="demand__committee")

    demand = models.ForeignKey(Demand, models.PROTECT, "answers", verbose_name="要求")
    text = models.TextField("答复内容", validators=[MaxLengthValidator(LONGEST)])
    number = models.CharField("答复文号", max_length=60)
    sent_on = models.DateField("报出日")
    entered_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="登记人")

    class Meta:
        verbose_name = verbose_name_plural = "上级督查答复"
        ordering = ["demand", "sent_on", "pk"]

    def __str__(self) -> str:
        return f"{self.demand} {self.number}"

    def get_absolute_url(self) -> str:
        """The page of its inspection."""
        return self.demand.get_absolute_url()
