"""How an organ makes the index (综合指数) of an outline: what is done where data lack, and what weighs how much."""

from decimal import Decimal

from django.db import models
from django.db.models import Q

from jinguo.base.amounts import QuantityField
from jinguo.base.moves.versions import Versioned
from jinguo.committee.outlines.models import Outline, OutlineTarget
from jinguo.committee.outlines.models.indicators import domain_choices
from jinguo.committee.outlines.scope import PublishedScope
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules.progress import POLICIES
from jinguo.rules.progress.small_areas import LEAST_CASES

MOST_WEIGHT, MOST_CASES = 100, 1000


def policy_choices() -> list[tuple[str, str]]:
    """What may be done where data lack."""
    return [*POLICIES.items()]


class IndexSetting(Versioned, ScopedModel):
    """The index of an outline (综合指数设定); an outline without a row has the usual policy and weights of 1.

    `least_cases`: below how many cases a yearly rate is left to chance, so that it is neither ranked nor in the index.
    """

    domain = COMMITTEE
    scope = PublishedScope(unit="outline__unit", region="outline__region", at_least="unit")

    outline = models.OneToOneField(Outline, models.CASCADE, related_name="index_setting", verbose_name="纲要")
    policy = models.CharField("缺数据怎么算", max_length=10, choices=policy_choices, default="skip")
    least_cases = models.PositiveSmallIntegerField("例数下限", default=LEAST_CASES)

    class Meta:
        verbose_name = verbose_name_plural = "综合指数设定"
        ordering = ["outline"]
        constraints = [
            models.CheckConstraint(
                condition=Q(least_cases__range=(0, MOST_CASES)),
                name="index_least_cases_within_bounds",
                violation_error_message=f"例数下限填 0 到 {MOST_CASES}。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outline} 综合指数设定"


class IndexWeight(ScopedModel):
    """What a domain, or a target in its domain, weighs in the index (权数); 1 where there is no row, 0 leaves out."""

    domain = COMMITTEE
    scope = PublishedScope(unit="setting__outline__unit", region="setting__outline__region", at_least="unit")

    setting = models.ForeignKey(IndexSetting, models.CASCADE, "weights", verbose_name="综合指数设定")
    domain_code = models.CharField("领域", max_length=20, choices=domain_choices, blank=True)
    target = models.ForeignKey(OutlineTarget, models.CASCADE, "+", verbose_name="纲要目标", null=True, blank=True)
    weight = QuantityField("权数", default=Decimal(1))

    class Meta:
        verbose_name = verbose_name_plural = "权数"
        ordering = ["setting", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(domain_code="", target__isnull=False) | (~Q(domain_code="") & Q(target=None)),
                name="index_weight_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(weight__range=(0, MOST_WEIGHT)),
                name="index_weight_within_bounds",
                violation_error_message=f"权数填 0 到 {MOST_WEIGHT}，0 是不参加。",
            ),
            models.UniqueConstraint(
                fields=["setting", "domain_code"], condition=~Q(domain_code=""), name="index_weight_once_a_domain"
            ),
            models.UniqueConstraint(fields=["setting", "target"], name="index_weight_once_a_target"),
        ]

    def __str__(self) -> str:
        return f"{self.target or self.get_domain_code_display()} {self.weight}"
