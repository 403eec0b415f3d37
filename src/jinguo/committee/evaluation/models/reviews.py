"""What the groups say of a report (审核意见), and the result as it was published."""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q

from jinguo.base.amounts import QuantityField
from jinguo.base.moves.versions import Versioned
from jinguo.committee.body.models.groups import GROUPS
from jinguo.committee.evaluation.models.selves import RoundParticipant
from jinguo.committee.evaluation.scope import ParticipantScope
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel

ADVICE = {"accept": "建议通过", "return": "建议退回"}


class GroupReview(Versioned, ScopedModel):
    """What one of a group says of a report: her advice and her comment."""

    domain = COMMITTEE
    scope = ParticipantScope(committee="participant__round__committee", participant="participant")

    participant = models.ForeignKey(RoundParticipant, models.PROTECT, "reviews", verbose_name="参评单位")
    group = models.CharField("工作组", max_length=10, choices=GROUPS)
    advice = models.CharField("意见", max_length=10, choices=ADVICE)
    comment = models.TextField("审核意见", validators=[MaxLengthValidator(2000)])
    by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="审核人", editable=False)
    reviewer = models.CharField("审核人姓名", max_length=40, blank=True)
    on = models.DateField("审核日", editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "审核意见"
        ordering = ["participant", "on", "pk"]

    def __str__(self) -> str:
        return f"{self.participant} {self.get_group_display()}"

    def get_absolute_url(self) -> str:
        """The report that it is about."""
        return self.participant.get_absolute_url()


class RoundResult(ScopedModel):
    """The score of a participant as it was published, with its parts and their reasons; never computed again."""

    domain = COMMITTEE
    scope = ParticipantScope(committee="participant__round__committee", participant="participant")

    participant = models.OneToOneField(RoundParticipant, models.PROTECT, related_name="result", verbose_name="参评单位")
    points = QuantityField("得分", null=True)
    because = models.CharField("说明", max_length=500)
    parts: Any = models.JSONField("各项得分", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "评估结果"
        ordering = ["participant"]
        constraints = [
            models.CheckConstraint(condition=Q(points=None) | Q(points__gte=0), name="round_result_positive")
        ]

    def __str__(self) -> str:
        return f"{self.participant} {self.points}"
