"""Where punches come from: machines, files, the office's networks; and whose numbers stand in them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.base.vault.fields import EncryptedTextField, SealedModel
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import FileScope, Scope, ScopedModel
from jinguo.rules.attendance import networks

OUTCOMES = {
    "kept": "已写入",
    "known": "已有，未重复写入",
    "unmatched": "考勤号未匹配，已保留",
    "empty": "这一天没有打卡时间",
    "future": "时间晚于现在，未写入",
    "early": "时间早得不合理，考勤机的时钟可能没有校准，未写入",
    "unreadable": "无法识别，未写入",
}
READ_IN = {"file": "文件导入", "sheet": "签到表代录", "device": "考勤机"}
A_MONTH = 3  # 二手来源, see reference/rules/attendance_leave.md


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
    stamp = models.CharField(
        "传送进度", max_length=20, blank=True, editable=False
    )  # told back, so that it goes on there

    machine_made = ("heard_at", "stamp")

    class Meta:
        verbose_name = verbose_name_plural = "考勤机"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PunchBatch(ScopedModel):
    """A file of punches taken in, or a day's deliveries of a machine (打卡批次); `counts` accounts for every line.

    `lines_of` says which lines came to an outcome, as runs of line numbers. A wrong batch is made void with a reason:
    its punches stay as they are and count no more. With it come times of everybody, and the scan of a sheet: it is for
    whoever reads colleagues' files.
    """

    domain = WORK
    scope = FileScope(staff="by", unit="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位")
    name = models.CharField("文件", max_length=120)
    sha256 = models.CharField("内容校验值", max_length=64)
    source = models.CharField("来源", max_length=10, choices=READ_IN, default="file")
    device = models.ForeignKey(Device, models.PROTECT, "batches", verbose_name="考勤机", null=True, blank=True)
    counts: Any = models.JSONField("各类行数")
    lines_of: Any = models.JSONField("各类行号", default=dict)
    by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="导入人", null=True)
    on = models.DateField("导入日")
    voided_on = models.DateField("作废日", null=True, blank=True)
    void_reason = models.CharField("作废原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "打卡批次"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["device", "on"], condition=Q(voided_on=None), name="one_batch_of_a_machine_a_day"
            ),
            models.CheckConstraint(
                condition=Q(voided_on=None, void_reason="") | Q(voided_on__isnull=False) & ~Q(void_reason=""),
                name="void_batch_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("punches:batch", args=[self.pk])

    @property
    def lines(self) -> int:
        """How many lines it had."""
        return sum(self.counts.values())

    @property
    def is_void(self) -> bool:
        """Whether its punches count no more."""
        return self.voided_on is not None


class PinCode(ScopedModel):
    """The number under which a machine or a file knows somebody from a day on (考勤号), if not by her staff number.

    A number is given to somebody else when its holder has left; it is then hers from that day on.
    """

    domain = WORK
    scope = FileScope(staff="staff", unit="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位")
    pin = models.CharField("考勤号", max_length=40)
    staff = models.ForeignKey(Staff, models.PROTECT, "pin_codes", verbose_name="人员")
    first_day = models.DateField("起始日")

    class Meta:
        verbose_name = verbose_name_plural = "考勤号"
        ordering = ["pin", "first_day"]
        constraints = [models.UniqueConstraint(fields=["unit", "pin", "first_day"], name="pin_code_once")]

    def __str__(self) -> str:
        return f"{self.pin} {self.staff}"


def check_network(text: str) -> None:
    """Refuse what is no network. Raises ValidationError."""
    if not networks.is_network(text):
        raise ValidationError(f"“{text}”不是网段，请写成 10.1.0.0/16 或单个地址 10.1.2.3。")


class SignPlace(ScopedModel):
    """From where one may sign in on screen (签到地址): a network of the office; without any, from everywhere."""

    domain = WORK
    scope = Scope(unit="unit", at_least="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "sign_places", verbose_name="单位")
    network = models.CharField(
        "网段", max_length=50, validators=[check_network], help_text="如 10.1.0.0/16，或单个地址"
    )
    note = models.CharField("说明", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "签到地址"
        ordering = ["network"]
        constraints = [models.UniqueConstraint(fields=["unit", "network"], name="sign_place_once")]

    def __str__(self) -> str:
        return self.network


class PunchSetting(Versioned, ScopedModel):
    """What an organ has settled about punches (打卡设置); without a row the defaults hold."""

    domain = WORK
    scope = Scope(unit="unit", at_least="unit")

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="punch_setting", verbose_name="单位")
    corrections_a_month = models.PositiveSmallIntegerField(
        "每月补卡次数上限", default=A_MONTH, validators=[MinValueValidator(0), MaxValueValidator(31)]
    )

    class Meta:
        verbose_name = verbose_name_plural = "打卡设置"

    def __str__(self) -> str:
        return f"{self.unit} 打卡设置"
