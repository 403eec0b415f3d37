"""Tasks (任务), what was reported of them, and their extensions."""

from typing import Any, Self

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.base.amounts import QuantityField
from jinguo.base.moves.subjects import subject_is_whole, subject_of
from jinguo.base.moves.versions import Versioned
from jinguo.cycle.tasks.flow import TASK
from jinguo.cycle.tasks.kinds import KINDS, TaskKind, kind_choices
from jinguo.cycle.tasks.people import first_asked, in_charge_of
from jinguo.cycle.tasks.scope import TaskScope
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel, ScopedQuerySet

LONGEST = 5000  # characters of a longer text; a cell of a sheet holds as many several times over
OUTCOMES = {"accepted": "通过", "returned": "退回"}


class TaskQuerySet(ScopedQuerySet):
    """Tasks by whether they count."""

    def counting(self) -> Self:
        """The tasks that figures are made of: all that have not been called off."""
        return self.exclude(state="cancelled")


class Task(Versioned, ScopedModel):
    """Something that a unit, and in it perhaps one person, has to do and report by a day.

    `giver` is the unit of whoever gave it, on that day. `due` is the day as extended, `original_due` as first set.
    `submitted_on` is the day of the report that waits or was accepted: what was returned does not keep the day.
    Whether it is late is computed (`rules.task_status`). What it is about is named by `subject_type` and `subject_id`.
    """

    domain = WORK
    scope = TaskScope(staff="staff", unit="unit", region="unit__region", giver="giver", assigned_by="assigned_by")
    workflow = TASK

    kind = models.CharField("类别", max_length=30, choices=kind_choices)
    title = models.CharField("任务", max_length=200)
    detail = models.TextField("要求", blank=True, validators=[MaxLengthValidator(LONGEST)])
    unit = models.ForeignKey(Unit, models.PROTECT, "tasks", verbose_name="承办单位")
    staff = models.ForeignKey(Staff, models.PROTECT, "tasks", verbose_name="责任人", null=True, blank=True)
    due = models.DateField("期限", db_index=True)
    original_due = models.DateField("原期限", editable=False)
    evidence = models.CharField("佐证要求", max_length=300, blank=True)
    subject_type = models.CharField("事由类型", max_length=100, blank=True, editable=False)
    subject_id = models.CharField("事由编号", max_length=40, blank=True, editable=False)
    subject_label = models.CharField("事由", max_length=200, blank=True, editable=False)
    giver = models.ForeignKey(Unit, models.PROTECT, "given_tasks", verbose_name="交办单位")
    assigned_by = models.ForeignKey(
        Staff, models.PROTECT, "given_tasks", verbose_name="交办人", null=True, blank=True, editable=False
    )
    assigned_on = models.DateField("交办日", editable=False)
    state = models.CharField("状态", max_length=10, choices=TASK.states, default=TASK.start, editable=False)
    submitted_on = models.DateField("报送日", null=True, editable=False)
    submitted_by = models.ForeignKey(
        Staff, models.PROTECT, "+", verbose_name="最近报送人", null=True, blank=True, editable=False
    )
    accepted_on = models.DateField("通过日", null=True, editable=False)

    objects = TaskQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "任务"
        ordering = ["due", "pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="task_subject"),
            models.Index(fields=["state", "due"], name="task_state_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(submitted_on=None) | ~Q(state="open"), name="task_open_has_nothing_submitted"
            ),
            models.CheckConstraint(
                condition=Q(submitted_on__isnull=False) | ~Q(state__in=("submitted", "accepted")),
                name="task_submitted_has_day",
            ),
            models.CheckConstraint(
                condition=Q(state="accepted", accepted_on__isnull=False) | (~Q(state="accepted") & Q(accepted_on=None)),
                name="task_accepted_has_day",
            ),
            subject_is_whole("task_subject_is_whole"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("tasks:task", args=[self.pk])

    @property
    def rules(self) -> TaskKind:
        """What its kind says. Raises KeyError for a kind that nobody registered."""
        return KINDS[self.kind]

    @property
    def subject(self) -> Any:
        """The row it is about; None where it is about none, or the row is gone."""
        return subject_of(self)

    def holders(self) -> list[Staff]:
        """Who is told what happens to it: the responsible person, else whoever answers for the unit."""
        return [self.staff] if self.staff else in_charge_of(self.unit)

    def accepters(self) -> list[Staff]:
        """Who is told that a report waits: whom its kind names, never who sent it; else the next one up."""
        return first_asked(self.rules.accepts, self, without=(self.submitted_by_id, self.staff_id))

    def submitters(self) -> list[Staff]:
        """Who is told what became of the report: whoever sent the last one."""
        return [self.submitted_by] if self.submitted_by else self.holders()


class TaskReport(ScopedModel):
    """What was reported of a task, each time (任务报告); its files are kept with it. The last one is what counts."""

    domain = WORK
    scope = TaskScope(
        staff="task__staff",
        unit="task__unit",
        region="task__unit__region",
        giver="task__giver",
        assigned_by="task__assigned_by",
    )

    task = models.ForeignKey(Task, models.PROTECT, "reports", verbose_name="任务")
    number = models.PositiveSmallIntegerField("次数")
    actual = QuantityField("完成值", null=True, blank=True)
    actual_unit = models.CharField("计量单位", max_length=20, blank=True)
    narrative = models.TextField("完成情况", validators=[MaxLengthValidator(LONGEST)])
    problems = models.TextField("存在问题", blank=True, validators=[MaxLengthValidator(LONGEST)])
    measures = models.TextField("下一步措施", blank=True, validators=[MaxLengthValidator(LONGEST)])
    submitted_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="报送人", null=True, editable=False)
    submitted_on = models.DateField("报送日")
    outcome = models.CharField("审核结果", max_length=10, choices=OUTCOMES, blank=True)
    note = models.TextField("审核意见", blank=True)
    reviewed_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="审核人", null=True, editable=False)
    reviewed_on = models.DateField("审核日", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "任务报告"
        ordering = ["task", "number"]
        constraints = [
            models.UniqueConstraint(fields=["task", "number"], name="task_report_once"),
            models.CheckConstraint(
                condition=Q(outcome="", reviewed_on=None) | (~Q(outcome="") & Q(reviewed_on__isnull=False)),
                name="task_report_reviewed_has_day",
            ),
            models.CheckConstraint(condition=~Q(outcome="returned", note=""), name="task_report_returned_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.task} 第{self.number}次报送"

    def get_absolute_url(self) -> str:
        """The page of its task."""
        return self.task.get_absolute_url()


class TaskExtension(ScopedModel):
    """A due day put off (延期)."""

    domain = WORK
    scope = TaskReport.scope

    task = models.ForeignKey(Task, models.PROTECT, "extensions", verbose_name="任务")
    old_due = models.DateField("原期限")
    new_due = models.DateField("新期限")
    reason = models.CharField("理由", max_length=300)
    by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="延期人", null=True, editable=False)
    on = models.DateField("延期日")

    class Meta:
        verbose_name = verbose_name_plural = "任务延期"
        ordering = ["task", "pk"]
        constraints = [models.CheckConstraint(condition=Q(new_due__gt=F("old_due")), name="task_extension_is_later")]

    def __str__(self) -> str:
        return f"{self.task} 延至{self.new_due}"
