"""Rounds of collection (数据采集) and the indicators that each asks for."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.committee.collection.flow import ROUND, SHUT, TAKING
from jinguo.committee.collection.people import reporters_of
from jinguo.committee.collection.scope import RoundScope
from jinguo.committee.outlines.models import Indicator
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules.outlines import DISAGGREGATIONS

COUNTIES = {"none": "不分县（市、区）", "report": "各县（市、区）自己报", "unit": "由单位分县（市、区）报"}


class CollectionRound(Versioned, ScopedModel):
    """One collection of a year's figures by a committee; `unit` is the organ that keeps what comes of it."""

    domain = COMMITTEE
    scope = RoundScope()
    workflow = ROUND

    committee = models.ForeignKey(Unit, models.PROTECT, "collection_rounds", verbose_name="妇儿工委")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="管理单位")
    title = models.CharField("名称", max_length=80)
    year = models.PositiveSmallIntegerField("数据年份")
    due = models.DateField("截止日")
    paper = models.CharField("通知文号", max_length=60, blank=True)
    note = models.CharField("填报要求", max_length=500, blank=True)
    state = models.CharField("状态", max_length=10, choices=ROUND.states, default=ROUND.start, editable=False)
    opened_on = models.DateField("开始日", null=True, blank=True, editable=False)
    locked_on = models.DateField("锁定日", null=True, blank=True, editable=False)
    published_on = models.DateField("发布日", null=True, blank=True, editable=False)
    left_out = models.CharField("锁定时缺报说明", max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "数据采集"
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "title"],
                name="collection_round_titled_once",
                violation_error_message="已有同名的数据采集，请换一个名称，如加上年度或批次。",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1949, 2100)),
                name="collection_round_of_a_year",
                violation_error_message="数据年份写四位数，如 2025。",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(opened_on__isnull=False), name="collection_round_opened_has_its_day"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(SHUT)) | Q(locked_on__isnull=False),
                name="collection_round_locked_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("collection:round", args=[self.pk])

    @property
    def takes_returns(self) -> bool:
        """Whether units may still fill in."""
        return self.state in TAKING

    @property
    def is_shut(self) -> bool:
        """Whether cells change by correction only."""
        return self.state in SHUT

    @property
    def paper_words(self) -> str:
        """How a source names it: title and paper."""
        return f"{self.title}（{self.paper}）" if self.paper else self.title

    def reporters(self) -> list[Staff]:
        """Everybody who answers for a return in it."""
        units = Unit.objects.filter(collection_returns__round=self)
        return reporters_of({unit.pk: unit.organ_path for unit in units}).all()


class RoundItem(ScopedModel):
    """An indicator that a round asks for: of which unit, of the counties or not, split by what, with counts or without.

    `unit` is the member unit that reports the committee's own region, empty where only counties are asked.
    """

    domain = COMMITTEE
    scope = RoundScope(committee="round__committee")

    round = models.ForeignKey(CollectionRound, models.CASCADE, "items", verbose_name="数据采集")
    indicator = models.ForeignKey(Indicator, models.PROTECT, "+", verbose_name="指标")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="填报单位", null=True, blank=True)
    counties = models.CharField("县（市、区）", max_length=10, choices=COUNTIES, default="none")
    groups = models.CharField("分组", max_length=60, default="total")  # codes, joined by commas
    with_counts = models.BooleanField("收分子、分母", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "采集指标"
        ordering = ["indicator__order", "indicator__code"]
        constraints = [
            models.UniqueConstraint(fields=["round", "indicator"], name="collection_item_once_a_round"),
            models.CheckConstraint(
                condition=~Q(counties="unit") | Q(unit__isnull=False),
                name="collection_item_by_county_has_a_unit",
                violation_error_message="由单位分县（市、区）报的，要选填报单位。",
            ),
            models.CheckConstraint(condition=~Q(groups=""), name="collection_item_has_a_group"),
        ]

    def __str__(self) -> str:
        return str(self.indicator)

    def get_absolute_url(self) -> str:
        """The round's page."""
        return self.round.get_absolute_url()

    @property
    def group_codes(self) -> list[str]:
        """What it is split by, in the order of the vocabulary."""
        chosen = set(self.groups.split(","))
        return [code for code in DISAGGREGATIONS if code in chosen]

    @property
    def group_words(self) -> str:
        """The same in words."""
        return "、".join(DISAGGREGATIONS[code] for code in self.group_codes)

    @property
    def is_unowned(self) -> bool:
        """Whether nobody is asked for it yet."""
        return self.unit_id is None and self.counties == "none"
