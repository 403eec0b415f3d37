"""Inspections (督查), what is checked (检查项), and where (受检单位)."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.amounts import QuantityField
from jinguo.base.moves.versions import Versioned
from jinguo.cycle.inspections.flow import INSPECTION, SITE
from jinguo.cycle.inspections.people import answering_for, keepers_of
from jinguo.cycle.inspections.scope import InspectionScope
from jinguo.cycle.plans.models import Goal, Plan
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import HERE, ScopedModel, ScopedQuerySet

LONGEST = 5000
# 数据质量核查 has its values drawn by the room of evaluation, so it is planned there and not by hand.
BY_HAND = {"report_review": "报告审核", "document_check": "资料审核", "site_check": "现场检查", "spot": "察访"}
KINDS = {**BY_HAND, "data_quality": "数据质量核查"}
WITH_EVIDENCE = ("report_review", "document_check")


class InspectionQuerySet(ScopedQuerySet):
    """Inspections by whether they count."""

    def counting(self) -> "InspectionQuerySet":
        """Those that figures are made of: what was found has been put together."""
        return self.filter(state__in=("reported", "closed"))


class Inspection(Versioned, ScopedModel):
    """An inspection that an organ plans and a group carries out, perhaps of what a plan promised.

    `unit` is the organ that holds it, `lead` the head of the group. `day` is the planned day; `summary` what the group
    says in the end.
    """

    domain = WORK
    scope = InspectionScope()
    workflow = INSPECTION

    kind = models.CharField("方式", max_length=20, choices=KINDS)
    title = models.CharField("督查名称", max_length=120)
    plan = models.ForeignKey(Plan, models.PROTECT, "inspections", verbose_name="实施方案", null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, "inspections", verbose_name="组织单位")
    lead = models.ForeignKey(Staff, models.PROTECT, "led_inspections", verbose_name="组长")
    members = models.ManyToManyField(Staff, related_name="inspections", verbose_name="组员", blank=True)
    day = models.DateField("计划日期", db_index=True)
    detail = models.TextField("要求", blank=True, validators=[MaxLengthValidator(LONGEST)])
    summary = models.TextField("督查情况", blank=True, validators=[MaxLengthValidator(LONGEST)])
    drafted_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="制定人", null=True, editable=False)
    state = models.CharField("状态", max_length=10, choices=INSPECTION.states, default=INSPECTION.start, editable=False)

    objects = InspectionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "督查"
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=("reported", "closed")) | ~Q(summary=""), name="inspection_reported_says_what"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("inspections:inspection", args=[self.pk])

    @property
    def checks_evidence(self) -> bool:
        """Whether the materials that were reported are gone through."""
        return self.kind in WITH_EVIDENCE

    def team(self) -> list[Staff]:
        """The group, its head first."""
        return list(dict.fromkeys([self.lead, *self.members.all()]))

    def keepers(self) -> list[Staff]:
        """Who is told what came of it: the offices that hold inspections in the organ."""
        return keepers_of(self.unit)


class CheckItem(ScopedModel):
    """One thing that is looked at in every place; `sample` says how many are to be drawn (抽查 10 户)."""

    domain = WORK
    scope = InspectionScope(inspection="inspection")

    inspection = models.ForeignKey(Inspection, models.CASCADE, "items", verbose_name="督查")
    order = models.PositiveSmallIntegerField("序号")
    text = models.CharField("检查项", max_length=200)
    sample = models.CharField("抽查要求", max_length=60, blank=True)
    points = QuantityField("分值", null=True, blank=True)
    goal = models.ForeignKey(Goal, models.PROTECT, "check_items", verbose_name="目标", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "检查项"
        ordering = ["inspection", "order"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "order"], name="check_item_once"),
            models.CheckConstraint(condition=Q(points=None) | Q(points__gt=0), name="check_item_points_positive"),
        ]

    def __str__(self) -> str:
        return self.text


class Inspected(Versioned, ScopedModel):
    """A place that is inspected: a unit, a place in words (a village, a home), or a unit at a place.

    `day` is the day on which its record was handed in. After that nothing of it changes, and the unit reads it.
    """

    domain = WORK
    scope = InspectionScope(inspection="inspection", site=HERE)
    workflow = SITE

    inspection = models.ForeignKey(Inspection, models.CASCADE, "sites", verbose_name="督查")
    order = models.PositiveSmallIntegerField("序号")
    unit = models.ForeignKey(Unit, models.PROTECT, "inspected", verbose_name="受检单位", null=True, blank=True)
    place = models.CharField("地点", max_length=80, blank=True)
    day = models.DateField("检查日", null=True, editable=False)
    state = models.CharField("状态", max_length=10, choices=SITE.states, default=SITE.start, editable=False)
    handed_in_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="报送人", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "受检单位"
        ordering = ["inspection", "order"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "order"], name="inspected_once"),
            models.CheckConstraint(condition=Q(unit__isnull=False) | ~Q(place=""), name="inspected_is_somewhere"),
            models.CheckConstraint(
                condition=Q(state="open", day=None) | Q(state="handed_in", day__isnull=False),
                name="inspected_handed_in_has_day",
            ),
        ]

    def __str__(self) -> str:
        return "　".join(word for word in (self.unit.label if self.unit else "", self.place) if word)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("inspections:site", args=[self.pk])

    def answering(self) -> list[Staff]:
        """Who is told what was found: who answers for the unit."""
        return answering_for(self.unit) if self.unit else []
