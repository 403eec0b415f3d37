"""Which goal of a plan comes from which target of an outline."""

from django.db import models

from jinguo.committee.outlines.models import OutlineTarget
from jinguo.cycle.plans.models import Goal
from jinguo.cycle.plans.scope import PlanScope
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel


class ListedTarget(ScopedModel):
    """A target of an outline taken into a plan as a goal (列入的纲要目标); `because` says whose units were proposed."""

    domain = WORK
    scope = PlanScope(unit="goal__plan__unit", staff="goal__plan__staff", at_least="unit", plan="goal__plan")

    goal = models.OneToOneField(Goal, models.CASCADE, related_name="listed", verbose_name="目标")
    target = models.ForeignKey(OutlineTarget, models.PROTECT, "listed", verbose_name="纲要目标")
    because = models.CharField("承担单位依据", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "列入的纲要目标"
        ordering = ["goal__order", "pk"]
        indexes = [models.Index(fields=["target"], name="listed_target")]

    def __str__(self) -> str:
        return str(self.target)
