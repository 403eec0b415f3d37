"""What a committee is called from a day on, and what its seal says."""

from django.db import models
from django.urls import reverse

from jinguo.base.papers.numbering import day_words
from jinguo.committee.body.scope import CommitteeScope
from jinguo.org.structure.models import Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel


class BodyName(ScopedModel):
    """The name and the seal text of a committee from a day on, and by which document (名称和印章).

    The unit stays the same row when a 妇儿工委 becomes a 联席会议 (as in 延政办函〔2026〕14号), so its members, papers
    and history go on; papers of an earlier day bear the name of that day.
    """

    domain = COMMITTEE
    scope = CommitteeScope()

    committee = models.ForeignKey(Unit, models.PROTECT, "body_names", verbose_name="妇儿工委")
    name = models.CharField("名称", max_length=80)
    short_name = models.CharField("简称", max_length=30, blank=True)
    seal_text = models.CharField("印章文字", max_length=80)
    first_day = models.DateField("启用日")
    paper = models.CharField("依据文号", max_length=60)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "名称和印章"
        ordering = ["-first_day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "first_day"],
                name="body_name_once_a_day",
                violation_error_message="这一天已经登记过名称，请换启用日。",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The committee's page."""
        return reverse("body:committee", args=[self.committee_id])

    @property
    def words(self) -> str:
        """Since when, by which document."""
        return f"{day_words(self.first_day)}起（{self.paper}）"
