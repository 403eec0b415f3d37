"""A punch as it was made: raw, never changed."""

from typing import Any

from django.db import models
from django.db.models import Q

from jinguo.office.punches.models.sources import READ_IN, PunchBatch
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import FileScope, ScopedModel
from jinguo.rules.attendance import clock

SOURCES = {"screen": "网页签到", **READ_IN}


class Punch(ScopedModel):
    """A punch as it was made (打卡记录): who, when, by which way; it is never changed or deleted.

    `day` and `minute` say to which day it belongs (after midnight beyond 1440). Without `staff` its number is not known
    yet. Two things are written again, and neither was recorded: whose the number is, and that its batch is void.
    """

    domain = WORK
    scope = FileScope(staff="staff", unit="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位")
    staff = models.ForeignKey(Staff, models.PROTECT, "punches", verbose_name="人员", null=True, blank=True)
    pin = models.CharField("考勤号", max_length=40)
    day = models.DateField("归属日")
    minute = models.PositiveSmallIntegerField("时间（分钟）")
    source = models.CharField("来源", max_length=10, choices=SOURCES)
    origin = models.CharField("来源代号", max_length=40, blank=True)  # a device's serial
    status = models.CharField("机器状态码", max_length=10, blank=True)
    batch = models.ForeignKey(PunchBatch, models.PROTECT, "punches", verbose_name="批次", null=True, blank=True)
    is_void = models.BooleanField("已作废", default=False, db_default=False)
    entered_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="代录人", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "打卡记录"
        ordering = ["-day", "minute", "pk"]
        indexes = [
            models.Index(fields=["staff", "day"], name="punch_of_staff"),
            models.Index(fields=["unit", "day"], name="punch_of_unit"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "pin", "day", "minute", "source", "origin"],
                condition=Q(is_void=False),
                name="punch_once",
            ),
            models.CheckConstraint(condition=Q(minute__range=(240, 1679)), name="punch_within_its_day"),
        ]

    def __str__(self) -> str:
        return f"{self.staff or self.pin} {self.day} {self.clock}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it once. Raises TypeError for what is written already."""
        if self.pk:
            raise TypeError("a punch is never changed")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> Any:
        """Never."""
        raise TypeError("a punch is never deleted")

    @property
    def source_words(self) -> str:
        """Where it came from, who entered it, and whether it counts no more."""
        words = SOURCES[self.source]
        by = f"{words}（{self.entered_by}）" if self.entered_by else words
        return f"{by}，已作废" if self.is_void else by

    @property
    def clock(self) -> str:
        """The time as a clock shows it."""
        return clock(self.minute)
