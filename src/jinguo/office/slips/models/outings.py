"""Outings: reported before leaving, with where to and until when; the return, and the office's calls."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.office.slips.flow import OUTING
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import FileScope, ScopedModel
from jinguo.rules.attendance import clock

OUTINGS = {"outing": "因公外出", "temporary": "临时离岗", "trip": "出差", "training": "参加培训"}
COVER = {"outing": "outing", "temporary": "outing", "trip": "duty", "training": "training"}


class Outing(Versioned, ScopedModel):
    """Somebody out of the house (因公外出): where, why, from when until when, who else, how to reach her.

    Reported after leaving (`is_late`) it counts once the head of her department has confirmed it.
    """

    domain = WORK
    scope = FileScope(staff="staff", unit="unit")
    workflow = OUTING

    staff = models.ForeignKey(Staff, models.PROTECT, "outings", verbose_name="外出人")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室")
    kind = models.CharField("类别", max_length=10, choices=OUTINGS, default="outing")
    place = models.CharField("去向", max_length=100)
    reason = models.CharField("事由", max_length=200)
    companions = models.CharField("同行人", max_length=100, blank=True)
    contact = models.CharField("联系方式", max_length=60, blank=True)
    first = models.DateField("外出日")
    leaves_at = models.PositiveSmallIntegerField("外出时间（分钟）")
    last = models.DateField("预计返回日")
    back_by = models.PositiveSmallIntegerField("预计返回时间（分钟）")
    returned = models.DateField("返回日", null=True, blank=True)
    returned_at = models.PositiveSmallIntegerField("返回时间（分钟）", null=True, blank=True)
    is_late = models.BooleanField("补报", default=False)
    confirmed_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="确认人", null=True, blank=True)
    state = models.CharField("状态", max_length=20, choices=OUTING.states, default=OUTING.start)
    reported_on = models.DateField("报告日")

    class Meta:
        verbose_name = verbose_name_plural = "因公外出"
        ordering = ["-first", "-leaves_at", "-pk"]
        indexes = [models.Index(fields=["staff", "first"], name="outing_of_staff")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gt=F("first")) | Q(last=F("first"), back_by__gt=F("leaves_at")),
                name="outing_ends_after_start",
                violation_error_message="预计返回时间要在外出时间以后。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.staff}{self.get_kind_display()} {self.place}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("slips:outing", args=[self.pk])

    @property
    def span_words(self) -> str:
        """From when until when it is expected, in words."""
        start = f"{self.first.month}月{self.first.day}日 {clock(self.leaves_at)}"
        day = "" if self.last == self.first else f"{self.last.month}月{self.last.day}日 "
        return f"{start}至{day}{clock(self.back_by)}"

    @property
    def return_words(self) -> str:
        """When she came back, in words."""
        if self.returned is None or self.returned_at is None:
            return ""
        return f"{self.returned.month}月{self.returned.day}日 {clock(self.returned_at)}"

    def asker(self) -> list[Staff]:
        """Who reported it."""
        return [self.staff]


class CallBack(ScopedModel):
    """A call by which the office checked an outing (电话抽查): when, whether she was reached, what she said."""

    domain = WORK
    scope = FileScope(staff="outing__staff", unit="outing__unit")

    outing = models.ForeignKey(Outing, models.PROTECT, "calls", verbose_name="因公外出")
    by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="抽查人")
    on = models.DateField("抽查日")
    minute = models.PositiveSmallIntegerField("时间（分钟）")
    reached = models.BooleanField("接通", default=True)
    note = models.CharField("情况", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "电话抽查"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.outing} 抽查"
