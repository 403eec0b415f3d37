"""Objections to a notice (异议)."""

from datetime import date
from typing import Self

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.vault.fields import EncryptedTextField, SealedModel
from jinguo.cycle.publicity.models.notices import PublicNotice
from jinguo.cycle.publicity.scope import HandlerScope
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel, ScopedQuerySet

LONGEST = 3000  # characters of what is objected, and of the answer
OUTCOMES = {"upheld": "异议成立", "rejected": "异议不成立", "noted": "线索已核查"}


class ObjectionQuerySet(ScopedQuerySet):
    """Objections by who may read them and what is left to do."""

    def visible_to(self, staff: Staff, on: date | None = None) -> Self:
        """Those she handles, and her own; her deputy does not read the latter."""
        own = Q(objector=staff) if staff.is_active else Q(pk__in=())
        return self.filter(Q(pk__in=super().visible_to(staff, on).values("pk")) | own)

    def unsettled(self) -> Self:
        """Those that keep a notice from being concluded: signed and not settled."""
        return self.filter(is_signed=True, outcome="")


class Objection(SealedModel, ScopedModel):
    """What somebody says against a notice: who, what, the day it came in, and what was answered.

    Who it is, her contact, her words and the answer are sealed. An unsigned one is a clue (线索): it is kept and does
    not count. `objector` is the member of staff who entered it herself; else `entered_by` entered it for somebody.
    """

    domain = WORK
    scope = HandlerScope(unit="notice__unit")

    notice = models.ForeignKey(PublicNotice, models.PROTECT, "objections", verbose_name="公示")
    number = models.PositiveSmallIntegerField("序号")
    is_signed = models.BooleanField("署实名")
    person = EncryptedTextField("提出人", max_length=40, blank=True)
    contact = EncryptedTextField("联系方式", max_length=80, blank=True)
    text = EncryptedTextField("异议内容", validators=[MaxLengthValidator(LONGEST)])
    received_on = models.DateField("收到日")
    objector = models.ForeignKey(
        Staff, models.PROTECT, "+", verbose_name="本单位提出人", null=True, blank=True, editable=False
    )
    entered_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="登记人", null=True, editable=False)
    outcome = models.CharField("处理结果", max_length=10, choices=OUTCOMES, blank=True)
    reply = EncryptedTextField("答复", blank=True, validators=[MaxLengthValidator(LONGEST)])
    settled_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="办理人", null=True, editable=False)
    settled_on = models.DateField("办结日", null=True, editable=False)

    objects = ObjectionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "异议"
        ordering = ["notice", "number"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "number"], name="objection_once"),
            models.CheckConstraint(
                condition=Q(outcome="", settled_on=None) | (~Q(outcome="") & Q(settled_on__isnull=False)),
                name="objection_settled_has_day",
            ),
            models.CheckConstraint(
                condition=Q(outcome="")
                | Q(is_signed=True, outcome__in=("upheld", "rejected"))
                | Q(is_signed=False, outcome="noted"),
                name="objection_unsigned_is_noted",
            ),
            models.CheckConstraint(condition=Q(objector=None) | Q(is_signed=True), name="objection_own_is_signed"),
        ]

    def __str__(self) -> str:
        return f"{self.notice} 第{self.number}件{self.word}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("publicity:objection", args=[self.pk])

    @property
    def word(self) -> str:
        """What it is called: 异议, or 线索 where nobody signed."""
        return "异议" if self.is_signed else "线索"
