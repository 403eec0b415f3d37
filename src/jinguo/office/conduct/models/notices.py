"""What attendance and checks gave notice of, each matter once; personnel and the main leader are told of it."""

from django.db import models
from django.urls import reverse

from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import CONDUCT
from jinguo.org.structure.scope import ConfidentialScope, ScopedModel


class ConductNotice(ScopedModel):
    """A matter that was noticed of somebody (纪律提醒): `code` and `span` say which, so that it is told only once.

    `span` is the year, month or quarter that was counted, or the line of a check (`check:7`). It is for those who keep
    conduct; the person herself sees what stands about her, not who was told when.
    """

    domain = CONDUCT
    scope = ConfidentialScope(staff="staff", unit="unit")

    staff = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="人员")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位")
    code = models.CharField("事项", max_length=20)
    span = models.CharField("期间", max_length=20)
    year = models.PositiveSmallIntegerField("年度")
    noticed_on = models.DateField("发现日")

    class Meta:
        verbose_name = verbose_name_plural = "纪律提醒"
        ordering = ["-noticed_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["staff", "code", "span"], name="conduct_notice_once")]

    def __str__(self) -> str:
        return f"纪律提醒 {self.pk}"

    def get_absolute_url(self) -> str:
        """The person's page of that year."""
        return f"{reverse('conduct:person', args=[self.staff_id])}?year={self.year}"
