"""Rounds of evaluation (中期、终期评估): the plan, its phases with their days, and what each part of a score weighs."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.base.amounts import QuantityField
from jinguo.base.moves.versions import Versioned
from jinguo.committee.body.scope import CommitteeScope
from jinguo.committee.evaluation.flow import ROUND
from jinguo.committee.evaluation.people import answering_each
from jinguo.committee.evaluation.scope import RoundScope
from jinguo.committee.outlines.models import Outline
from jinguo.cycle.meetings.models import Meeting
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules.evaluation_round import KINDS, PARTS, PHASES

LONGEST = 8000


class EvaluationRound(Versioned, ScopedModel):
    """A mid-term or final evaluation of outlines by a committee; the plan (方案) was issued at `meeting`.

    `year` is the last year whose data are evaluated.
    """

    domain = COMMITTEE
    scope = RoundScope()
    workflow = ROUND

    committee = models.ForeignKey(Unit, models.PROTECT, "evaluations", verbose_name="妇儿工委")
    outlines = models.ManyToManyField(Outline, related_name="evaluations", verbose_name="纲要")
    kind = models.CharField("类别", max_length=10, choices=KINDS)
    title = models.CharField("名称", max_length=120)
    year = models.PositiveSmallIntegerField("数据截至年份")
    number = models.CharField("方案文号", max_length=60, blank=True)
    text = models.TextField("方案要求", blank=True, validators=[MaxLengthValidator(LONGEST)])
    meeting = models.ForeignKey(Meeting, models.PROTECT, "+", verbose_name="部署会议", null=True, blank=True)
    issued_on = models.DateField("印发日", null=True, editable=False)
    published_on = models.DateField("公布日", null=True, editable=False)
    drafted_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="起草人", null=True, editable=False)
    state = models.CharField("阶段", max_length=20, choices=ROUND.states, default=ROUND.start, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "评估"
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("draft", "cancelled")) | Q(issued_on__isnull=False),
                name="evaluation_round_issued_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("follow_up", "closed")) | Q(published_on__isnull=False),
                name="evaluation_round_published_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("evaluation:round", args=[self.pk])

    def asked(self) -> list[Staff]:
        """Everybody who answers for a participant."""
        found = answering_each(self.participants.values_list("unit", flat=True))
        return list(dict.fromkeys(person for people in found.values() for person in people))


class RoundPhase(ScopedModel):
    """From when to when a phase of a round is planned."""

    domain = COMMITTEE
    scope = CommitteeScope(committee="round__committee")

    round = models.ForeignKey(EvaluationRound, models.CASCADE, "phases", verbose_name="评估")
    code = models.CharField("阶段", max_length=20, choices=PHASES)
    order = models.PositiveSmallIntegerField("序号")
    first_day = models.DateField("起始日")
    last_day = models.DateField("截止日")

    class Meta:
        verbose_name = verbose_name_plural = "评估阶段"
        ordering = ["round", "order"]
        constraints = [
            models.UniqueConstraint(fields=["round", "code"], name="round_phase_once"),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="round_phase_ends_after_start",
                violation_error_message="截止日不能早于起始日。",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_code_display())


class RoundWeight(ScopedModel):
    """What one part of a score may earn; only the proportion of the parts matters."""

    domain = COMMITTEE
    scope = CommitteeScope(committee="round__committee")

    round = models.ForeignKey(EvaluationRound, models.CASCADE, "weights", verbose_name="评估")
    code = models.CharField("评分项", max_length=10, choices=PARTS)
    points = QuantityField("分值")

    class Meta:
        verbose_name = verbose_name_plural = "评估权重"
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "code"], name="round_weight_once"),
            models.CheckConstraint(condition=Q(points__gt=0), name="round_weight_positive"),
        ]

    def __str__(self) -> str:
        return str(self.get_code_display())
