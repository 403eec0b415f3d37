"""Responsibility letters (责任书): one holder's targets, signed by both sides."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.cycle.flows.models import Paper
from jinguo.cycle.plans.models.plans import Plan
from jinguo.cycle.plans.scope import PlanScope
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel


class ResponsibilityLetter(Versioned, ScopedModel):
    """One version of a holder's letter; `digest` is the hash of her targets only, so that other changes leave it.

    A newer version of the same holder takes its place. Each side signs on screen or on paper (代录, with its scan).
    """

    domain = WORK
    scope = PlanScope(unit="plan__unit", staff="staff", at_least="unit", plan="plan", is_held=True)

    plan = models.ForeignKey(Plan, models.PROTECT, "letters", verbose_name="方案")
    unit = models.ForeignKey(Unit, models.PROTECT, "letters", verbose_name="责任单位", null=True, blank=True)
    staff = models.ForeignKey(Staff, models.PROTECT, "letters", verbose_name="责任人", null=True, blank=True)
    number = models.PositiveSmallIntegerField("版次")
    drawn_on = models.DateField("生成日")
    content: Any = models.JSONField("内容")
    digest = models.CharField("摘要", max_length=64)
    is_current = models.BooleanField("现行", default=True)
    organ_signer = models.CharField("委托方签字", max_length=40, blank=True)
    organ_signed_on = models.DateField("委托方签字日", null=True, blank=True)
    organ_paper = models.ForeignKey(Paper, models.PROTECT, "+", verbose_name="委托方签字件", null=True, blank=True)
    holder_signer = models.CharField("责任方签字", max_length=40, blank=True)
    holder_signed_on = models.DateField("责任方签字日", null=True, blank=True)
    holder_paper = models.ForeignKey(Paper, models.PROTECT, "+", verbose_name="责任方签字件", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "责任书"
        ordering = ["plan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "unit"], condition=Q(is_current=True, staff=None), name="letter_once_a_unit"
            ),
            models.UniqueConstraint(
                fields=["plan", "staff"], condition=Q(is_current=True, unit=None), name="letter_once_a_person"
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=True, staff__isnull=False) | Q(unit__isnull=False, staff__isnull=True),
                name="letter_has_one_holder",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}责任书（第{self.number}版）"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("plans:letter", args=[self.pk])

    @property
    def holder(self) -> Unit | Staff | None:
        """Who answers."""
        return self.unit or self.staff

    @property
    def paper_roles(self) -> tuple[str, ...]:
        """Who keeps the papers that it is signed on: the office of the plan's kind."""
        return self.plan.rules.office

    @property
    def is_signed(self) -> bool:
        """Whether both sides have signed."""
        return bool(self.organ_signed_on and self.holder_signed_on)
