"""The review of a department's quarter, and what each side gave (季度考评、考评分)."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.amounts import QuantityField
from jinguo.base.moves.versions import Versioned
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.tasks.people import in_charge_of
from jinguo.office.quarter.flow import REVIEW
from jinguo.office.quarter.people import leaders_of, office_of
from jinguo.office.quarter.scope import ReviewScope
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules.grading.quarter import SIDES
from jinguo.rules.grading.regular import REGULAR_GRADES
from jinguo.rules.periods import Period

LONGEST = 2000


class QuarterReview(Versioned, ScopedModel):
    """What is thought of a department's quarter; the quarter itself stands in its sheet.

    Attendance (`due`, `worked`, `absent` in half days; `late`, `early` in times; up to `as_of`), the rectifications
    carried over, the points and their reasons are computed until the leader's rating is given, and kept as they stood
    from then on. Reopened, they are computed anew.
    """

    domain = WORK
    scope = ReviewScope(unit="sheet__unit")
    workflow = REVIEW

    sheet = models.OneToOneField(QuarterSheet, models.PROTECT, related_name="review", verbose_name="季度报表")
    state = models.CharField("状态", max_length=10, choices=REVIEW.states, default=REVIEW.start, editable=False)
    rate_by = models.DateField("自评期限", db_index=True)
    as_of = models.DateField("考勤截至", null=True, blank=True, editable=False)
    due = models.PositiveIntegerField("应到半天", default=0, editable=False)
    worked = models.PositiveIntegerField("出勤半天", default=0, editable=False)
    absent = models.PositiveIntegerField("缺勤半天", default=0, editable=False)
    late = models.PositiveIntegerField("迟到次数", default=0, editable=False)
    early = models.PositiveIntegerField("早退次数", default=0, editable=False)
    carried: Any = models.JSONField("结转的整改", default=list, blank=True, editable=False)
    points = QuantityField("得分", null=True, blank=True, editable=False)
    grade = models.CharField("等次", max_length=10, choices=REGULAR_GRADES, blank=True, editable=False)
    because: Any = models.JSONField("得分依据", default=list, blank=True, editable=False)
    feedback = models.TextField("反馈意见", blank=True, validators=[MaxLengthValidator(LONGEST)])
    signed_by = models.ForeignKey(
        Staff, models.PROTECT, "+", verbose_name="签阅人", null=True, blank=True, editable=False
    )
    signed_on = models.DateField("签阅日", null=True, blank=True, editable=False)
    reply = models.TextField("部室意见", blank=True, validators=[MaxLengthValidator(LONGEST)])

    class Meta:
        verbose_name = verbose_name_plural = "季度考评"
        ordering = ["-sheet__period", "sheet__unit__order", "sheet__unit__path", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("self", "office", "leader"), points=None, as_of=None)
                | Q(state__in=("feedback", "done"), points__isnull=False, as_of__isnull=False),
                name="review_rated_has_its_points",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(signed_on__isnull=False), name="review_signed_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit.label}{self.span.label}考评"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("quarter:review", args=[self.pk])

    @property
    def unit(self) -> Unit:
        """The department."""
        return self.sheet.unit

    @property
    def period(self) -> str:
        """The code of its quarter."""
        return self.sheet.period

    @property
    def span(self) -> Period:
        """Its quarter as a value."""
        return self.sheet.span

    @property
    def is_rated(self) -> bool:
        """Whether all three sides have rated it: its figures are kept."""
        return self.state in ("feedback", "done")

    @property
    def rate(self) -> Decimal | None:
        """The attendance rate as it was kept, in per cent; None where nothing was due or nothing is kept yet."""
        return Decimal(100 * self.worked) / self.due if self.due else None

    def office_people(self) -> list[Staff]:
        """Who is told that it waits for the office."""
        return office_of(self.sheet.plan.unit)

    def leaders(self) -> list[Staff]:
        """Who is told that it waits for the leaders."""
        return leaders_of(self.sheet.plan.unit)

    def heads(self) -> list[Staff]:
        """Who is told what became of it."""
        return in_charge_of(self.unit)


class QuarterMark(ScopedModel):
    """What one side gave a department for a quarter; who reopens the review lets it be given again.

    Three sides that are known by name, one mark each: a panel of `cycle.panels` draws its judges, closes for all at
    once and forgets who gave what, which is none of this.
    """

    domain = WORK
    scope = ReviewScope(unit="review__sheet__unit", sheet="review__sheet")

    review = models.ForeignKey(QuarterReview, models.CASCADE, "marks", verbose_name="季度考评")
    side = models.CharField("评分方", max_length=10, choices=SIDES)
    points = QuantityField(
        "分数", validators=[MinValueValidator(0, "分数不小于 0"), MaxValueValidator(100, "分数不超过 100")]
    )
    note = models.CharField("理由", max_length=500)
    by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="评分人", null=True, blank=True)
    day = models.DateField("评分日")

    class Meta:
        verbose_name = verbose_name_plural = "考评分"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "side"], name="quarter_mark_once_a_side"),
            models.CheckConstraint(condition=Q(points__gte=0, points__lte=100), name="quarter_mark_of_100"),
        ]

    def __str__(self) -> str:
        return f"{self.review} {self.get_side_display()}"
