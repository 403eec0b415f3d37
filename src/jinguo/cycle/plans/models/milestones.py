"""Time nodes (时间节点): what of a goal is reported when, with which materials."""

from django.db import models

from jinguo.cycle.plans.models.goals import Goal
from jinguo.cycle.plans.scope import PlanScope
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel


class Milestone(ScopedModel):
    """A node of a goal: a task with its holder, its day and the materials that are asked for."""

    domain = WORK
    scope = PlanScope(unit="goal__plan__unit", staff="goal__plan__staff", at_least="unit", plan="goal__plan")

    goal = models.ForeignKey(Goal, models.PROTECT, "milestones", verbose_name="目标")
    task = models.OneToOneField(Task, models.PROTECT, related_name="milestone", verbose_name="任务")
    order = models.PositiveSmallIntegerField("序号", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "时间节点"
        ordering = ["goal", "order", "pk"]

    def __str__(self) -> str:
        return str(self.task)
