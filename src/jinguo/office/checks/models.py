"""Spot checks: a list at a minute of a day, what was found of each person, breaches and how they were handled."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.office.checks.flow import CHECK
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import FileScope, ScopedModel
from jinguo.rules.attendance import clock
from jinguo.rules.attendance.spot_checks import BREACHES, FOUND, Checked, Expected, Finding, compare

KINDS = {"regular": "定期检查", "irregular": "不定期抽查"}


def breach_choices() -> list[tuple[str, str]]:
    """The kinds of breach as choices of a field."""
    return [(one.code, one.title) for one in BREACHES.values()]


class SpotCheck(Versioned, ScopedModel):
    """A check of who is at her post (考勤抽查), at a minute of a day."""

    domain = WORK
    scope = FileScope(staff="lead", unit="unit")
    workflow = CHECK

    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位")
    kind = models.CharField("方式", max_length=10, choices=KINDS, default="irregular")
    day = models.DateField("检查日")
    minute = models.PositiveSmallIntegerField("时间（分钟）")
    lead = models.ForeignKey(Staff, models.PROTECT, "led_checks", verbose_name="检查人")
    note = models.CharField("说明", max_length=200, blank=True)
    state = models.CharField("状态", max_length=10, choices=CHECK.states, default=CHECK.start)
    told_on = models.DateField("通报日", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "考勤抽查"
        ordering = ["-day", "-minute", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.day.month}月{self.day.day}日 {clock(self.minute)}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("checks:check", args=[self.pk])


class CheckedPerson(ScopedModel):
    """One person of a check (受检人): where she was expected and why, as drawn at that minute, and what was found."""

    domain = WORK
    scope = FileScope(staff="staff", unit="unit")

    spot_check = models.ForeignKey(SpotCheck, models.CASCADE, "people", verbose_name="考勤抽查")
    staff = models.ForeignKey(Staff, models.PROTECT, "spot_checks", verbose_name="人员")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室")
    place = models.CharField("应在", max_length=12)
    because = models.CharField("依据", max_length=200)
    ref = models.CharField("凭据", max_length=40, blank=True)
    is_opening = models.BooleanField("刚上班", default=False)
    pending = models.CharField("未批的申请", max_length=40, blank=True)
    is_there = models.BooleanField("在岗", null=True)
    handling = models.CharField("处理结果", max_length=200, blank=True)
    handled_on = models.DateField("处理日", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "受检人"
        ordering = ["unit__order", "unit__code", "staff__number"]
        constraints = [
            models.UniqueConstraint(fields=["spot_check", "staff"], name="checked_person_once"),
            models.CheckConstraint(condition=Q(handling="") | Q(handled_on__isnull=False), name="handling_has_its_day"),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.spot_check}"

    @property
    def result(self) -> Checked:
        """What was found against what was expected, by the rule."""
        expected = Expected(self.place, self.because, self.ref, self.is_opening)  # type: ignore[arg-type]
        conduct = tuple(one.kind for one in self.breaches.all())
        return compare(expected, Finding(self.is_there, conduct, self.pending))

    @property
    def state_words(self) -> str:
        """Her state in a word."""
        return FOUND[self.result.state]

    @property
    def breach_words(self) -> str:
        """Every breach in words."""
        return "、".join(BREACHES[code].title for code in self.result.breaches)


class ConductBreach(ScopedModel):
    """A breach of conduct that was seen of somebody during a check (违反工作纪律)."""

    domain = WORK
    scope = FileScope(staff="person__staff", unit="person__unit")

    person = models.ForeignKey(CheckedPerson, models.CASCADE, "breaches", verbose_name="受检人")
    kind = models.CharField("情形", max_length=20, choices=breach_choices)

    class Meta:
        verbose_name = verbose_name_plural = "违反工作纪律"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="conduct_breach_once")]

    def __str__(self) -> str:
        return f"{self.person.staff} {BREACHES[self.kind].title}"
