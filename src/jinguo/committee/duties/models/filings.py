"""Implementation plans of member units that were filed with the committee's office."""

from django.db import models
from django.urls import reverse

from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.scope import PlanScope
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel


class ImplementationFiling(ScopedModel):
    """That a unit's implementation plan was filed (实施方案备案), on which day and by whom it was entered."""

    domain = WORK
    scope = PlanScope(unit="plan__unit", staff="plan__staff", at_least="unit", plan="plan")

    plan = models.OneToOneField(Plan, models.PROTECT, related_name="filing", verbose_name="单位实施方案")
    filed_on = models.DateField("备案日")
    note = models.CharField("说明", max_length=200, blank=True)
    entered_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="报送人")

    class Meta:
        verbose_name = verbose_name_plural = "实施方案备案"
        ordering = ["-filed_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.plan.unit}实施方案备案"

    def get_absolute_url(self) -> str:
        """The plan's page."""
        return reverse("plans:plan", args=[self.plan_id])
