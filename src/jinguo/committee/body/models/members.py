"""Which units are members of a committee, and by which document each came or went."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.base.papers.numbering import day_words
from jinguo.committee.body.models.voiding import Voidable, VoidableQuerySet
from jinguo.committee.body.scope import CommitteeScope
from jinguo.org.structure.models import Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel, ScopedQuerySet

KINDS = {"founding": "成立", "adjusting": "调整"}


class Adjustment(Voidable, ScopedModel):
    """A document that sets up a committee or changes who is a member of it (成员单位调整)."""

    domain = COMMITTEE
    scope = CommitteeScope()

    committee = models.ForeignKey(Unit, models.PROTECT, "adjustments", verbose_name="妇儿工委")
    kind = models.CharField("类别", max_length=10, choices=KINDS, default="adjusting")
    number = models.CharField("文号", max_length=60)
    title = models.CharField("文件标题", max_length=120)
    day = models.DateField("生效日")
    entered_on = models.DateField("登记日")
    note = models.CharField("说明", max_length=300, blank=True)

    objects = VoidableQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "成员单位调整"
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "number"],
                condition=Q(voided_on=None),
                name="adjustment_number_once",
                violation_error_message="这个文号已经登记过，请到“调整”里查看。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("body:adjustment", args=[self.pk])


class MembershipQuerySet(ScopedQuerySet):
    """Memberships by day."""

    def on(self, day: date) -> Self:
        """Those that stood on a day."""
        return self.filter(Q(last_day=None) | Q(last_day__gte=day), first_day__lte=day)


class Membership(ScopedModel):
    """A unit's time as a member of a committee (成员单位资格); `last_day` counts."""

    domain = COMMITTEE
    scope = CommitteeScope()

    committee = models.ForeignKey(Unit, models.PROTECT, "memberships", verbose_name="妇儿工委")
    unit = models.ForeignKey(Unit, models.PROTECT, "committee_seats", verbose_name="成员单位")
    duty = models.CharField("职责分工", max_length=200, blank=True)
    asks_group = models.BooleanField("要求成立领导小组", default=True)
    first_day = models.DateField("加入日")
    last_day = models.DateField("退出日", null=True, blank=True)
    came_by = models.ForeignKey(Adjustment, models.PROTECT, "came", verbose_name="加入依据")
    went_by = models.ForeignKey(Adjustment, models.PROTECT, "went", verbose_name="退出依据", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "成员单位资格"
        ordering = ["unit__order", "unit__code", "first_day"]
        indexes = [models.Index(fields=["committee", "first_day"], name="membership_of_committee")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")), name="membership_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(last_day=None, went_by=None) | Q(last_day__isnull=False, went_by__isnull=False),
                name="membership_leaves_by_a_paper",
            ),
            models.UniqueConstraint(
                fields=["committee", "unit"], condition=Q(last_day=None), name="membership_once_running"
            ),
        ]

    def __str__(self) -> str:
        return self.unit.name

    def get_absolute_url(self) -> str:
        """The unit's page."""
        return reverse("body:member", args=[self.pk])

    @property
    def counted_from(self) -> date:
        """From when a unit that never named anybody is asked to: once it is a member and has been entered as one."""
        return max(self.first_day, self.came_by.entered_on)

    @property
    def words(self) -> str:
        """From when to when, by which documents."""
        came = f"{day_words(self.first_day)}加入（{self.came_by.number}）"
        if self.went_by is None or self.last_day is None:
            return came
        return f"{came}，{day_words(self.went_by.day)}退出（{self.went_by.number}）"
