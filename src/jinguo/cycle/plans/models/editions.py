"""What was laid before others: the goals of a plan as they stood then."""

from typing import Any

from django.db import models

from jinguo.cycle.plans.models.plans import Plan
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import Scope, ScopedModel

OCCASIONS = {
    "opinions": "征求意见",
    "review": "提请审核",
    "approval": "提请批复",
    "in_force": "批复生效",
    "change": "目标变更",
}


class PlanEdition(ScopedModel):
    """One version (第 n 版) with the goals, targets and words it had; never changed again."""

    domain = WORK
    scope = Scope(unit="plan__unit", staff="plan__staff", at_least="unit")

    plan = models.ForeignKey(Plan, models.PROTECT, "editions", verbose_name="方案")
    number = models.PositiveSmallIntegerField("版次")
    occasion = models.CharField("用途", max_length=20, choices=OCCASIONS)
    day = models.DateField("日期")
    by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="经办", null=True)
    content: Any = models.JSONField("内容")
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "方案版次"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="edition_once")]

    def __str__(self) -> str:
        return f"{self.plan}第{self.number}版"
