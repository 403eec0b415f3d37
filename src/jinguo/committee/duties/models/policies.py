"""Papers of member units that serve the outlines (政策文件)."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.committee.body.scope import CommitteeScope
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel

KINDS = {"law": "法规", "rule": "规章", "normative": "规范性文件", "opinion": "实施意见"}


class PolicyPaper(Versioned, ScopedModel):
    """A paper of a member unit filed with the committee (政策文件): what it serves, how long it holds.

    `valid_to` is its last day, empty while it holds; `replaced_by` the paper that came in its place.
    """

    domain = COMMITTEE
    scope = CommitteeScope()

    committee = models.ForeignKey(Unit, models.PROTECT, "policy_papers", verbose_name="妇儿工委")
    unit = models.ForeignKey(Unit, models.PROTECT, "policies", verbose_name="制定单位")
    title = models.CharField("文件标题", max_length=120)
    number = models.CharField("文号", max_length=60)
    kind = models.CharField("文件种类", max_length=10, choices=KINDS, default="normative")
    issued_on = models.DateField("印发日")
    valid_from = models.DateField("施行日")
    valid_to = models.DateField("失效日", null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, "replaces", verbose_name="代替它的文件", null=True, blank=True
    )
    targets = models.ManyToManyField(OutlineTarget, "policies", verbose_name="服务的纲要目标", blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    filed_on = models.DateField("备案日")
    entered_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="登记人")

    class Meta:
        verbose_name = verbose_name_plural = "政策文件"
        ordering = ["-issued_on", "-pk"]
        indexes = [models.Index(fields=["unit", "filed_on"], name="policy_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "number"],
                name="policy_number_once",
                violation_error_message="这个文号已经备案过，请到“政策文件”里查看。",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="policy_ends_after_start",
                violation_error_message="失效日不能早于施行日。",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | ~Q(replaced_by=F("id")),
                name="policy_not_replaced_by_itself",
                violation_error_message="文件不能代替它自己。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}（{self.number}）"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("duties:policy", args=[self.pk])
