"""Changes to what is frozen (目标变更): old, new, reason, and an approval of its own."""

from django.db import models
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.cycle.plans.flow import CHANGE
from jinguo.cycle.plans.models.goals import Goal
from jinguo.cycle.plans.models.targets import Target
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import Scope, ScopedModel

# What a request may change: of a target its value, of a goal what people are held to.
FIELDS = {"value": "目标值", "text": "要求", "standard": "完成标准", "points": "分值", "due": "完成日"}


class ChangeRequest(Versioned, ScopedModel):
    """A request to change one frozen value of a goal or of one of its targets; old and new are kept as words."""

    domain = WORK
    scope = Scope(unit="goal__plan__unit", staff="asked_by", at_least="unit")
    workflow = CHANGE

    goal = models.ForeignKey(Goal, models.PROTECT, "changes", verbose_name="目标")
    target = models.ForeignKey(Target, models.PROTECT, "changes", verbose_name="目标值", null=True, blank=True)
    field = models.CharField("变更项", max_length=20, choices=FIELDS)
    old = models.CharField("原值", max_length=500, blank=True)
    new = models.CharField("新值", max_length=500)
    reason = models.TextField("理由")
    state = models.CharField("状态", max_length=20, choices=CHANGE.states, default=CHANGE.start)
    asked_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="申请人", null=True)
    asked_on = models.DateField("申请日")
    decided_on = models.DateField("办结日", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "目标变更申请"
        ordering = ["-asked_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.goal.number} {self.get_field_display()}变更"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("plans:change", args=[self.pk])

    def concerned(self) -> list[Staff]:
        """Whom the decision concerns: who asked, and the people who answer for the goal."""
        people = list(Staff.objects.filter(targets__goal=self.goal, is_active=True).distinct())
        return [*people, *([self.asked_by] if self.asked_by else [])]
