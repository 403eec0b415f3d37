"""What was found at a place, item by item, and whether the materials that had been reported hold."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.cycle.inspections.models.inspections import CheckItem, Inspected
from jinguo.cycle.inspections.scope import InspectionScope
from jinguo.cycle.tasks.models import Task, TaskReport
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel, ScopedQuerySet
from jinguo.rules.inspection import OUTCOMES, SEVERITIES, Checked, Outcome

RECHECKS = {"passed": "已整改到位", "failed": "未整改到位"}
EVIDENCE = {"true": "属实", "false": "不实", "missing": "缺"}


class FindingQuerySet(ScopedQuerySet):
    """Findings by what they say."""

    def problems(self) -> "FindingQuerySet":
        """What was not in order at places whose record has been handed in."""
        return self.filter(outcome="bad", inspected__state="handed_in")


class Finding(Versioned, ScopedModel):
    """What was found of one item at one place; its photos are kept with it.

    A record may be unfinished until the place is handed in. What must be put right becomes a task (整改) then; `task`
    is the last one, since a re-check that fails gives another.
    """

    domain = WORK
    scope = InspectionScope(inspection="inspected__inspection", site="inspected")

    inspected = models.ForeignKey(Inspected, models.CASCADE, "findings", verbose_name="受检单位")
    item = models.ForeignKey(CheckItem, models.PROTECT, "findings", verbose_name="检查项")
    outcome = models.CharField("结果", max_length=10, choices=OUTCOMES, blank=True)
    text = models.TextField("发现的问题", blank=True, validators=[MaxLengthValidator(2000)])
    sampled = models.PositiveIntegerField("抽查数", null=True, blank=True)
    in_order = models.PositiveIntegerField("合格数", null=True, blank=True)
    severity = models.CharField("程度", max_length=10, choices=SEVERITIES, default="light")
    needs_rectification = models.BooleanField("需要整改", default=False)
    due = models.DateField("整改期限", null=True, blank=True)
    task = models.ForeignKey(Task, models.PROTECT, "findings", verbose_name="整改任务", null=True, editable=False)
    recheck = models.CharField("复查结果", max_length=10, choices=RECHECKS, blank=True, editable=False)
    recheck_note = models.CharField("复查意见", max_length=300, blank=True, editable=False)
    rechecked_on = models.DateField("复查日", null=True, editable=False)
    rechecked_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="复查人", null=True, editable=False)
    recorded_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="检查人", null=True, editable=False)
    recorded_at = models.DateTimeField("记录时间", null=True, editable=False)

    objects = FindingQuerySet.as_manager()  # type: ignore[misc]
    machine_made = ("recorded_at",)

    class Meta:
        verbose_name = verbose_name_plural = "检查记录"
        ordering = ["inspected", "item__order"]
        constraints = [
            models.UniqueConstraint(fields=["inspected", "item"], name="finding_once"),
            models.CheckConstraint(
                condition=Q(recheck="", rechecked_on=None) | (~Q(recheck="") & Q(rechecked_on__isnull=False)),
                name="finding_rechecked_has_day",
            ),
            models.CheckConstraint(condition=Q(task=None) | Q(outcome="bad"), name="finding_task_is_of_a_problem"),
            models.CheckConstraint(
                condition=Q(sampled=None) | Q(in_order=None) | Q(in_order__lte=F("sampled")),
                name="finding_in_order_of_sample",
                violation_error_message="合格的不能多于抽查的。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspected} {self.item}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("inspections:finding", args=[self.pk])

    @property
    def checked(self) -> Checked:
        """What rules need to know of it."""
        outcome: Outcome = self.outcome  # type: ignore[assignment]
        return Checked(outcome, self.sampled, self.in_order, self.item.points)


class EvidenceCheck(Versioned, ScopedModel):
    """Whether the materials of an accepted report hold (属实, 不实, 缺), as the group found."""

    domain = WORK
    scope = InspectionScope(inspection="inspected__inspection", site="inspected")

    inspected = models.ForeignKey(Inspected, models.CASCADE, "evidence", verbose_name="受检单位")
    report = models.ForeignKey(TaskReport, models.PROTECT, "+", verbose_name="任务报告")
    verdict = models.CharField("核实结果", max_length=10, choices=EVIDENCE)
    note = models.CharField("说明", max_length=300, blank=True)
    checked_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="核实人", null=True, editable=False)
    checked_on = models.DateField("核实日", editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "材料核实"
        ordering = ["inspected", "report"]
        constraints = [
            models.UniqueConstraint(fields=["inspected", "report"], name="evidence_check_once"),
            models.CheckConstraint(
                condition=Q(verdict="true") | ~Q(note=""),
                name="evidence_check_says_why",
                violation_error_message="不实或缺的要写明说明。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}：{self.get_verdict_display()}"
