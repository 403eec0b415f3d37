"""Goals: what is to be reached, by which standard, how it is measured and how its parts add up."""

from decimal import Decimal
from typing import Any, cast

from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.amounts import QuantityField
from jinguo.base.moves.versions import Versioned
from jinguo.cycle.plans.models.plans import Plan
from jinguo.cycle.plans.scope import PlanScope
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules import goal_values as values


class Goal(Versioned, ScopedModel):
    """One goal of a plan's tree.

    `number` is what people call it (3.1); `standard` says what counts as done; `gap` and `steps` are 差距 and 措施
    where the kind asks. `source` is a measure's code from which its actual is taken; empty means that it is reported.
    A goal of type `deliverable` has no number: its holders, standard and due day are what is checked.
    """

    domain = WORK
    scope = PlanScope(unit="plan__unit", staff="plan__staff", at_least="unit", plan="plan")

    plan = models.ForeignKey(Plan, models.PROTECT, "goals", verbose_name="方案")
    parent = models.ForeignKey("self", models.PROTECT, "children", verbose_name="上级目标", null=True, blank=True)
    order = models.PositiveIntegerField("排序")
    number = models.CharField("编号", max_length=20)
    title = models.CharField("目标", max_length=200)
    part = models.CharField("考评部分", max_length=40, blank=True, help_text="如：职能工作目标、精神文明目标")
    standard = models.TextField("完成标准", blank=True)
    gap = models.TextField("差距", blank=True)
    steps = models.TextField("措施", blank=True)
    type = models.CharField("目标类型", max_length=20, choices=values.type_choices, default="cumulative")
    comparator = models.CharField("比较", max_length=20, choices=values.comparator_choices, default="ge")
    band = QuantityField("允许幅度", null=True, blank=True)
    baseline = QuantityField("基期值", null=True, blank=True)
    baseline_year = models.PositiveSmallIntegerField("基期年", null=True, blank=True)
    unit_of_measure = models.CharField("计量单位", max_length=20, blank=True)
    grain = QuantityField("最小单位", default=Decimal(1), help_text="分解时的最小单位：人数填 1，万元可填 0.1")
    points = QuantityField("分值", null=True, blank=True)
    scoring_rule = models.CharField("计分规则", max_length=20, blank=True)
    scoring: Any = models.JSONField("计分参数", default=dict, blank=True)
    leader = models.ForeignKey(Staff, models.PROTECT, "led_goals", verbose_name="分管领导", null=True, blank=True)
    source = models.CharField("取数", max_length=200, blank=True)
    due = models.DateField("完成日", null=True, blank=True)
    over_time = models.CharField("按时间", max_length=10, choices=values.over_time_choices, default="sum")
    over_units = models.CharField("按单位", max_length=10, choices=values.over_units_choices, default="sum")
    over_regions = models.CharField("按地区", max_length=10, choices=values.over_regions_choices, default="sum")

    class Meta:
        verbose_name = verbose_name_plural = "绩效目标"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="goal_number_once"),
            models.CheckConstraint(
                condition=Q(points=None) | Q(points__gte=0),
                name="goal_points_not_negative",
                violation_error_message="分值不能小于 0。",
            ),
            models.CheckConstraint(
                condition=Q(grain__gt=0), name="goal_grain_positive", violation_error_message="最小单位要大于 0。"
            ),
            models.CheckConstraint(
                condition=Q(baseline=None) | Q(baseline_year__isnull=False),
                name="goal_baseline_has_its_year",
                violation_error_message="填了基期值，请写明基期年。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("plans:goal", args=[self.pk])

    @property
    def facts(self) -> values.GoalFacts:
        """What rules need to know of it."""
        return values.GoalFacts(
            type=cast(values.GoalType, self.type),
            comparator=cast(values.Comparator, self.comparator),
            unit=self.unit_of_measure,
            step=self.grain,
            baseline=self.baseline,
            baseline_year=self.baseline_year,
            band=self.band,
            over_time=cast(values.Way, self.over_time),
            over_units=cast(values.Way, self.over_units),
            over_regions=cast(values.Way, self.over_regions),
        )

    @property
    def is_text(self) -> bool:
        """Whether it is judged by what was delivered and not by a number."""
        return self.type == "deliverable"
