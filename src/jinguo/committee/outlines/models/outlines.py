"""Outlines and what they ask for."""

from decimal import Decimal
from fractions import Fraction
from typing import cast

from django.db import models
from django.db.models import F, Q

from jinguo.base.amounts import QuantityField
from jinguo.base.moves.versions import Versioned
from jinguo.committee.outlines.models.indicators import (
    DIRECTIONS,
    Indicator,
    domain_choices,
    group_choices,
    unit_choices,
)
from jinguo.committee.outlines.scope import PublishedScope
from jinguo.org.structure.models import Region, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules.exact_words import Exact, figure, parse_share, share_words
from jinguo.rules.goal_values import COMPARATORS, SIGNS, TYPES, Comparator, GoalType
from jinguo.rules.outlines import AUDIENCES
from jinguo.rules.outlines.targets import Target as TargetRule
from jinguo.rules.outlines.vocabulary import Outline as OutlineRule
from jinguo.rules.progress import Point, method_choices
from jinguo.rules.progress.case import Direction
from jinguo.rules.progress.naming import UNCONFIRMED
from jinguo.rules.progress.rates import WHOLES

PUBLISHERS = {one: one for one in ("国家", "部门", "省级", "市级", "县级", "地方")}
LEAST_TOLERANCE, USUAL_TOLERANCE, MOST_TOLERANCE = 0, 1, 10


class Outline(Versioned, ScopedModel):
    """An outline of ten years (纲要、规划), of a region, kept by an organ.

    `before` is the round that went before, `above` the outline of a higher level. `method` is the one method that
    gives lights and rates; `tolerance` is in per cent of the target; `whole` is the denominator of its rates, and
    `counts_near` whether 基本达标 is in the numerator.
    """

    domain = COMMITTEE
    scope = PublishedScope(unit="unit", region="region", at_least="unit")

    code = models.SlugField("代码", max_length=60, unique=True)
    title = models.CharField("名称", max_length=80)
    audience = models.CharField("对象", max_length=10, choices=AUDIENCES)
    level = models.CharField("级别", max_length=10, choices=PUBLISHERS)
    first = models.PositiveSmallIntegerField("起始年")
    last = models.PositiveSmallIntegerField("终止年")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="管理单位")
    region = models.ForeignKey(Region, models.PROTECT, "+", verbose_name="地区")
    before = models.ForeignKey("self", models.PROTECT, "after", verbose_name="上一轮", null=True, blank=True)
    above = models.ForeignKey("self", models.PROTECT, "below", verbose_name="上级纲要", null=True, blank=True)
    method = models.CharField("评估方法", max_length=20, choices=method_choices, default="level")
    tolerance = QuantityField("容差", default=Decimal(USUAL_TOLERANCE))
    whole = models.CharField("分母", max_length=10, choices=WHOLES, default="all")
    counts_near = models.BooleanField("基本达标计入分子", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "两纲"
        ordering = ["-first", "-audience", "code"]
        constraints = [
            models.CheckConstraint(condition=Q(last__gt=F("first")), name="outline_ends_later"),
            models.CheckConstraint(
                condition=Q(tolerance__range=(LEAST_TOLERANCE, MOST_TOLERANCE)),
                name="outline_tolerance_within_bounds",
                violation_error_message="容差填 0 到 10，单位是百分之。",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its board."""
        return f"/outlines/{self.code}/"

    @property
    def tolerance_share(self) -> Fraction:
        """The tolerance as a share of the target."""
        return Fraction(self.tolerance) / 100

    @property
    def as_rule(self) -> OutlineRule:
        """The row as the rules read it."""
        return OutlineRule(self.code, self.title, self.audience, self.level, self.first, self.last)


class OutlineTarget(Versioned, ScopedModel):
    """What an outline asks for (纲要目标): a value by a year, a share of the baseline, or a text.

    `share` is written as the outline has it (1/6, 20%) where the target is relative to the baseline. `milestone` is the
    halfway level. `confidence` says what is not sure of it, empty where the named text was read.
    """

    domain = COMMITTEE
    scope = PublishedScope(unit="outline__unit", region="outline__region", at_least="unit")

    outline = models.ForeignKey(Outline, models.CASCADE, "targets", verbose_name="纲要")
    code = models.SlugField("代码", max_length=60)
    title = models.CharField("目标", max_length=120)
    indicator = models.ForeignKey(Indicator, models.PROTECT, "targets", verbose_name="监测指标", null=True, blank=True)
    domain_code = models.CharField("领域", max_length=20, choices=domain_choices)
    type = models.CharField("目标类型", max_length=20, choices=TYPES)
    comparator = models.CharField("比较", max_length=10, choices=COMPARATORS)
    direction = models.SmallIntegerField("方向", choices=DIRECTIONS)
    unit = models.CharField("计量单位", max_length=10, choices=unit_choices, blank=True)
    disaggregation = models.CharField("分组", max_length=10, choices=group_choices, blank=True)
    value = QuantityField("目标值", null=True, blank=True)
    share = models.CharField("比基期增减", max_length=10, blank=True)
    band = QuantityField("允许幅度", null=True, blank=True)
    year = models.PositiveSmallIntegerField("目标年", null=True, blank=True)
    baseline = QuantityField("基期值", null=True, blank=True)
    baseline_year = models.PositiveSmallIntegerField("基期年", null=True, blank=True)
    milestone = QuantityField("节点值", null=True, blank=True)
    milestone_year = models.PositiveSmallIntegerField("节点年", null=True, blank=True)
    milestone_source = models.CharField("节点出处", max_length=200, blank=True)
    source = models.CharField("出处", max_length=200)
    confidence = models.CharField("可信度", max_length=60, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    order = models.PositiveIntegerField("排序", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "纲要目标"
        ordering = ["outline", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["outline", "code"], name="outline_target_once"),
            models.CheckConstraint(
                condition=Q(baseline=None, baseline_year=None) | Q(baseline__isnull=False, baseline_year__isnull=False),
                name="outline_baseline_with_its_year",
            ),
            models.CheckConstraint(
                condition=Q(milestone=None, milestone_year=None)
                | Q(milestone__isnull=False, milestone_year__isnull=False),
                name="outline_milestone_with_its_year",
                violation_error_message="节点值和节点年要一起填，或一起空着。",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"/outlines/{self.outline.code}/targets/{self.code}/"

    @property
    def asked(self) -> Exact | None:
        """What is asked for: a number or a share of the baseline; None where no number is known."""
        return parse_share(self.share) if self.share else self.value

    @property
    def is_unconfirmed(self) -> bool:
        """Whether its number still has to be confirmed (待核实) before it may be published in a rate."""
        return UNCONFIRMED in self.confidence

    @property
    def midway(self) -> Point | None:
        """The halfway level, with year and source."""
        if self.milestone is None or self.milestone_year is None:
            return None
        return Point(self.milestone_year, self.milestone, self.milestone_source)

    @property
    def shown(self) -> str:
        """What is asked for in one word: ≤ 20/10万, 比基期降 1/6, 约 45%; 文字目标 where there is no number."""
        if self.share:
            return f"比基期{'降' if self.type == 'reduce' else '升'} {share_words(parse_share(self.share))}"
        if self.value is None:
            return "文字目标"
        sign = "约" if self.comparator == "band" else SIGNS[cast(Comparator, self.comparator)]
        return f"{sign} {figure(self.value, unit=self.unit)}"

    @property
    def as_rule(self) -> TargetRule:
        """The row as the rules read it."""
        return TargetRule(
            outline=self.outline.code,
            code=self.code,
            title=self.title,
            indicator=self.indicator.code if self.indicator else "",
            domain=self.domain_code,
            type=cast(GoalType, self.type),
            comparator=cast(Comparator, self.comparator),
            direction=cast(Direction, self.direction),
            source=self.source,
            unit=self.unit,
            disaggregation=self.disaggregation,
            value=self.asked,
            band=self.band,
            year=self.year,
            baseline=self.baseline,
            baseline_year=self.baseline_year,
            confidence=self.confidence,
            note=self.note,
        )
