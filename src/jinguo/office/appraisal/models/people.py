"""Who is appraised (考核对象): her circumstances, what was proposed and decided, and the steps that were taken."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.base.vault.fields import EncryptedTextField, SealedModel
from jinguo.office.appraisal.models.years import AnnualAssessment
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ConfidentialScope, FileScope, ScopedModel
from jinguo.rules.grading.grades import GRADES, OUTCOMES
from jinguo.rules.grading.steps import STEPS, Course, StepCode

NO_COURSE = ("elsewhere", "not_assessed", "held")  # outcomes of who goes through no further step here
OPINIONS = {"agree": "同意", "differ": "有不同意见"}


class Appraisee(Versioned, ScopedModel):
    """One person of a year; `unit` is her department, which shares in the quota.

    What the records know (leave, sanctions, attendance) is asked for; the fields here hold what only people know.
    `grade` and `outcome` are kept from the day the grades are decided, with their `GradeGrounds`.
    """

    domain = WORK
    scope = FileScope(staff="staff", unit="unit")

    assessment = models.ForeignKey(AnnualAssessment, models.PROTECT, "people", verbose_name="年度考核")
    staff = models.ForeignKey(Staff, models.PROTECT, "appraisals", verbose_name="考核对象")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室")
    is_head = models.BooleanField("部室负责人", default=False)
    graded_by = models.CharField("由其他单位考核", max_length=60, blank=True)
    probation_until = models.DateField("试用期至", null=True, blank=True)
    seconded_to = models.CharField("援派、挂职单位", max_length=60, blank=True)
    seconded_days = models.PositiveSmallIntegerField("本年援派、挂职天数", default=0)
    refuses = models.BooleanField("无正当理由不参加考核，经教育仍拒绝", default=False)
    remark = models.CharField("情况说明", max_length=200, blank=True)
    proposal = models.CharField("拟定等次", max_length=12, choices=list(GRADES.items()), blank=True)
    comment = models.TextField("评语", max_length=1000, blank=True)
    demand = models.TextField("改进要求", max_length=500, blank=True)
    proposed_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="评鉴人", null=True, editable=False)
    proposed_on = models.DateField("评鉴日", null=True, blank=True, editable=False)
    grade = models.CharField("考核等次", max_length=12, choices=list(GRADES.items()), blank=True, editable=False)
    outcome = models.CharField("考核结果", max_length=12, choices=list(OUTCOMES.items()), blank=True, editable=False)
    opinion = models.CharField("本人意见", max_length=10, choices=list(OPINIONS.items()), blank=True)
    opinion_words = models.CharField("意见说明", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "考核对象"
        ordering = ["unit__order", "unit__path", "staff__number"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "staff"], name="appraisee_once_a_year"),
            models.CheckConstraint(
                condition=Q(seconded_to="", seconded_days=0) | ~Q(seconded_to="") & Q(seconded_days__gt=0),
                name="secondment_has_place_and_days",
                violation_error_message="援派、挂职要同时填单位和天数。",
            ),
            models.CheckConstraint(
                condition=Q(grade="") | Q(outcome="graded"), name="appraisee_grade_only_where_graded"
            ),
            models.CheckConstraint(
                condition=Q(refuses=False) | ~Q(remark=""),
                name="refusal_says_how",
                violation_error_message="拒绝考核要写明经过。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.assessment.year}年度考核"

    def get_absolute_url(self) -> str:
        """Her page."""
        return reverse("appraisal:person", args=[self.pk])

    @property
    def result_words(self) -> str:
        """What was decided, in a word."""
        return self.get_grade_display() if self.grade else self.get_outcome_display()

    @property
    def course(self) -> Course:
        """Which steps she has to go through."""
        return Course(self.is_head, self.grade == "excellent", self.refuses)

    @property
    def done(self) -> dict[StepCode, date]:
        """The steps that were taken, with their days; asked once where they were prefetched."""
        return {one.step: one.on for one in self.steps.all()}


class GradeGrounds(SealedModel, ScopedModel):
    """Why somebody has her grade (等次依据), as it was decided: reasons, and as JSON the facts and where they stand.

    Sealed, for sanctions may be among them.
    """

    domain = WORK
    scope = ConfidentialScope(staff="appraisee__staff", unit="appraisee__unit")

    appraisee = models.OneToOneField(Appraisee, models.CASCADE, related_name="grounds", verbose_name="考核对象")
    because = EncryptedTextField("依据")
    inputs = EncryptedTextField("依据的事实")
    is_confidential = models.BooleanField("含处分和纪律情况", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "等次依据"
        ordering = ["appraisee"]

    def __str__(self) -> str:
        return f"{self.appraisee}等次依据"


class AppraisalStep(ScopedModel):
    """A step that was taken for one person (考核步骤), on a day; it is never moved."""

    domain = WORK
    scope = FileScope(staff="appraisee__staff", unit="appraisee__unit")

    appraisee = models.ForeignKey(Appraisee, models.CASCADE, "steps", verbose_name="考核对象")
    step: Any = models.CharField("步骤", max_length=10, choices=list(STEPS.items()))
    on = models.DateField("办理日")
    by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="办理人", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "考核步骤"
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["appraisee", "step"], name="appraisal_step_once")]

    def __str__(self) -> str:
        return f"{self.appraisee.staff} {self.get_step_display()}"
