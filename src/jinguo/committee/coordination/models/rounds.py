"""The year's inspection of a committee (年度督查): where it goes, and its rounds in the middle and at the end."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.urls import reverse

from jinguo.committee.body.scope import CommitteeScope
from jinguo.cycle.inspections.models import Inspection
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel

STAGES = {"mid_year": "年中督查", "year_end": "年终督查"}
LONGEST = 5000


class YearInspection(ScopedModel):
    """What a committee means to inspect in a year, and where: counties by their federations, member units."""

    domain = COMMITTEE
    scope = CommitteeScope()

    committee = models.ForeignKey(Unit, models.PROTECT, "year_inspections", verbose_name="妇儿工委")
    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("督查方案", max_length=120)
    paper = models.CharField("文号", max_length=60, blank=True)
    focus = models.TextField("督查重点", blank=True, validators=[MaxLengthValidator(LONGEST)])
    units = models.ManyToManyField(Unit, related_name="+", verbose_name="受检单位")
    planned_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="制定人")

    class Meta:
        verbose_name = verbose_name_plural = "年度督查"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "year"],
                name="year_inspection_once",
                violation_error_message="这一年的督查方案已经有了，请打开它安排年中、年终督查。",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("coordination:year_inspection", args=[self.pk])

    @property
    def focuses(self) -> list[str]:
        """The focus line by line."""
        return [line.strip() for line in self.focus.splitlines() if line.strip()]


class InspectionRound(ScopedModel):
    """One round of a year's inspection; what is found stands in the inspection."""

    domain = COMMITTEE
    scope = CommitteeScope(committee="of__committee")

    of = models.ForeignKey(YearInspection, models.PROTECT, "rounds", verbose_name="年度督查")
    stage = models.CharField("轮次", max_length=10, choices=STAGES)
    inspection = models.OneToOneField(Inspection, models.PROTECT, related_name="round", verbose_name="督查")

    class Meta:
        verbose_name = verbose_name_plural = "督查轮次"
        ordering = ["of", "inspection__day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["of", "stage"], name="round_once", violation_error_message="这一轮督查已经安排了。"
            )
        ]

    def __str__(self) -> str:
        return f"{self.of} {self.get_stage_display()}"

    def get_absolute_url(self) -> str:
        """The page of its inspection."""
        return self.inspection.get_absolute_url()
