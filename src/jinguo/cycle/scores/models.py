"""Schemes of an organ, assessments of a plan by them, typed facts, results with their reasons, and appeals."""

from datetime import date
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.base.amounts import QuantityField
from jinguo.base.moves.versions import Versioned
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.scores.flow import APPEAL, ASSESSMENT
from jinguo.cycle.scores.scope import ResultScope
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import Scope, ScopedModel
from jinguo.rules import schemes
from jinguo.rules.periods import Period, parse_period
from jinguo.rules.scoring import Score

ONE_HOLDER = Q(unit__isnull=True, staff__isnull=False) | Q(unit__isnull=False, staff__isnull=True)
DAYS_TO_OBJECT = 15  # work days; 济南市绩效管理条例 2018: 异议 15 个工作日, a setting of the assessment


class Scheme(ScopedModel):
    """One version of an organ's scheme (考评办法), in force from a day; an older one stays for its results."""

    domain = WORK
    scope = Scope(unit="unit", at_least="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "schemes", verbose_name="单位")
    code = models.CharField("代码", max_length=40)
    title = models.CharField("考评办法", max_length=80)
    valid_from = models.DateField("启用日")
    content: Any = models.JSONField("内容")

    class Meta:
        verbose_name = verbose_name_plural = "考评办法"
        ordering = ["title", "-valid_from", "-pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "code", "valid_from"], name="scheme_once_from_a_day")]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def rules(self) -> schemes.Scheme:
        """Its parts and items as values."""
        return schemes.parse_scheme(self.content)

    @property
    def version(self) -> str:
        """What a result names as the scheme it was computed by."""
        return f"{self.code}@{self.valid_from.isoformat()}"


class Assessment(Versioned, ScopedModel):
    """The scoring of a plan's holders over a period by a scheme (考评); `as_of` is the last day that counts.

    Results are computed live until it is published; then they are kept with their reasons, and the days of the ledgers
    that they used are locked. Objections are taken until `objections_until`.
    """

    domain = WORK
    scope = Scope(unit="plan__unit", at_least="unit")
    workflow = ASSESSMENT

    plan = models.ForeignKey(Plan, models.PROTECT, "assessments", verbose_name="方案")
    scheme = models.ForeignKey(Scheme, models.PROTECT, "assessments", verbose_name="考评办法")
    period = models.CharField("期间", max_length=20)
    as_of = models.DateField("截至")
    state = models.CharField("状态", max_length=12, choices=ASSESSMENT.states, default=ASSESSMENT.start, editable=False)
    begun_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="发起人", null=True, editable=False)
    begun_on = models.DateField("发起日", editable=False)
    published_on = models.DateField("公布日", null=True, editable=False)
    objection_days = models.PositiveSmallIntegerField("异议期（工作日）", default=DAYS_TO_OBJECT)
    objections_until = models.DateField("异议截止日", null=True, editable=False)
    final_on = models.DateField("定案日", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "考评"
        ordering = ["-as_of", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "period"],
                name="assessment_once_a_period",
                violation_error_message="这份方案的这一期间已有考评，请打开那一次。",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(published_on__isnull=False, objections_until__isnull=False),
                name="assessment_published_has_its_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan.title} {self.span.label}考评"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("scores:assessment", args=[self.pk])

    @property
    def span(self) -> Period:
        """Its period as a value."""
        return parse_period(self.period)

    @property
    def last(self) -> date:
        """The last day that counts."""
        return min(self.as_of, self.span.last)

    def concerned(self) -> list[Staff]:
        """Whom a publication concerns: every person with a result, and the heads of the units with one."""
        people = Staff.objects.filter(results__assessment=self, is_active=True)
        heads = Staff.objects.filter(
            appointments__role="department_head",
            appointments__unit__results__assessment=self,
            appointments__last_day=None,
            is_active=True,
        )
        return list({*people, *heads})


class TypedFact(ScopedModel):
    """What was entered for one item of the scheme and one holder (录入项): a number, with who says so and why."""

    domain = WORK
    scope = Scope(unit="assessment__plan__unit", at_least="unit")

    assessment = models.ForeignKey(Assessment, models.PROTECT, "facts", verbose_name="考评")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位", null=True, blank=True)
    staff = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="个人", null=True, blank=True)
    item = models.CharField("考评项", max_length=60)
    value = QuantityField("录入值")
    reason = models.CharField("依据", max_length=200)
    by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="录入人", null=True, editable=False)
    on = models.DateField("录入日", editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "考评录入项"
        ordering = ["assessment", "item", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "item", "unit"], name="typed_fact_once_a_unit"),
            models.UniqueConstraint(fields=["assessment", "item", "staff"], name="typed_fact_once_a_person"),
            models.CheckConstraint(condition=ONE_HOLDER, name="typed_fact_has_one_holder"),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.unit or self.staff}"


class Result(Versioned, ScopedModel):
    """A holder's published score with the whole tree of reasons (考评结果); `digest` is the hash of the tree."""

    domain = WORK
    scope = ResultScope(staff="staff", unit="unit", at_least="department")

    assessment = models.ForeignKey(Assessment, models.PROTECT, "results", verbose_name="考评")
    unit = models.ForeignKey(Unit, models.PROTECT, "results", verbose_name="单位", null=True, blank=True)
    staff = models.ForeignKey(Staff, models.PROTECT, "results", verbose_name="个人", null=True, blank=True)
    points = QuantityField("得分")
    tree: Any = models.JSONField("得分依据")
    digest = models.CharField("摘要", max_length=64)
    scheme_version = models.CharField("办法版本", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "考评结果"
        ordering = ["-points", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "unit"], name="result_once_a_unit"),
            models.UniqueConstraint(fields=["assessment", "staff"], name="result_once_a_person"),
            models.CheckConstraint(condition=ONE_HOLDER, name="result_has_one_holder"),
            models.CheckConstraint(condition=Q(points__gte=0), name="result_points_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.assessment.span.label}考评结果"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("scores:result", args=[self.pk])

    @property
    def holder(self) -> Unit | Staff | None:
        """Whose score it is."""
        return self.unit or self.staff

    @property
    def score(self) -> Score:
        """The score as it was published."""
        return schemes.from_json(self.tree)


class Appeal(Versioned, ScopedModel):
    """An objection to a published result (考评异议): what is contested, what the review found, old and new points."""

    domain = WORK
    scope = ResultScope(
        staff="result__staff", unit="result__unit", organ="result__assessment__plan__unit", at_least="department"
    )
    workflow = APPEAL

    result = models.ForeignKey(Result, models.PROTECT, "appeals", verbose_name="考评结果")
    text = models.TextField("异议")
    by = models.ForeignKey(Staff, models.PROTECT, "appeals", verbose_name="提出人", null=True, editable=False)
    on = models.DateField("提出日", editable=False)
    state = models.CharField("状态", max_length=12, choices=APPEAL.states, default=APPEAL.start, editable=False)
    reply = models.TextField("复核意见", blank=True)
    settled_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="复核人", null=True, editable=False)
    settled_on = models.DateField("复核日", null=True, editable=False)
    old_points = QuantityField("原得分")
    new_points = QuantityField("复核后得分", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "考评异议"
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["result"],
                condition=Q(state="open"),
                name="appeal_one_open",
                violation_error_message="这个结果已有异议在复核，办结后再提。",
            ),
            models.CheckConstraint(
                condition=Q(settled_on=None) | Q(settled_on__gte=F("on")), name="appeal_settled_after_asked"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.result.holder} 考评异议"

    def get_absolute_url(self) -> str:
        """The page of its result."""
        return self.result.get_absolute_url()

    def asker(self) -> list[Staff]:
        """Whom the answer concerns."""
        return [self.by] if self.by else []
