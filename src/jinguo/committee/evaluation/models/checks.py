"""Checks of reported data (数据质量核查): which values were drawn, what the records say."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.amounts import QuantityField
from jinguo.base.moves.versions import Versioned
from jinguo.committee.evaluation.models.rounds import EvaluationRound
from jinguo.committee.outlines.models import Indicator, Observation, Outline
from jinguo.cycle.inspections.models import Inspected, Inspection
from jinguo.cycle.inspections.scope import InspectionScope
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules.data_quality import Compared, compared


class QualityCheck(ScopedModel):
    """What makes an inspection one of data: the outline and year, how many values a place, the seed, the tolerance.

    `tolerance` is in per cent of the source record. The inspection has the group, the places, findings and
    rectification; `round` is the evaluation that it is a site check of.
    """

    domain = WORK
    scope = InspectionScope(inspection="inspection")

    inspection = models.OneToOneField(Inspection, models.PROTECT, related_name="quality", verbose_name="督查")
    outline = models.ForeignKey(Outline, models.PROTECT, "+", verbose_name="纲要")
    year = models.PositiveSmallIntegerField("数据年份")
    size = models.PositiveSmallIntegerField(
        "每处抽查", default=5, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    seed = models.CharField("抽样种子", max_length=40)
    tolerance = QuantityField("允许偏差", default=Decimal(1))
    round = models.ForeignKey(EvaluationRound, models.PROTECT, "checks", verbose_name="评估", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "数据质量核查"
        ordering = ["-inspection__day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tolerance__range=(0, 50)),
                name="quality_check_tolerance_within_bounds",
                violation_error_message="允许偏差填 0 到 50，单位是百分之。",
            )
        ]

    def __str__(self) -> str:
        return str(self.inspection)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("evaluation:check", args=[self.pk])


class CheckedValue(Versioned, ScopedModel):
    """One value that was drawn at a place: what was reported, what the source record says.

    `observation` is the monitored value, where one was reported; `record` names the source record. Without a record
    (`has_record`) nothing is found. `basis` is why it was drawn at a member unit; empty at a county.
    """

    domain = WORK
    scope = InspectionScope(inspection="site__inspection", site="site")

    quality = models.ForeignKey(QualityCheck, models.PROTECT, "values", verbose_name="数据质量核查")
    site = models.ForeignKey(Inspected, models.PROTECT, "checked_values", verbose_name="受检单位")
    indicator = models.ForeignKey(Indicator, models.PROTECT, "+", verbose_name="指标")
    observation = models.ForeignKey(Observation, models.SET_NULL, "+", verbose_name="监测值", null=True, blank=True)
    order = models.PositiveSmallIntegerField("序号")
    basis = models.CharField("抽取依据", max_length=200, blank=True, editable=False)
    reported = QuantityField("上报数", null=True, blank=True)
    found = QuantityField("查得数", null=True, blank=True)
    has_record = models.BooleanField("有原始记录", default=True)
    record = models.CharField("原始记录", max_length=200, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    checked_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="核对人", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "核对数据"
        ordering = ["site__order", "order"]
        constraints = [
            models.UniqueConstraint(fields=["site", "indicator"], name="checked_value_once"),
            models.CheckConstraint(condition=Q(has_record=True) | Q(found=None), name="checked_value_needs_a_record"),
        ]

    def __str__(self) -> str:
        return f"{self.site} {self.indicator}"

    @property
    def compared(self) -> Compared:
        """Whether it agrees, and why."""
        unit, tolerance = self.indicator.unit, self.quality.tolerance
        return compared(self.reported, self.found, tolerance, unit=unit, has_record=self.has_record)
