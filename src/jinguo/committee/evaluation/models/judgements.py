"""How text goals were judged (文字目标判断): each judgement a row of its own, so that none is ever overwritten."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.committee.body.models.groups import GROUPS
from jinguo.committee.evaluation.flow import JUDGEMENT
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.committee.outlines.scope import PublishedScope
from jinguo.org.structure.models import Region, Staff
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules.progress import OUTCOMES

LONGEST = 2000
BY = {code: title for code, title in GROUPS.items() if code in ("office", "expert")}


class TextJudgement(Versioned, ScopedModel):
    """A text goal judged in a region and year by the office or the expert group; somebody else confirms it.

    `number` counts the judgements of the same goal, region and year; the last confirmed one holds. `links` are lines of
    addresses: of tasks here, or of policy documents elsewhere. Files are kept with the row.
    """

    domain = COMMITTEE
    scope = PublishedScope(unit="target__outline__unit", region="region", at_least="unit")
    workflow = JUDGEMENT

    target = models.ForeignKey(OutlineTarget, models.PROTECT, "judgements", verbose_name="文字目标")
    region = models.ForeignKey(Region, models.PROTECT, "+", verbose_name="地区")
    year = models.PositiveSmallIntegerField("年份")
    number = models.PositiveSmallIntegerField("版次", default=1, editable=False)
    outcome = models.CharField("判断", max_length=20, choices=OUTCOMES)
    reasons = models.TextField("理由", validators=[MaxLengthValidator(LONGEST)])
    links = models.TextField("佐证链接", blank=True, validators=[MaxLengthValidator(LONGEST)])
    group = models.CharField("判断方", max_length=10, choices=BY)
    judged_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="判断人", null=True, editable=False)
    judged_on = models.DateField("判断日", editable=False)
    checked_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="复核人", null=True, editable=False)
    checked_on = models.DateField("复核日", null=True, editable=False)
    turned_down_because = models.CharField("未通过理由", max_length=300, blank=True, editable=False)
    state = models.CharField("状态", max_length=12, choices=JUDGEMENT.states, default=JUDGEMENT.start, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "文字目标判断"
        ordering = ["target", "region", "-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["target", "region", "year", "number"], name="text_judgement_once"),
            models.UniqueConstraint(
                fields=["target", "region", "year"],
                condition=Q(state="proposed"),
                name="text_judgement_waits_once",
                violation_error_message="这个目标这一年已有一份待复核的判断，请先复核。",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", checked_on=None) | ~Q(state="proposed") & Q(checked_on__isnull=False),
                name="text_judgement_checked_has_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target} {self.region} {self.year}年第{self.number}版"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("evaluation:judgement", args=[self.pk])

    @property
    def addresses(self) -> list[str]:
        """The addresses, one a line."""
        return [line.strip() for line in self.links.splitlines() if line.strip()]

    def proposers(self) -> list[Staff]:
        """Who is told what became of it."""
        return [self.judged_by] if self.judged_by else []
