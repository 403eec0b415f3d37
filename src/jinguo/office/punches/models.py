"""Punches as they were made: raw, never changed; where they came from; whose numbers stand in them."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.base.vault.fields import EncryptedTextField, SealedModel
from jinguo.office.punches.flow import CORRECTION
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import FileScope, Scope, ScopedModel
from jinguo.rules.attendance import clock

SOURCES = {"screen": "网页签到", "sheet": "签到表代录", "file": "文件导入", "device": "考勤机"}
OUTCOMES = {
    "kept": "已写入",
    "known": "已有，未重复写入",
    "unmatched": "工号未匹配，已保留",
    "future": "时间晚于现在，未写入",
    "unreadable": "无法识别，未写入",
}


class Device(Versioned, SealedModel, ScopedModel):
    """A machine that sends punches (考勤机); its address carries `secret`, which is all it can be told."""

    domain = WORK
    scope = Scope(unit="unit", at_least="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位")
    serial = models.CharField("序列号", max_length=40, unique=True)
    name = models.CharField("名称", max_length=40)
    secret = EncryptedTextField("推送口令")
    is_active = models.BooleanField("启用", default=True)
    heard_at = models.DateTimeField("最近通信", null=True, blank=True, editable=False)

    machine_made = ("heard_at",)

    class Meta:
        verbose_name = verbose_name_plural = "考勤机"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PunchBatch(ScopedModel):
    """One file of punches taken in (打卡批次): every line of it is accounted for in `counts`."""

    domain = WORK
    scope = Scope(unit="unit", at_least="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位")
    name = models.CharField("文件", max_length=120)
    sha256 = models.CharField("内容校验值", max_length=64)
    counts: Any = models.JSONField("各类行数")
    examples: Any = models.JSONField("样例", default=dict)
    by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="导入人", null=True)
    on = models.DateField("导入日")

    class Meta:
        verbose_name = verbose_name_plural = "打卡批次"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("punches:batch", args=[self.pk])

    @property
    def lines(self) -> int:
        """How many lines it had."""
        return sum(self.counts.values())


class PinCode(ScopedModel):
    """The number under which a machine or a file knows somebody (考勤号), where that is not her staff number."""

    domain = WORK
    scope = FileScope(staff="staff", unit="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位")
    pin = models.CharField("考勤号", max_length=40)
    staff = models.ForeignKey(Staff, models.PROTECT, "pin_codes", verbose_name="人员")

    class Meta:
        verbose_name = verbose_name_plural = "考勤号"
        ordering = ["pin"]
        constraints = [models.UniqueConstraint(fields=["unit", "pin"], name="pin_code_once")]

    def __str__(self) -> str:
        return f"{self.pin} {self.staff}"


class Punch(ScopedModel):
    """A punch as it was made (打卡记录): who, when, by which way; it is never changed or deleted.

    `day` and `minute` say to which day it belongs (after midnight beyond 1440). Without `staff` its number is not known
    yet; the number can be matched to somebody later, which is the one thing that is ever written again.
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
    entered_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="代录人", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "打卡记录"
        ordering = ["-day", "minute", "pk"]
        indexes = [
            models.Index(fields=["staff", "day"], name="punch_of_staff"),
            models.Index(fields=["unit", "day"], name="punch_of_unit"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit", "pin", "day", "minute", "source", "origin"], name="punch_once"),
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
    def clock(self) -> str:
        """The time as a clock shows it."""
        return clock(self.minute)


class CorrectionRequest(Versioned, ScopedModel):
    """A punch that was forgotten, asked to be made up for (补卡申请); once granted it counts like one."""

    domain = WORK
    scope = FileScope(staff="staff", unit="unit")
    workflow = CORRECTION

    staff = models.ForeignKey(Staff, models.PROTECT, "corrections", verbose_name="申请人")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室")
    day = models.DateField("补卡日")
    minute = models.PositiveSmallIntegerField("时间（分钟）")
    reason = models.CharField("原因", max_length=200)
    state = models.CharField("状态", max_length=20, choices=CORRECTION.states, default=CORRECTION.start)
    asked_on = models.DateField("申请日")
    decided_on = models.DateField("办结日", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "补卡申请"
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "day", "minute"],
                condition=~Q(state__in=("declined", "withdrawn")),
                name="correction_once",
            ),
            models.CheckConstraint(condition=Q(asked_on__gte=F("day")), name="correction_of_a_past_day"),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.day.month}月{self.day.day}日 {clock(self.minute)} 补卡"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("punches:correction", args=[self.pk])

    def asker(self) -> list[Staff]:
        """Who asked."""
        return [self.staff]


class SignPlace(ScopedModel):
    """From where one may sign in on screen (签到地址): a network of the office; without any, from everywhere."""

    domain = WORK
    scope = Scope(unit="unit", at_least="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "sign_places", verbose_name="单位")
    network = models.CharField("网段", max_length=50)
    note = models.CharField("说明", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "签到地址"
        ordering = ["network"]
        constraints = [models.UniqueConstraint(fields=["unit", "network"], name="sign_place_once")]

    def __str__(self) -> str:
        return self.network
