"""Days settled (考勤结算): each half with its state and reason; and months, which the office locks."""

from django.db import models
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.office.attendance.flow import MONTH
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import FileScope, Scope, ScopedModel
from jinguo.rules.attendance import STATES
from jinguo.rules.periods import Period, parse_period


class SettledDay(ScopedModel):
    """A day of one person as it was settled (考勤日); the unit is her department of that day, whatever came later.

    `late` and `early` are minutes of both halves together. The references name the slip behind a half: `leave:7`.
    """

    domain = WORK
    scope = FileScope(staff="staff", unit="unit")

    # Both are first in an index with the day, which serves for them alone as well.
    staff = models.ForeignKey(Staff, models.PROTECT, "settled_days", verbose_name="人员", db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室", db_index=False)
    day = models.DateField("日期")
    shift = models.CharField("作息", max_length=60)
    am_state = models.CharField("上午", max_length=12, choices=list(STATES.items()))
    am_because = models.CharField("上午依据", max_length=200)
    am_ref = models.CharField("上午凭据", max_length=40, blank=True)
    pm_state = models.CharField("下午", max_length=12, choices=list(STATES.items()))
    pm_because = models.CharField("下午依据", max_length=200)
    pm_ref = models.CharField("下午凭据", max_length=40, blank=True)
    late = models.PositiveSmallIntegerField("迟到分钟", default=0)
    early = models.PositiveSmallIntegerField("早退分钟", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "考勤日"
        ordering = ["day", "staff"]
        indexes = [models.Index(fields=["unit", "day"], name="settled_day_of_unit")]
        constraints = [models.UniqueConstraint(fields=["staff", "day"], name="settled_day_once")]

    def __str__(self) -> str:
        return f"{self.staff} {self.day.month}月{self.day.day}日"


class AttendanceMonth(Versioned, ScopedModel):
    """A month of an organ (考勤月): once it is locked nothing in it is settled anew."""

    domain = WORK
    scope = Scope(unit="unit", at_least="unit")
    workflow = MONTH

    unit = models.ForeignKey(Unit, models.PROTECT, "attendance_months", verbose_name="单位")
    period = models.CharField("月份", max_length=7)
    state = models.CharField("状态", max_length=20, choices=MONTH.states, default=MONTH.start)
    locked_on = models.DateField("锁定日", null=True, blank=True)
    locked_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="锁定人", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "考勤月"
        ordering = ["-period"]
        constraints = [models.UniqueConstraint(fields=["unit", "period"], name="attendance_month_once")]

    def __str__(self) -> str:
        return f"{self.unit} {self.span.label}考勤"

    def get_absolute_url(self) -> str:
        """Its table."""
        return f"{reverse('attendance:month')}?month={self.period}"

    @property
    def span(self) -> Period:
        """Its days."""
        return parse_period(self.period)
