"""Long work, as the screen follows it."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from jinguo.base.jobs.flow import JOB


class Job(models.Model):
    """One piece of long work: queued, running with its progress, then done with a result or broken off with a reason.

    Whoever began it (by staff number; empty for the system) may watch it, nobody else.
    """

    code = models.CharField("种类", max_length=40)
    title = models.CharField("名称", max_length=100)
    state = models.CharField("状态", max_length=10, choices=JOB.states, default=JOB.start)
    done = models.PositiveIntegerField("已做", default=0)
    total = models.PositiveIntegerField("共", default=0)
    message = models.CharField("说明", max_length=300, blank=True)
    by_number = models.CharField("发起人工号", max_length=20, blank=True, db_index=True)
    words: Any = models.JSONField("参数", default=dict)
    result: Any = models.JSONField("结果", null=True)
    asked = models.DateTimeField("发起时间", auto_now_add=True)
    ended = models.DateTimeField("结束时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "后台任务"
        ordering = ["-asked"]
        constraints = [models.CheckConstraint(condition=Q(done__lte=F("total")) | Q(total=0), name="job_within_total")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed")


class DailyRun(models.Model):
    """A duty that was done on a day, and what it said."""

    code = models.CharField("种类", max_length=40)
    title = models.CharField("名称", max_length=100)
    day = models.DateField("日期")
    said = models.CharField("结果", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "每日事项"
        ordering = ["-day", "code"]
        constraints = [models.UniqueConstraint(fields=["code", "day"], name="duty_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.title}"
