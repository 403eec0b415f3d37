"""What was given to whom, from 批评教育 to the gravest sanction, and investigations that are open."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.base.papers.numbering import day_words
from jinguo.base.vault.fields import EncryptedTextField
from jinguo.office.checks.models import CheckedPerson
from jinguo.office.conduct.kinds import follows, record_kinds
from jinguo.office.conduct.models.confidential import VOID_IS_WHOLE, Confidential


class ConductRecord(Confidential):
    """Something that was given to a person (诫勉教育、效能告诫、处分处理), and took effect on a day.

    `period` is the month or quarter of attendance that it answers, `checked` the spot check; both may be empty.
    """

    kind = models.CharField("种类", max_length=30, choices=record_kinds)
    given = models.DateField("生效日")
    organ = models.CharField("作出机关", max_length=60)
    number = models.CharField("文号", max_length=40, blank=True)
    facts = EncryptedTextField("事实", max_length=1000)
    period = models.CharField("所依据的考勤", max_length=7, blank=True)
    checked = models.ForeignKey(CheckedPerson, models.PROTECT, "+", verbose_name="所依据的抽查", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "纪律记录"
        ordering = ["-given", "-pk"]
        indexes = [models.Index(fields=["staff", "given"], name="conduct_record_of_staff")]
        constraints = [
            models.CheckConstraint(condition=VOID_IS_WHOLE, name="conduct_record_void_is_whole"),
            models.UniqueConstraint(
                fields=["staff", "kind", "given", "number"],
                condition=Q(voided_on=None),
                name="conduct_record_once",
                violation_error_message="同一天、同一文号的这一种已经登记过，不用再登记。",
            ),
        ]

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("conduct:record", args=[self.pk])

    @property
    def words(self) -> str:
        """When, what, by whom, by which paper."""
        paper = f"{self.organ} {self.number}".strip()
        return f"{day_words(self.given)} {self.get_kind_display()}（{paper}）"

    @property
    def follows(self) -> str:
        """What it does to the grade, with its clause."""
        return follows(self.kind, self.given)


class OpenCase(Confidential):
    """An investigation of somebody (立案调查): open from a day until it is closed; its outcome is in words."""

    opened_on = models.DateField("立案日")
    organ = models.CharField("立案机关", max_length=60)
    number = models.CharField("文号", max_length=40, blank=True)
    matter = EncryptedTextField("事由", max_length=1000, blank=True)
    closed_on = models.DateField("结案日", null=True, blank=True)
    outcome = EncryptedTextField("结果", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "立案调查"
        ordering = ["-opened_on", "-pk"]
        indexes = [models.Index(fields=["staff", "opened_on"], name="open_case_of_staff")]
        constraints = [
            models.CheckConstraint(condition=VOID_IS_WHOLE, name="open_case_void_is_whole"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="open_case_closes_later",
                violation_error_message="结案日不能早于立案日。",
            ),
            models.UniqueConstraint(
                fields=["staff", "opened_on", "number"],
                condition=Q(voided_on=None),
                name="open_case_once",
                violation_error_message="同一天、同一文号的立案已经登记过，不用再登记。",
            ),
        ]

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("conduct:case", args=[self.pk])

    @property
    def words(self) -> str:
        """Since when, by whom, and until when."""
        paper = f"{self.organ} {self.number}".strip()
        closed = f"，{day_words(self.closed_on)}结案" if self.closed_on else "，尚未结案"
        return f"{day_words(self.opened_on)} 立案调查（{paper}）{closed}"
