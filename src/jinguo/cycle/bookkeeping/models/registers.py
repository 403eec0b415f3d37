"""Registers (名册): things that stand for a time, such as homes or firms; and a register frozen on a day."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from jinguo.base.moves.versions import Versioned
from jinguo.org.structure.models import Region, Unit
from jinguo.org.structure.roles import LEDGER
from jinguo.org.structure.scope import Scope, ScopedModel, ScopedQuerySet


class RegisterQuerySet(ScopedQuerySet):
    """Register rows by the day on which they stood."""

    def standing_on(self, day: date) -> Self:
        """The rows valid on a day."""
        return self.filter(Q(opened=None) | Q(opened__lte=day), Q(closed=None) | Q(closed__gt=day))


class Register(Versioned, ScopedModel):
    """One thing on a register, valid from `opened` (inclusive) to `closed` (exclusive)."""

    domain = LEDGER
    scope = Scope(unit="unit", region="region")
    permissions_module = "jinguo.cycle.bookkeeping.permissions"
    ledger_code: ClassVar[str] = ""

    number = models.CharField("编号", max_length=30, editable=False, db_index=True)
    name = models.CharField("名称", max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="管理单位")
    region = models.ForeignKey(Region, models.PROTECT, "+", verbose_name="所在地区", null=True, blank=True)
    opened = models.DateField("启用日", null=True, blank=True)
    closed = models.DateField("停用日", null=True, blank=True)
    remark = models.CharField("备注", max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, "+", verbose_name="登记人", null=True, editable=False
    )

    objects = RegisterQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        abstract = True
        ordering = ["region__code", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed=None) | Q(opened=None) | Q(closed__gt=F("opened")),
                name="%(class)s_closes_after_opening",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ledger(self) -> str:
        """The code of the register it stands in."""
        return self.ledger_code


class FrozenBase(ScopedModel):
    """A register as it stood on a day: the denominator of a coverage, which later changes no longer move."""

    domain = LEDGER
    scope = Scope(unit="unit")

    ledger = models.CharField("名册", max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位")
    day = models.DateField("冻结日")
    size = models.PositiveIntegerField("数量")
    digest = models.CharField("名单摘要", max_length=64)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "冻结基数"
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["ledger", "unit", "day"], name="frozen_base_once")]

    def __str__(self) -> str:
        return f"{self.ledger} {self.day}"


class FrozenMember(models.Model):
    """One row of a frozen register."""

    base = models.ForeignKey(FrozenBase, models.CASCADE, "members", verbose_name="冻结基数")
    row = models.BigIntegerField("名册记录")

    class Meta:
        verbose_name = verbose_name_plural = "冻结名单"
        constraints = [models.UniqueConstraint(fields=["base", "row"], name="frozen_member_once")]

    def __str__(self) -> str:
        return f"{self.base_id}-{self.row}"
