"""The trail's rows, its head, and what was moved out into archive files."""

import json
from typing import Any

from django.db import models

from jinguo.base import vault

SYSTEM = "系统"


class AuditRow(models.Model):
    """One act. The database itself refuses to change or delete a row (triggers.py).

    `at` is the machine's clock, `business_day` the product's "today" (they differ while a demonstration replays).
    Names of changed columns are clear, their values sealed.
    """

    number = models.PositiveBigIntegerField("序号", primary_key=True)
    at = models.DateTimeField("时间", db_index=True)
    business_day = models.DateField("业务日期")
    actor_number = models.CharField("操作人工号", max_length=20, blank=True)
    actor_name = models.CharField("操作人", max_length=40)
    act = models.CharField("操作", max_length=80)
    object_type = models.CharField("对象类型", max_length=100, blank=True)
    object_id = models.CharField("对象编号", max_length=40, blank=True)
    object_label = models.CharField("对象", max_length=200, blank=True)
    ok = models.BooleanField("已办成")
    ip = models.CharField("来源地址", max_length=45, blank=True)
    fields = models.TextField("改动项", blank=True)
    sealed_changes = models.BinaryField("改动内容", default=b"", blank=True)
    note = models.TextField("说明", blank=True)
    previous = models.CharField("上一条校验码", max_length=80, blank=True)
    mac = models.CharField("校验码", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "审计记录"
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "-number"], name="audit_by_object"),
            models.Index(fields=["actor_number", "-number"], name="audit_by_actor"),
            models.Index(fields=["act", "-number"], name="audit_by_act"),
            models.Index(fields=["business_day", "-number"], name="audit_by_day"),
            models.Index(fields=["-number"], condition=models.Q(ok=False), name="audit_refused"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.actor_name} {self.act}"

    @property
    def changes(self) -> dict[str, tuple[Any, Any]]:
        """Old and new value of each changed column, as text, figures or empty."""
        if not self.sealed_changes:
            return {}
        plain = vault.open(bytes(self.sealed_changes), purpose="audit", bound=changes_bound(self.number))
        return {name: (old, new) for name, (old, new) in json.loads(plain).items()}


class AuditHead(models.Model):
    """The one row that names the newest audit row; whoever writes the next one locks it first.

    `seal` is keyed: cutting the tail off needs a forged head, or an old one put back (found by a head kept outside).
    """

    ONLY = 1
    id = models.PositiveSmallIntegerField("编号", primary_key=True, default=ONLY)
    number = models.PositiveBigIntegerField("最新序号", default=0)
    mac = models.CharField("最新校验码", max_length=80, blank=True)
    seal = models.CharField("封印", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "审计链头"

    def __str__(self) -> str:
        return f"{self.number}:{self.mac}"


class AuditArchive(models.Model):
    """A run of the oldest rows that was written into a file and taken out of the table; the chain goes on from it."""

    last = models.PositiveBigIntegerField("末条序号", primary_key=True)
    first = models.PositiveBigIntegerField("首条序号")
    mac = models.CharField("末条校验码", max_length=80)
    file_sha256 = models.CharField("文件校验值", max_length=64)
    seal = models.CharField("封印", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "审计归档"

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


def changes_bound(number: int) -> str:
    """What the sealed changes of a row are bound to."""
    return f"audit.changes:{number}"
