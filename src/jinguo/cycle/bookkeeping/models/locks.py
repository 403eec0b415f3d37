"""Locks (锁定): days of a ledger whose figures have been published."""

from django.db import models
from django.db.models import F, Q

from jinguo.org.structure.models import Unit
from jinguo.org.structure.roles import LEDGER
from jinguo.org.structure.scope import Scope, ScopedModel


class Lock(ScopedModel):
    """No entry of the ledger, dated from the first to the last day, changes any more for the unit and all below it."""

    domain = LEDGER
    scope = Scope(unit="unit", at_least="unit")

    ledger = models.CharField("台账", max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位")
    first_day = models.DateField("起始日")
    last_day = models.DateField("终止日")
    reason = models.CharField("缘由", max_length=200)  # the report or score that used the figures

    class Meta:
        verbose_name = verbose_name_plural = "锁定"
        ordering = ["-last_day", "ledger"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="lock_ends_after_start"),
            models.UniqueConstraint(fields=["ledger", "unit", "first_day", "last_day"], name="lock_once"),
        ]

    def __str__(self) -> str:
        return f"{self.ledger} {self.first_day}—{self.last_day}"
