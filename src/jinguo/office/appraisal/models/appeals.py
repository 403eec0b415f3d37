"""Against a grade of 不称职: 复核 by the organ, 申诉 to the authority (《公务员法》第九十五、九十六条)."""

from django.db import models
from django.db.models import F, Q

from jinguo.base.moves.versions import Versioned
from jinguo.base.vault.fields import EncryptedTextField, SealedModel
from jinguo.office.appraisal.flow import APPEAL
from jinguo.office.appraisal.models.people import Appraisee
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import FileScope, ScopedModel
from jinguo.rules.grading.grades import GRADES

APPEALS = {"review": "复核", "appeal": "申诉"}


class GradeAppeal(Versioned, SealedModel, ScopedModel):
    """One 复核 or 申诉: when it was received, until when it is decided, and what came of it."""

    domain = WORK
    scope = FileScope(staff="appraisee__staff", unit="appraisee__unit")
    workflow = APPEAL

    appraisee = models.ForeignKey(Appraisee, models.PROTECT, "appeals", verbose_name="考核对象")
    kind = models.CharField("方式", max_length=10, choices=list(APPEALS.items()))
    text = EncryptedTextField("理由")
    asked_on = models.DateField("申请日", editable=False)
    due = models.DateField("办结期限", editable=False)
    is_extended = models.BooleanField("案情复杂，已延长", default=False)
    state = models.CharField("状态", max_length=10, choices=APPEAL.states, default=APPEAL.start, editable=False)
    old_grade = models.CharField("原等次", max_length=12, choices=list(GRADES.items()), editable=False)
    new_grade = models.CharField("变更后等次", max_length=12, choices=list(GRADES.items()), blank=True)
    reply = models.TextField("决定", max_length=1000, blank=True)
    decided_on = models.DateField("决定日", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "复核申诉"
        ordering = ["asked_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["appraisee", "kind"], name="grade_appeal_once_a_kind"),
            models.CheckConstraint(
                condition=Q(decided_on=None) | Q(decided_on__gte=F("asked_on")), name="grade_appeal_decided_after"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appraisee} {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        """The page of whom it is about."""
        return self.appraisee.get_absolute_url()

    def asker(self) -> list[Staff]:
        """Who asked."""
        return [self.appraisee.staff]
