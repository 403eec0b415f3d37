"""Which target a decision of a meeting hands down (会上下达的目标)."""

from django.db import models
from django.db.models import Q

from jinguo.committee.outlines.models import OutlineTarget
from jinguo.cycle.meetings.models import Decision
from jinguo.cycle.meetings.scope import MeetingScope
from jinguo.cycle.plans.models import Goal
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel


class HandedTarget(ScopedModel):
    """A target of an outline, or a goal of a plan, that a decision of issued minutes serves; read with the meeting."""

    domain = COMMITTEE
    scope = MeetingScope(
        unit="decision__meeting__unit", region="decision__meeting__unit__region", path="decision__meeting__"
    )

    decision = models.ForeignKey(Decision, models.PROTECT, "handed_targets", verbose_name="议定事项")
    target = models.ForeignKey(OutlineTarget, models.PROTECT, "handed", verbose_name="纲要目标", null=True, blank=True)
    goal = models.ForeignKey(Goal, models.PROTECT, "handed", verbose_name="计划目标", null=True, blank=True)
    linked_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="登记人")

    class Meta:
        verbose_name = verbose_name_plural = "会上下达的目标"
        ordering = ["decision", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=False, goal=None) | Q(target=None, goal__isnull=False),
                name="handed_one_target",
                violation_error_message="纲要目标和计划目标选一个。",
            ),
            models.UniqueConstraint(
                fields=["decision", "target"],
                condition=Q(target__isnull=False),
                name="handed_target_once",
                violation_error_message="这项目标已经挂上了。",
            ),
            models.UniqueConstraint(
                fields=["decision", "goal"],
                condition=Q(goal__isnull=False),
                name="handed_goal_once",
                violation_error_message="这项目标已经挂上了。",
            ),
        ]

    def __str__(self) -> str:
        return str(self.aim)

    def get_absolute_url(self) -> str:
        """The page of what was handed down."""
        return self.aim.get_absolute_url()

    @property
    def aim(self) -> OutlineTarget | Goal:
        """What was handed down. Raises LookupError for neither, which the database refuses."""
        aim = self.target or self.goal
        if aim is None:
            raise LookupError(f"handed target {self.pk} names nothing")
        return aim
