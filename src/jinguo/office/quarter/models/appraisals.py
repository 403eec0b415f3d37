"""The regular appraisal of a person in a quarter (平时考核)."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.office.quarter.flow import APPRAISAL
from jinguo.office.quarter.people import heads_by_unit, leaders_of
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import FileScope, ScopedModel
from jinguo.rules.grading.regular import REGULAR_GRADES
from jinguo.rules.periods import Period, parse_period

LONGEST = 5000


class RegularAppraisal(Versioned, ScopedModel):
    """A person's quarter: her summary, the proposal of who heads her department, the leader's decision.

    `unit` is her department on the quarter's last day. `grade` is the decided one and empty until then; a decision that
    is reopened leaves it empty again.
    """

    domain = WORK
    scope = FileScope(staff="staff", unit="unit")
    workflow = APPRAISAL

    staff = models.ForeignKey(Staff, models.PROTECT, "regular_appraisals", verbose_name="人员")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室")
    period = models.CharField("季度", max_length=10)
    due = models.DateField("小结期限", db_index=True)
    state = models.CharField("状态", max_length=10, choices=APPRAISAL.states, default=APPRAISAL.start, editable=False)
    summary = models.TextField("个人小结", blank=True, validators=[MaxLengthValidator(LONGEST)])
    handed_in_on = models.DateField("交小结日", null=True, blank=True, editable=False)
    proposed = models.CharField("部室意见", max_length=10, choices=REGULAR_GRADES, blank=True, editable=False)
    comment = models.CharField("评语", max_length=500, blank=True, editable=False)
    proposed_by = models.ForeignKey(
        Staff, models.PROTECT, "+", verbose_name="提出人", null=True, blank=True, editable=False
    )
    proposed_on = models.DateField("提出日", null=True, blank=True, editable=False)
    grade = models.CharField("等次", max_length=10, choices=REGULAR_GRADES, blank=True, editable=False)
    decision = models.CharField("审定意见", max_length=500, blank=True, editable=False)
    decided_by = models.ForeignKey(
        Staff, models.PROTECT, "+", verbose_name="审定人", null=True, blank=True, editable=False
    )
    decided_on = models.DateField("审定日", null=True, blank=True, editable=False)
    seen_on = models.DateField("签阅日", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "平时考核"
        ordering = ["-period", "unit__order", "unit__code", "staff__number"]
        indexes = [models.Index(fields=["period", "state"], name="appraisal_period_state")]
        constraints = [
            models.UniqueConstraint(fields=["staff", "period"], name="regular_appraisal_once"),
            models.CheckConstraint(
                condition=Q(state__in=("summary", "propose", "decide"), grade="", decided_on=None)
                | (Q(state__in=("feedback", "done"), decided_on__isnull=False) & ~Q(grade="")),
                name="appraisal_decided_has_its_grade",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("summary", "propose")) | ~Q(proposed=""), name="appraisal_proposed_has_its_grade"
            ),
            models.CheckConstraint(
                condition=~Q(state="propose") | Q(handed_in_on__isnull=False), name="appraisal_handed_in_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff}{self.span.label}平时考核"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("quarter:appraisal", args=[self.pk])

    @property
    def span(self) -> Period:
        """Its quarter as a value."""
        return parse_period(self.period)

    @property
    def is_decided(self) -> bool:
        """Whether it has its grade."""
        return self.state in ("feedback", "done")

    @property
    def handed_in_summary(self) -> str:
        """Her summary as others read it: nothing while she is still writing."""
        return self.summary if self.handed_in_on else ""

    def proposers(self) -> list[Staff]:
        """Who is told of her summary: who heads her department, of a head the leaders."""
        heads = [one for one in heads_by_unit([self.unit_id])[self.unit_id] if one.pk != self.staff_id]
        return heads or [one for one in leaders_of(self.unit) if one.pk != self.staff_id]

    def deciders(self) -> list[Staff]:
        """Who is told that a grade is proposed: the leaders."""
        return [one for one in leaders_of(self.unit) if one.pk != self.staff_id]

    def herself(self) -> list[Staff]:
        """The person."""
        return [self.staff]
