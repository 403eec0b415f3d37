"""What a participant of a round hands in (自评): sections of text, a word on each of its targets, evidence."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.committee.evaluation.flow import SELF
from jinguo.committee.evaluation.models.rounds import LONGEST, EvaluationRound
from jinguo.committee.evaluation.people import office_of
from jinguo.committee.evaluation.scope import ParticipantScope
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.cycle.inspections.people import answering_for
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules.evaluation_round import SECTIONS, STANDINGS

KINDS = {"county": "县（市、区）", "member": "成员单位"}


class RoundParticipant(Versioned, ScopedModel):
    """A county or member unit that evaluates itself; files of evidence are kept with the row.

    `submitted_on` is the day of the first report: one that is returned does not become late by it.
    """

    domain = COMMITTEE
    scope = ParticipantScope(committee="round__committee")
    workflow = SELF

    round = models.ForeignKey(EvaluationRound, models.PROTECT, "participants", verbose_name="评估")
    kind = models.CharField("类别", max_length=10, choices=KINDS)
    unit = models.ForeignKey(Unit, models.PROTECT, "evaluated", verbose_name="参评单位")
    order = models.PositiveSmallIntegerField("序号", default=0)
    is_visited = models.BooleanField("列入实地核查", default=False)
    submitted_on = models.DateField("首次报送日", null=True, editable=False)
    submitted_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="报送人", null=True, editable=False)
    accepted_on = models.DateField("审核通过日", null=True, editable=False)
    returned_because = models.CharField("退回理由", max_length=300, blank=True, editable=False)
    state = models.CharField("状态", max_length=10, choices=SELF.states, default=SELF.start, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "参评单位"
        ordering = ["round", "kind", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="round_participant_once"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(submitted_on__isnull=False), name="round_participant_submitted_has_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}自评"

    def get_absolute_url(self) -> str:
        """Its report."""
        return reverse("evaluation:self", args=[self.pk])

    @property
    def title(self) -> str:
        """A county by its own name, a member unit by its unit's."""
        region = self.unit.region if self.kind == "county" else None
        return region.name if region else self.unit.label

    @property
    def region(self) -> Region | None:
        """The county whose values it speaks of; None for a member unit, which speaks of the committee's region."""
        return self.unit.region if self.kind == "county" else None

    def answering(self) -> list[Staff]:
        """Who writes it."""
        return answering_for(self.unit)

    def office(self) -> list[Staff]:
        """The committee's office."""
        return office_of(self.round.committee)


class SelfSection(ScopedModel):
    """One part of a report in words."""

    domain = COMMITTEE
    scope = ParticipantScope(committee="participant__round__committee", participant="participant")

    participant = models.ForeignKey(RoundParticipant, models.CASCADE, "sections", verbose_name="参评单位")
    code = models.CharField("部分", max_length=20, choices=SECTIONS)
    text = models.TextField("内容", blank=True, validators=[MaxLengthValidator(LONGEST)])

    class Meta:
        verbose_name = verbose_name_plural = "自评报告部分"
        ordering = ["participant", "pk"]
        constraints = [models.UniqueConstraint(fields=["participant", "code"], name="self_section_once")]

    def __str__(self) -> str:
        return str(self.get_code_display())


class SelfTarget(ScopedModel):
    """What a participant says of one of its targets; of one that is not reached why, what is done, and until when.

    `basis` is why a member unit answers for it, as it stood when the round began; empty for a county, which speaks of
    all. `task` is the rectification that the office gave of it.
    """

    domain = COMMITTEE
    scope = ParticipantScope(committee="participant__round__committee", participant="participant")

    participant = models.ForeignKey(RoundParticipant, models.CASCADE, "targets", verbose_name="参评单位")
    target = models.ForeignKey(OutlineTarget, models.PROTECT, "+", verbose_name="纲要目标")
    basis = models.CharField("承担依据", max_length=200, blank=True, editable=False)
    value = models.CharField("本级数值", max_length=40, blank=True)
    standing = models.CharField("自评结论", max_length=12, choices=STANDINGS, blank=True)
    explanation = models.CharField("原因", max_length=300, blank=True)
    remedy = models.CharField("整改措施", max_length=300, blank=True)
    due = models.DateField("整改期限", null=True, blank=True)
    task = models.ForeignKey(Task, models.PROTECT, "+", verbose_name="整改任务", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "目标自评"
        ordering = ["participant", "target__outline", "target__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "target"], name="self_target_once"),
            models.CheckConstraint(
                condition=Q(task=None) | Q(standing="not_reached"), name="self_target_task_of_missed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant} {self.target}"

    def get_absolute_url(self) -> str:
        """The report it stands in."""
        return f"{self.participant.get_absolute_url()}#targets"

    @property
    def part(self) -> str:
        """The basis in two words where a plan is named: 主责单位, 协同单位; else the whole of it."""
        return self.basis.rpartition("》")[2]

    @property
    def lacks_remedy(self) -> bool:
        """Whether it is not reached and does not say why, what is done, and until when."""
        return self.standing == "not_reached" and not (self.explanation and self.remedy and self.due)
