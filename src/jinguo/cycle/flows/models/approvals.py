"""Approvals (审批): one matter on its way through a chain, as the chain was when the matter began."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.moves.subjects import subject_of
from jinguo.base.moves.versions import Versioned
from jinguo.cycle.flows.flow import APPROVAL
from jinguo.cycle.flows.models.chains import Chain, ChainStep
from jinguo.cycle.flows.models.papers import Paper
from jinguo.cycle.flows.scope import ApprovalScope
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules import chains as rules


class Approval(Versioned, ScopedModel):
    """One approval of one thing of a higher room, named by `subject_type` and `subject_id`.

    `facts` are what its steps were chosen by. How it stands is computed from the answers (`standing`); `state` is
    kept so that lists and the thing itself can ask for it.
    """

    domain = WORK
    scope = ApprovalScope(staff="started_by", unit="unit")
    workflow = APPROVAL

    chain = models.ForeignKey(Chain, models.PROTECT, "approvals", verbose_name="审批流程")
    subject_type = models.CharField("事由类型", max_length=100, editable=False)
    subject_id = models.CharField("事由编号", max_length=40, editable=False)
    subject_label = models.CharField("事由", max_length=200, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, "approvals", verbose_name="单位")
    started_by = models.ForeignKey(Staff, models.PROTECT, "approvals", verbose_name="发起人", null=True, editable=False)
    started_on = models.DateField("发起日", editable=False)
    state = models.CharField("状态", max_length=10, choices=APPROVAL.states, default=APPROVAL.start, editable=False)
    ended_on = models.DateField("办结日", null=True, editable=False)
    reminded_on = models.DateField("最近催办日", null=True, editable=False)
    facts: Any = models.JSONField("选环节的依据", default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "审批"
        ordering = ["-started_on", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="approval_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["chain", "subject_type", "subject_id"],
                condition=Q(state="running"),
                name="approval_once_running",
            ),
            models.CheckConstraint(
                condition=Q(state="running", ended_on=None) | (~Q(state="running") & Q(ended_on__isnull=False)),
                name="approval_ended_has_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_label} {self.chain.title}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("flows:approval", args=[self.pk])

    @property
    def subject(self) -> Any:
        """The row it is about; None where that is gone."""
        return subject_of(self)

    @property
    def standing(self) -> rules.Standing:
        """Whose turn it is, computed from the answers; fetch steps and answers beforehand."""
        steps = list(self.steps.all())
        given = [answer for step in steps for answer in step.given]
        return rules.standing([step.as_rule() for step in steps], given)

    @property
    def waiting_words(self) -> str:
        """What it waits for, or how it ended: 等市直党工委办理“审核”."""
        return "已撤回" if self.state == "withdrawn" else self.standing.because

    @property
    def open_step(self) -> "ApprovalStep | None":
        """The step whose turn it is."""
        if self.state != "running":
            return None
        return next((step for step in self.steps.all() if step.opened_on and not step.ended_on), None)

    def waiting(self) -> "list[ApprovalAnswer]":
        """The answers that are waited for: rows of the open step without one."""
        step = self.open_step
        return [row for row in step.answers.all() if row.answered_on is None] if step else []

    def starters(self) -> list[Staff]:
        """Whom its end concerns: who began it."""
        return [self.started_by] if self.started_by else []

    def waiting_people(self) -> list[Staff]:
        """The people who are waited for, or were when it was withdrawn."""
        rows = ApprovalAnswer.objects.filter(step__approval=self, answered_on=None, step__ended_on=None)
        return [row.staff for row in rows.select_related("staff") if row.staff]


class ApprovalStep(models.Model):
    """A step of an approval as its chain had it when the approval began (审批环节).

    It is open from the day on which its turn came; `due` is the last day to answer, where the chain gives one.
    """

    approval = models.ForeignKey(Approval, models.PROTECT, "steps", verbose_name="审批")
    rule = models.ForeignKey(ChainStep, models.PROTECT, "+", verbose_name="环节设置")
    order = models.PositiveSmallIntegerField("顺序")
    title = models.CharField("环节", max_length=40)
    mode = models.CharField("同意方式", max_length=10, choices=rules.MODES)
    opened_on = models.DateField("送达日", null=True, editable=False)
    due = models.DateField("应办结日", null=True, editable=False)
    ended_on = models.DateField("办结日", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "审批环节"
        ordering = ["approval", "order"]
        constraints = [
            models.UniqueConstraint(fields=["approval", "order"], name="approval_step_once"),
            models.UniqueConstraint(
                fields=["approval"],
                condition=Q(opened_on__isnull=False, ended_on=None),
                name="approval_step_one_open",
            ),
            models.CheckConstraint(
                condition=Q(opened_on=None, due=None, ended_on=None) | Q(opened_on__isnull=False),
                name="approval_step_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def given(self) -> list[rules.Answer]:
        """The answers as the rules know them, in the order in which they were given."""
        rows = sorted((row for row in self.answers.all() if row.nth), key=lambda row: row.nth or 0)
        return [rules.Answer(self.order, row.party, bool(row.agrees), row.note) for row in rows]

    def as_rule(self) -> rules.ChainStep:
        """The step as the rules know it, with those whom it asks."""
        asked = tuple(row.party for row in self.answers.all())
        return rules.ChainStep(self.order, self.title, self.mode, asked=asked)  # type: ignore[arg-type]


class ApprovalAnswer(models.Model):
    """Who is asked in a step, a colleague or a body outside, and what was answered (审批意见).

    `answered_by` is who did it: she herself, whoever stands in for her (both names are kept), or who typed in the
    `paper`. `nth` counts the answers of the approval in the order in which they came.
    """

    step = models.ForeignKey(ApprovalStep, models.PROTECT, "answers", verbose_name="环节")
    staff = models.ForeignKey(
        Staff, models.PROTECT, "approval_answers", verbose_name="办理人", null=True, editable=False
    )
    body = models.CharField("外单位", max_length=80, blank=True, editable=False)
    agrees = models.BooleanField("同意", null=True, editable=False)
    note = models.CharField("意见", max_length=500, blank=True)
    answered_by = models.ForeignKey(
        Staff, models.PROTECT, "+", verbose_name="经办人", null=True, blank=True, editable=False
    )
    answered_on = models.DateField("办理日", null=True, editable=False)
    nth = models.PositiveSmallIntegerField("先后", null=True, editable=False)
    paper = models.ForeignKey(Paper, models.PROTECT, "answers", verbose_name="依据文件", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "审批意见"
        ordering = ["step", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(staff=None, body__gt="") | Q(staff__isnull=False, body=""), name="approval_answer_one_party"
            ),
            models.UniqueConstraint(fields=["step", "staff"], name="approval_answer_once_a_person"),
            models.UniqueConstraint(
                fields=["step", "body"], condition=Q(body__gt=""), name="approval_answer_once_a_body"
            ),
            models.CheckConstraint(
                condition=Q(agrees=None, answered_on=None, nth=None)
                | Q(agrees__isnull=False, answered_on__isnull=False, nth__isnull=False),
                name="approval_answer_whole",
            ),
            models.CheckConstraint(condition=~Q(agrees=False, note=""), name="approval_answer_return_says_why"),
            models.CheckConstraint(
                condition=Q(body="") | Q(answered_on=None) | Q(paper__isnull=False), name="approval_answer_on_paper"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.step.title}"

    @property
    def party(self) -> Staff | str:
        """Who is asked: the colleague, or the name of the body."""
        return self.staff or self.body

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.party)

    @property
    def done_by(self) -> str:
        """Who did it, both names where somebody stood in: 林某代许某; on paper who signed and who typed it in."""
        if self.paper:
            return f"{self.paper.signer}签，{self.answered_by or '系统'}代录"
        if self.answered_by is None or self.answered_by == self.staff:
            return self.name
        return f"{self.answered_by}代{self.name}"
