"""Where votes and answers lie, and the codes of people without an account. See docs/adr/0014-anonymous-ballots.md."""

import json
from typing import Any

from django.db import models
from django.db.models import Q

from jinguo.base.vault.fields import EncryptedTextField, SealedModel
from jinguo.cycle.panels.models.panels import Panel, PanelSubject
from jinguo.cycle.panels.models.questions import PanelQuestion
from jinguo.rules.ballots import Pile


class BallotBox(SealedModel):
    """All votes on one subject, or all answers to one question: how often each option was marked, sealed.

    There is no row for a ballot, so there is neither an order nor anything to join with who has voted.
    """

    panel = models.ForeignKey(Panel, models.CASCADE, "boxes", verbose_name="评议")
    subject = models.OneToOneField(PanelSubject, models.CASCADE, verbose_name="评议对象", null=True, blank=True)
    question = models.OneToOneField(PanelQuestion, models.CASCADE, verbose_name="问卷题目", null=True, blank=True)
    counts = EncryptedTextField("票数", blank=True)
    words = EncryptedTextField("书面意见", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "票箱"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(subject=None, question__isnull=False) | Q(subject__isnull=False, question=None),
                name="ballot_box_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return str(self.subject or self.question)

    @property
    def pile(self) -> Pile:
        """What lies in it."""
        return Pile.read(self.counts)

    @property
    def texts(self) -> list[str]:
        """The words written in answer, in no order."""
        found: list[str] = json.loads(self.words) if self.words else []
        return found


class AccessCode(models.Model):
    """A one-time code for somebody without an account: only its keyed hash, of nobody in particular.

    `is_used` says that it was used, not when nor for what.
    """

    panel = models.ForeignKey(Panel, models.CASCADE, "codes", verbose_name="评议")
    code_index = models.CharField("凭码校验值", max_length=64, unique=True, editable=False)
    is_used = models.BooleanField("已用", default=False)

    machine_made: Any = ("code_index",)

    class Meta:
        verbose_name = verbose_name_plural = "一次性凭码"
        ordering = ["code_index"]  # of no meaning, as the order of their making would be

    def __str__(self) -> str:
        return "一次性凭码"
