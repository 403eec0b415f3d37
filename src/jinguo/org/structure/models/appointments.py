"""Posts, dated appointments with their reach, and deputies."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from jinguo.base import clock
from jinguo.org.structure.models.regions import Region
from jinguo.org.structure.models.staff import Staff
from jinguo.org.structure.models.units import Unit
from jinguo.org.structure.roles import ORGANISATION, SEATS, reach_choices, role_choices
from jinguo.org.structure.scope import Scope, ScopedModel, ScopedQuerySet


class Post(ScopedModel):
    """A post (岗位) of a unit."""

    domain = ORGANISATION
    scope = Scope(unit="unit", at_least="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "posts", verbose_name="部室")
    name = models.CharField("岗位", max_length=60)
    rank = models.CharField("职级", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "岗位"
        ordering = ["unit", "pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="post_once_in_unit")]

    def __str__(self) -> str:
        return f"{self.unit.label}{self.name}"


class PostDuty(ScopedModel):
    """One duty of a post (岗位职责), in force from a day to a day."""

    domain = ORGANISATION
    scope = Scope(unit="post__unit", at_least="unit")

    post = models.ForeignKey(Post, models.PROTECT, "duties", verbose_name="岗位")
    text = models.CharField("职责", max_length=300)
    order = models.PositiveSmallIntegerField("序号", default=1)
    first_day = models.DateField("起始日", null=True, blank=True)
    last_day = models.DateField("终止日", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "岗位职责"
        ordering = ["post", "order"]

    def __str__(self) -> str:
        return self.text


def _running_on(day: date) -> Q:
    return Q(first_day__lte=day) & (Q(last_day=None) | Q(last_day__gte=day))


class AppointmentQuerySet(ScopedQuerySet):
    """Appointments by day."""

    def running(self, day: date | None = None) -> Self:
        """Those in force on a day (today where not given)."""
        return self.filter(_running_on(day or clock.today()))

    def granting(self, staff: Staff, day: date) -> Self:
        """Those that give `staff` her rights on a day: her own, and those of people she stands in for, save seats."""
        absent = Deputy.objects.filter(_running_on(day), deputy=staff).values("staff")
        stood_in_for = Q(staff__in=absent) & ~Q(role__in=SEATS)
        return self.running(day).filter(Q(staff=staff) | stood_in_for).select_related("unit__region", "region")


class Appointment(ScopedModel):
    """A person in a role at a unit for a time (任职); the truth about who belongs where and may what.

    `region` narrows or widens `region_and_below`; empty means the unit's own region. `last_day` counts.
    """

    domain = ORGANISATION
    scope = Scope(staff="staff", unit="unit", at_least="unit")

    staff = models.ForeignKey(Staff, models.PROTECT, "appointments", verbose_name="人员")
    unit = models.ForeignKey(Unit, models.PROTECT, "appointments", verbose_name="部室")
    post = models.ForeignKey(Post, models.PROTECT, "appointments", verbose_name="岗位", null=True, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, "+", verbose_name="地区", null=True, blank=True)
    role = models.CharField("角色", max_length=20, choices=role_choices)
    reach = models.CharField("权限范围", max_length=20, choices=reach_choices)
    first_day = models.DateField("任职日")
    last_day = models.DateField("免职日", null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "任职"
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["staff", "first_day"], name="appointment_staff_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")), name="appointment_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["staff", "unit", "role"], condition=Q(last_day=None), name="appointment_once_running"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.unit} {self.get_role_display()}"


class Deputy(ScopedModel):
    """Who stands in for an absent colleague, and when (代理)."""

    domain = ORGANISATION
    scope = Scope(staff="staff", unit="", at_least="self")

    staff = models.ForeignKey(Staff, models.PROTECT, "deputies", verbose_name="被代理人")
    deputy = models.ForeignKey(Staff, models.PROTECT, "stands_in", verbose_name="代理人")
    first_day = models.DateField("起始日")
    last_day = models.DateField("终止日")
    paper = models.CharField("依据", max_length=100, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "代理"
        ordering = ["-first_day", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="deputy_ends_after_start"),
            models.CheckConstraint(condition=~Q(staff=F("deputy")), name="deputy_is_another"),
        ]

    def __str__(self) -> str:
        return f"{self.deputy} 代 {self.staff}"
