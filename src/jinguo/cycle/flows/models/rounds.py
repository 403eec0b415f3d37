"""Rounds of opinions (征求意见): whom a thing was sent to, what they said, and what was done with each opinion."""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.base.moves.subjects import subject_of
from jinguo.base.moves.versions import Versioned
from jinguo.cycle.flows.flow import ROUND
from jinguo.cycle.flows.models.papers import Paper
from jinguo.cycle.flows.scope import RoundScope
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules import rounds as rules

LONGEST = 2000  # characters of one opinion or reply


class Round(Versioned, ScopedModel):
    """One round about one thing of a higher room, named by `subject_type` and `subject_id`.

    `due` is the last day for an opinion; `silence` says what it means when somebody says nothing until then.
    """

    domain = WORK
    scope = RoundScope(staff="opened_by", unit="unit", at_least="unit")
    workflow = ROUND

    subject_type = models.CharField("事由类型", max_length=100, editable=False)
    subject_id = models.CharField("事由编号", max_length=40, editable=False)
    subject_label = models.CharField("事由", max_length=200, editable=False)
    title = models.CharField("标题", max_length=200)
    text = models.TextField("说明", blank=True, validators=[MaxLengthValidator(LONGEST)])
    unit = models.ForeignKey(Unit, models.PROTECT, "rounds", verbose_name="单位")
    due = models.DateField("截止日")
    silence = models.CharField("逾期未答复", max_length=12, choices=rules.SILENCES, default="no_opinion")
    state = models.CharField("状态", max_length=10, choices=ROUND.states, default=ROUND.start, editable=False)
    opened_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="发起人", null=True, editable=False)
    opened_on = models.DateField("发起日", editable=False)
    closed_on = models.DateField("结束日", null=True, editable=False)
    reminded_on = models.DateField("最近催办日", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "征求意见"
        ordering = ["-opened_on", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="round_subject")]
        constraints = [
            models.CheckConstraint(condition=Q(due__gte=F("opened_on")), name="round_due_after_opening"),
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None) | Q(state="closed", closed_on__isnull=False),
                name="round_closed_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("flows:round", args=[self.pk])

    @property
    def subject(self) -> Any:
        """The row it is about; None where that is gone."""
        return subject_of(self)

    def voices(self) -> list[rules.Voice]:
        """The asked as the rules know them; fetch `asked` with their opinions beforehand."""
        return [one.as_rule() for one in self.asked.all()]

    def asked_people(self) -> list[Staff]:
        """The colleagues who were asked by name."""
        return [one.staff for one in self.asked.select_related("staff") if one.staff]


class Consulted(models.Model):
    """One of the asked: a colleague, a unit, or a body outside the house (征求对象)."""

    round = models.ForeignKey(Round, models.PROTECT, "asked", verbose_name="征求意见")
    staff = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="个人", null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位", null=True, blank=True)
    body = models.CharField("外单位", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "征求对象"
        ordering = ["round", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(staff__isnull=False, unit=None, body="")
                | Q(staff=None, unit__isnull=False, body="")
                | Q(staff=None, unit=None, body__gt=""),
                name="consulted_is_one_of_three",
            ),
            models.UniqueConstraint(fields=["round", "staff"], name="consulted_once_a_person"),
            models.UniqueConstraint(fields=["round", "unit"], name="consulted_once_a_unit"),
            models.UniqueConstraint(fields=["round", "body"], condition=Q(body__gt=""), name="consulted_once_a_body"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.staff or (self.unit.label if self.unit else self.body))

    def as_rule(self) -> rules.Voice:
        """How it stands, as the rules know it."""
        rows = list(self.opinions.all())
        first = min((row.answered_on for row in rows), default=None)
        return rules.Voice(self.name, first, sum(not row.is_without_opinion for row in rows))


class Opinion(ScopedModel):
    """What one of the asked said, and what was done with it (意见).

    `target` is what it aims at in the asker's own words (目标 3.1). Saying that one has no opinion is a row too. The
    outcome is adopted, partly or not adopted; the latter two with a reply.
    """

    domain = WORK
    scope = RoundScope(staff="answered_by", unit="asked__round__unit", at_least="unit", round="asked__round")

    asked = models.ForeignKey(Consulted, models.PROTECT, "opinions", verbose_name="征求对象")
    target = models.CharField("针对", max_length=80, blank=True)
    text = models.TextField("意见", blank=True, validators=[MaxLengthValidator(LONGEST)])
    is_without_opinion = models.BooleanField("无意见", default=False)
    answered_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="提出人", null=True, editable=False)
    answered_on = models.DateField("提出日", editable=False)
    paper = models.ForeignKey(Paper, models.PROTECT, "opinions", verbose_name="依据文件", null=True, blank=True)
    outcome = models.CharField("处理", max_length=10, choices=rules.OUTCOMES, blank=True)
    reply = models.TextField("答复", blank=True, validators=[MaxLengthValidator(LONGEST)])
    settled_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="处理人", null=True, editable=False)
    settled_on = models.DateField("处理日", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "意见"
        ordering = ["answered_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_without_opinion=True, text="", outcome="") | (Q(is_without_opinion=False, text__gt="")),
                name="opinion_says_something_or_none",
            ),
            models.UniqueConstraint(
                fields=["asked"], condition=Q(is_without_opinion=True), name="opinion_none_only_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", settled_on=None) | Q(outcome__gt="", settled_on__isnull=False),
                name="opinion_settled_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=rules.NEEDS_REPLY) | Q(reply__gt=""), name="opinion_declined_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked.name} {self.target or '意见'}"

    def get_absolute_url(self) -> str:
        """The page of its round."""
        return self.asked.round.get_absolute_url()
