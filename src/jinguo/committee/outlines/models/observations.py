"""Observations (监测值): every value that was published, each with its source."""

from typing import cast

from django.db import models
from django.db.models import Q

from jinguo.base.amounts import QuantityField
from jinguo.committee.outlines.models.indicators import Indicator, group_choices
from jinguo.committee.outlines.scope import PublishedScope
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules.exact_words import figure
from jinguo.rules.outlines import BASES, Value
from jinguo.rules.outlines.adopting import Basis
from jinguo.rules.progress import Observation as Seen

ADOPTED_ONCE = ["indicator", "region", "disaggregation", "period"]


class Observation(ScopedModel):
    """Indicator × region × disaggregation × period × source (监测值); `unit` is the organ that keeps it.

    Where sources differ one is adopted: the one that somebody marked (`is_adopted`, with her reason), else by its
    basis, else the first that came in. The others stay visible, none is ever overwritten by another source.
    """

    domain = COMMITTEE
    scope = PublishedScope(unit="unit", region="region", at_least="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="管理单位")
    indicator = models.ForeignKey(Indicator, models.PROTECT, "observations", verbose_name="指标")
    region = models.ForeignKey(Region, models.PROTECT, "+", verbose_name="地区")
    disaggregation = models.CharField("分组", max_length=10, choices=group_choices, default="total")
    period = models.CharField("期间", max_length=10)
    value = QuantityField("监测值")
    basis = models.CharField("依据", max_length=10, choices=BASES, default="stated")
    source = models.CharField("来源", max_length=300)
    confidence = models.CharField("可信度", max_length=60, blank=True)
    cases = models.PositiveBigIntegerField("分子数", null=True, blank=True)
    population = models.PositiveBigIntegerField("分母数", null=True, blank=True)
    note = models.CharField("备注", max_length=500, blank=True)
    is_adopted = models.BooleanField("指定采用", default=False)
    adopted_because = models.CharField("采用理由", max_length=300, blank=True)
    adopted_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="指定人", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "监测值"
        ordering = ["indicator", "region", "disaggregation", "period", "pk"]
        constraints = [
            models.UniqueConstraint(fields=[*ADOPTED_ONCE, "source"], name="observation_once_a_source"),
            models.UniqueConstraint(fields=ADOPTED_ONCE, condition=Q(is_adopted=True), name="one_adopted_observation"),
            models.CheckConstraint(
                condition=Q(cases=None) | Q(population__gt=0),
                name="observation_counts_have_a_whole",
                violation_error_message="填了分子数就要填分母数。",
            ),
        ]

    def __str__(self) -> str:
        group = "" if self.disaggregation == "total" else f"（{self.get_disaggregation_display()}）"
        return f"{self.indicator}{group} {self.region} {self.year}年"

    def get_absolute_url(self) -> str:
        """The page of its period, with what other sources say."""
        return f"/observations/{self.pk}/"

    @property
    def year(self) -> int:
        """The year of its period."""
        return int(self.period[:4])

    @property
    def said(self) -> str:
        """The value with its unit."""
        return figure(self.value, unit=self.indicator.unit)

    @property
    def doubts(self) -> list[str]:
        """What makes it less than a figure as printed (二手来源, 待核实), where its source does not say so already."""
        found = dict.fromkeys([self.get_basis_display() if self.basis != "stated" else "", self.confidence])
        return [word for word in found if word and word not in self.source]

    @property
    def as_value(self) -> Value:
        """One of several values of a year, as the rules choose among them."""
        return Value(self.value, self.source, cast(Basis, self.basis), self.is_adopted)

    def as_seen(self, *, breaks: bool) -> Seen:
        """What was seen in a year, as methods evaluate it."""
        return Seen(
            self.year, self.value, self.source, self.confidence, self.cases, self.population or None, breaks=breaks
        )
