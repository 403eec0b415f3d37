"""The sheets of a quarter (季度报表) and the problems they name."""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.cycle.delivery.flow import EDITABLE, SHEET
from jinguo.cycle.delivery.people import accepters_of, reporters_of
from jinguo.cycle.delivery.scope import SheetScope
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules.periods import Period, parse_period

LONGEST = 5000


class QuarterSheet(Versioned, ScopedModel):
    """What a department reports of a quarter: its work plan, what it reached, problems and remedies.

    `rows` is the table of what it reached, computed while the sheet is open and kept as it stood (`as_of`) from the day
    it was reported, each row with its reason; a later correction of a ledger leaves it and is shown beside it.
    """

    domain = WORK
    scope = SheetScope(unit="plan__unit", at_least="unit")
    workflow = SHEET

    plan = models.ForeignKey(Plan, models.PROTECT, "sheets", verbose_name="方案")
    unit = models.ForeignKey(Unit, models.PROTECT, "quarter_sheets", verbose_name="填报单位")
    period = models.CharField("季度", max_length=10)
    due = models.DateField("期限", db_index=True)
    opened_on = models.DateField("下达日")
    work_plan = models.TextField("季度工作计划", blank=True, validators=[MaxLengthValidator(LONGEST)])
    narrative = models.TextField("完成情况说明", blank=True, validators=[MaxLengthValidator(LONGEST)])
    rows: Any = models.JSONField("完成情况", default=list, blank=True, editable=False)
    as_of = models.DateField("截至", null=True, blank=True, editable=False)
    state = models.CharField("状态", max_length=10, choices=SHEET.states, default=SHEET.start, editable=False)
    submitted_on = models.DateField("报送日", null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="报送人", null=True, editable=False)
    decided_on = models.DateField("审核日", null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="审核人", null=True, editable=False)
    note = models.CharField("审核意见", max_length=500, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "季度报表"
        ordering = ["-period", "unit__order", "unit__path", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "unit", "period"], name="sheet_once_a_unit_and_quarter"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(submitted_on__isnull=False, as_of__isnull=False),
                name="sheet_submitted_has_its_days",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("returned", "accepted")) | Q(decided_on__isnull=False),
                name="sheet_decided_has_its_day",
            ),
            models.CheckConstraint(condition=~Q(state="returned", note=""), name="sheet_returned_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}{self.span.label}报表"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("delivery:sheet", args=[self.pk])

    @property
    def span(self) -> Period:
        """Its quarter as a value."""
        return parse_period(self.period)

    @property
    def is_open(self) -> bool:
        """Whether it is still being filled in."""
        return self.state in EDITABLE

    def accepters(self) -> list[Staff]:
        """Who is told that it waits: the performance office, never who reported it."""
        return accepters_of(self)

    def reporters(self) -> list[Staff]:
        """Who is told what became of it: who reported it, and who answers for the unit."""
        return list(dict.fromkeys([*([self.submitted_by] if self.submitted_by else []), *reporters_of(self)]))


class SheetProblem(ScopedModel):
    """A problem that a sheet names, with its remedy; once the sheet is accepted one with a day is a rectification."""

    domain = WORK
    scope = SheetScope(unit="sheet__plan__unit", at_least="unit", sheet="sheet")

    sheet = models.ForeignKey(QuarterSheet, models.CASCADE, "problems", verbose_name="季度报表")
    order = models.PositiveSmallIntegerField("序号")
    problem = models.CharField("存在主要问题", max_length=500)
    remedy = models.CharField("整改措施", max_length=500)
    due = models.DateField("整改期限", null=True, blank=True)
    task = models.OneToOneField(
        Task, models.PROTECT, related_name="sheet_problem", verbose_name="整改任务", null=True, blank=True
    )

    class Meta:
        verbose_name = verbose_name_plural = "季度报表问题"
        ordering = ["sheet", "order"]
        constraints = [models.UniqueConstraint(fields=["sheet", "order"], name="sheet_problem_once")]

    def __str__(self) -> str:
        return self.problem
