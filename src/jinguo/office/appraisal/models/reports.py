"""What people say of their year (述职报告), and what was asked about them (了解核实)."""

from typing import Any

from django.db import models
from django.db.models import Q

from jinguo.base.moves.versions import Versioned
from jinguo.base.vault.fields import EncryptedTextField, SealedModel
from jinguo.office.appraisal.flow import REPORT
from jinguo.office.appraisal.models.people import Appraisee
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import FileScope, ScopedModel
from jinguo.rules.grading.duty import PARTS

INQUIRIES = {
    "talk": "个别谈话",
    "visit": "实地了解",
    "users": "听取服务对象意见",
    "discipline": "听取纪检机关意见",
    "documents": "查阅资料",
}


class DutyReport(Versioned, ScopedModel):
    """A person's report by 德能勤绩廉, problems and plans; `data` are her figures as it was handed in."""

    domain = WORK
    scope = FileScope(staff="appraisee__staff", unit="appraisee__unit")
    workflow = REPORT

    appraisee = models.OneToOneField(Appraisee, models.PROTECT, related_name="report", verbose_name="考核对象")
    virtue = models.TextField("德", blank=True)
    ability = models.TextField("能", blank=True)
    diligence = models.TextField("勤", blank=True)
    results = models.TextField("绩", blank=True)
    integrity = models.TextField("廉", blank=True)
    problems = models.TextField("问题和不足", blank=True)
    plans = models.TextField("下步打算", blank=True)
    data: Any = models.JSONField("述职数据", default=list, blank=True, editable=False)
    state = models.CharField("状态", max_length=10, choices=REPORT.states, default=REPORT.start, editable=False)
    handed_in_on = models.DateField("提交日", null=True, blank=True, editable=False)
    returned_because = models.CharField("退回原因", max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "述职报告"
        ordering = ["appraisee"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(handed_in_on__isnull=False), name="duty_report_handed_in_has_its_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.appraisee.staff} {self.appraisee.assessment.year}年述职报告"

    def get_absolute_url(self) -> str:
        """The page of whom it is about."""
        return self.appraisee.get_absolute_url()

    @property
    def words(self) -> dict[str, str]:
        """Its parts by their codes."""
        return {code: getattr(self, code) for code in PARTS}

    def writer(self) -> list[Staff]:
        """Who wrote it."""
        return [self.appraisee.staff]


class Inquiry(SealedModel, ScopedModel):
    """What was heard or seen of a person (了解核实); its words are sealed."""

    domain = WORK
    scope = FileScope(staff="appraisee__staff", unit="appraisee__unit")

    appraisee = models.ForeignKey(Appraisee, models.PROTECT, "inquiries", verbose_name="考核对象")
    kind = models.CharField("方式", max_length=12, choices=list(INQUIRIES.items()))
    on = models.DateField("日期")
    spoken_with = models.CharField("谈话对象", max_length=60, blank=True)
    words = EncryptedTextField("情况")
    by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="记录人", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "了解核实"
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.appraisee.staff} {self.get_kind_display()}"
