"""What is done about what is late: the supervision slip (督办单) to a unit, and the circular by unit (通报)."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.committee.body.scope import CommitteeScope, ContactScope
from jinguo.cycle.publicity.models import Circular
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules.wording import date_range_words


class Slip(ScopedModel):
    """A numbered slip to a unit about one late matter, which it answers by a task of its own.

    `matter` is the key under which a room told that the unit owes it (`Owed.key`).
    """

    domain = COMMITTEE
    scope = ContactScope(unit="unit", region="unit__region", committee="committee")

    committee = models.ForeignKey(Unit, models.PROTECT, "slips", verbose_name="妇儿工委")
    number = models.CharField("编号", max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="承办单位")
    title = models.CharField("督办事项", max_length=200)
    because = models.CharField("督办事由", max_length=400)
    demand = models.CharField("督办要求", max_length=400)
    issued_on = models.DateField("签发日")
    due = models.DateField("办结期限")
    issued_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="签发人")
    task = models.OneToOneField(Task, models.PROTECT, related_name="slip", verbose_name="任务")
    matter = models.CharField("事项", max_length=160, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "督办单"
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "number"], name="slip_number_once"),
            models.UniqueConstraint(
                fields=["committee", "matter"],
                name="slip_once_a_matter",
                violation_error_message="这件事已经发过督办单。",
            ),
            models.CheckConstraint(
                condition=Q(due__gt=F("issued_on")),
                name="slip_due_later",
                violation_error_message="办结期限要晚于今天。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("coordination:slip", args=[self.pk])


class UnitCircular(ScopedModel):
    """The circular on a span of days, drawn from what units did; the paper itself is `circular`, frozen at issue."""

    domain = COMMITTEE
    scope = CommitteeScope()

    committee = models.ForeignKey(Unit, models.PROTECT, "unit_circulars", verbose_name="妇儿工委")
    first_day = models.DateField("起始日")
    last_day = models.DateField("截止日")
    drawn_on = models.DateField("取数日")
    circular = models.OneToOneField(Circular, models.PROTECT, related_name="unit_circular", verbose_name="通报")

    class Meta:
        verbose_name = verbose_name_plural = "成员单位通报"
        ordering = ["-last_day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="unit_circular_ends_after_start",
                violation_error_message="截止日早于起始日，请改其中一个。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.span}通报"

    def get_absolute_url(self) -> str:
        """The circular's page."""
        return self.circular.get_absolute_url()

    @property
    def span(self) -> str:
        """Its days in words: 2026年上半年, 2026年, else from day to day."""
        return span_words(self.first_day, self.last_day)


def span_words(first: date, last: date) -> str:
    """Halves and whole years by their names.

    >>> span_words(date(2026, 1, 1), date(2026, 6, 30)), span_words(date(2026, 1, 1), date(2026, 9, 30))
    ('2026年上半年', '2026年1月1日至9月30日')
    """
    named = {((1, 1), (6, 30)): "上半年", ((7, 1), (12, 31)): "下半年", ((1, 1), (12, 31)): "全年"}
    days = ((first.month, first.day), (last.month, last.day))
    if first.year == last.year and days in named:
        return f"{first.year}年{named[days]}"
    return f"{first.year}年{date_range_words(first, last, first)}"
