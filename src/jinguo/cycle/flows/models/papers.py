"""Papers (依据文件): what an outside body or an absent leader decided on paper."""

from django.db import models
from django.db.models import Q

from jinguo.cycle.flows.scope import PaperScope
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel


class Paper(ScopedModel):
    """One paper: the body it comes from, who signed it, its number and day, and who typed it in (代录).

    Its scan is a file kept with it, so whoever may read the paper may fetch the scan. `subject_type` and `subject_id`
    name the row it was kept for.
    """

    domain = WORK
    scope = PaperScope(staff="typist", unit="unit", at_least="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "papers", verbose_name="单位")
    subject_type = models.CharField("事由类型", max_length=100, editable=False)
    subject_id = models.CharField("事由编号", max_length=40, editable=False)
    body = models.CharField("来文单位", max_length=80)
    signer = models.CharField("签发人", max_length=40)
    number = models.CharField("文号", max_length=60, blank=True)
    day = models.DateField("落款日期")
    typist = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="录入人", null=True, editable=False)
    typed_on = models.DateField("录入日", editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "依据文件"
        ordering = ["day", "pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="paper_subject")]
        constraints = [
            models.CheckConstraint(condition=Q(day__lte=models.F("typed_on")), name="paper_not_of_the_future")
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.number or self.signer}"
