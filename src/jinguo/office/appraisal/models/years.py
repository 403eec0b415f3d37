"""The annual assessment of an organ (年度考核): its year, its cut-off day, what the quota hangs on, how far it is."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.office.appraisal.flow import YEAR
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import Scope, ScopedModel
from jinguo.rules.grading.quota import Agreement
from jinguo.rules.periods import Period, parse_period


class AnnualAssessment(Versioned, ScopedModel):
    """One year of an organ's people.

    Figures count up to `cut_off`, which the notice names. `quota` is how the excellent were shared when grades were
    decided, kept as it stood; before that it is computed. `roll_checked_on` is when the list was held against who was
    on the roll on 31 December.
    """

    domain = WORK
    scope = Scope(unit="unit", at_least="unit")
    workflow = YEAR

    unit = models.ForeignKey(Unit, models.PROTECT, "annual_assessments", verbose_name="单位")
    year = models.PositiveSmallIntegerField("年度")
    cut_off = models.DateField("数据截止日")
    agreement_number = models.CharField("提高比例的同意文号", max_length=60, blank=True)
    agreement_day = models.DateField("同意日期", null=True, blank=True)
    has_least_one = models.BooleanField("不足 1 人时按 1 人计", default=False)
    state = models.CharField("状态", max_length=10, choices=YEAR.states, default=YEAR.start, editable=False)
    begun_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="发起人", null=True, editable=False)
    begun_on = models.DateField("发起日", editable=False)
    decided_on = models.DateField("定等次日", null=True, blank=True, editable=False)
    decided_at = models.CharField("研究确定的会议", max_length=100, blank=True)
    quota: Any = models.JSONField("优秀名额依据", default=dict, blank=True, editable=False)
    roll_checked_on = models.DateField("名单核对日", null=True, blank=True, editable=False)
    filed_on = models.DateField("备案日", null=True, blank=True, editable=False)
    filing_number = models.CharField("备案文号", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "年度考核"
        ordering = ["-year", "unit__path"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="annual_assessment_once",
                violation_error_message="这个单位这一年的年度考核已经发起，请打开那一次。",
            ),
            models.CheckConstraint(
                condition=Q(agreement_number="", agreement_day=None)
                | ~Q(agreement_number="") & Q(agreement_day__isnull=False),
                name="agreement_has_number_and_day",
                violation_error_message="公务员主管部门的同意要同时填文号和日期。",
            ),
            models.CheckConstraint(
                condition=Q(state="running") | Q(decided_on__isnull=False), name="annual_decided_has_its_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="filed") | Q(filed_on__isnull=False), name="annual_filed_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.year}年度考核"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("appraisal:year", args=[self.pk])

    @property
    def span(self) -> Period:
        """The year as a period."""
        return parse_period(str(self.year))

    @property
    def last(self) -> date:
        """The last day that counts."""
        return min(self.cut_off, self.span.last)

    @property
    def agreement(self) -> Agreement | None:
        """The recorded agreement to the higher share."""
        return Agreement(self.agreement_number, self.agreement_day) if self.agreement_day else None

    def everybody(self) -> list[Staff]:
        """Whom it concerns: everybody on its list who still works here."""
        return list(Staff.objects.filter(appraisals__assessment=self, is_active=True))
