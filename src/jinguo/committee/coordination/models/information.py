"""What units send in between rounds (报送信息), and the bulletins made of it (工作简报)."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.committee.body.scope import CommitteeScope, ContactScope
from jinguo.committee.coordination.flow import INFORMATION
from jinguo.cycle.publicity.models import Circular
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel

LONGEST = 3000


class Bulletin(ScopedModel):
    """One issue of a committee's bulletin; its words are a `circular` of that kind, edited and issued there."""

    domain = COMMITTEE
    scope = CommitteeScope()

    committee = models.ForeignKey(Unit, models.PROTECT, "bulletins", verbose_name="妇儿工委")
    year = models.PositiveSmallIntegerField("年度")
    issue = models.PositiveSmallIntegerField("期号")
    circular = models.OneToOneField(Circular, models.PROTECT, related_name="bulletin", verbose_name="简报")

    class Meta:
        verbose_name = verbose_name_plural = "工作简报"
        ordering = ["-year", "-issue"]
        constraints = [models.UniqueConstraint(fields=["committee", "year", "issue"], name="bulletin_issue_once")]

    def __str__(self) -> str:
        return f"{self.year}年第{self.issue}期"

    def get_absolute_url(self) -> str:
        """The page of its words."""
        return self.circular.get_absolute_url()


class Information(Versioned, ScopedModel):
    """A piece of news that a unit sent on a day; the office prints it in a bulletin, or says why not."""

    domain = COMMITTEE
    scope = ContactScope(unit="unit", region="unit__region", committee="committee")
    workflow = INFORMATION

    committee = models.ForeignKey(Unit, models.PROTECT, "information", verbose_name="妇儿工委")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="报送单位")
    title = models.CharField("标题", max_length=120)
    text = models.TextField("内容", validators=[MaxLengthValidator(LONGEST)])
    day = models.DateField("报送日", db_index=True)
    sent_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="报送人")
    state = models.CharField(
        "状态", max_length=10, choices=INFORMATION.states, default=INFORMATION.start, editable=False
    )
    declined_because = models.CharField("不采用的理由", max_length=200, blank=True, editable=False)
    bulletin = models.ForeignKey(
        Bulletin, models.PROTECT, "items", verbose_name="刊登的简报", null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = verbose_name_plural = "报送信息"
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["committee", "day"], name="information_of_committee")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(bulletin=None) | models.Q(state="accepted"), name="information_printed_is_accepted"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("coordination:information", args=[self.pk])

    def senders(self) -> list[Staff]:
        """Who is told what became of it."""
        return [self.sent_by]
