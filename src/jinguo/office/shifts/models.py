"""Work hours of an office: profiles, their seasons, for whom they hold, and nursing hours."""

from datetime import date, time

from django.db import models
from django.db.models import F, Q

from jinguo.base.moves.versions import Versioned
from jinguo.office.shifts import usual
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import FileScope, Scope, ScopedModel
from jinguo.rules.attendance import Shift
from jinguo.rules.attendance.moments import minute_of
from jinguo.rules.attendance.seasons import Season, hours_of, nursing_minutes, nursing_until

ONE_HOLDER = Q(unit__isnull=True, staff__isnull=False) | Q(unit__isnull=False, staff__isnull=True)


class ShiftProfile(Versioned, ScopedModel):
    """How an office works (班次): a name for hours that change with the season."""

    domain = WORK
    scope = Scope(unit="unit", at_least="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, "shift_profiles", verbose_name="单位")
    title = models.CharField("班次", max_length=30)
    is_usual = models.BooleanField("一般适用", default=False)  # for everybody to whom no other is given
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "班次"
        ordering = ["-is_usual", "title"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "title"], name="shift_profile_once"),
            models.UniqueConstraint(fields=["unit"], condition=Q(is_usual=True), name="one_usual_shift_profile"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"/shifts/{self.pk}/"


class ShiftSeason(ScopedModel):
    """The hours of a profile from a day of the year on (作息时段), in the version in force from `valid_from`."""

    domain = WORK
    scope = Scope(unit="profile__unit", at_least="unit")

    profile = models.ForeignKey(ShiftProfile, models.PROTECT, "seasons", verbose_name="班次")
    title = models.CharField("时段", max_length=20)
    valid_from = models.DateField("执行日")
    month = models.PositiveSmallIntegerField("起始月", default=1)
    day = models.PositiveSmallIntegerField("起始日", default=1)
    am_begins = models.TimeField("上午上班", default=time(8, 30))
    am_ends = models.TimeField("上午下班", default=time(12, 0))
    pm_begins = models.TimeField("下午上班", default=time(13, 30))
    pm_ends = models.TimeField("下午下班", default=time(17, 30))
    signs_at_noon = models.BooleanField("中午也要签到签退", default=False)
    late_grace = models.PositiveSmallIntegerField("迟到宽限（分钟）", default=usual.late_grace)
    early_grace = models.PositiveSmallIntegerField("早退宽限（分钟）", default=usual.early_grace)
    absent_after = models.PositiveSmallIntegerField("超过多少分钟按缺勤半天", default=usual.absent_after)
    flexible = models.PositiveSmallIntegerField("弹性（分钟）", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "作息时段"
        ordering = ["-valid_from", "month", "day"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "valid_from", "month", "day"], name="shift_season_once"),
            models.CheckConstraint(
                condition=Q(am_begins__lt=F("am_ends"), am_ends__lte=F("pm_begins"), pm_begins__lt=F("pm_ends")),
                name="shift_season_in_order",
                violation_error_message="上下班时间要依次排列：上午上班、上午下班、下午上班、下午下班。",
            ),
            models.CheckConstraint(
                condition=Q(month__range=(1, 12), day__range=(1, 31)),
                name="shift_season_begins_on_a_day",
                violation_error_message="起始月填 1 到 12，起始日填 1 到 31。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.profile} {self.title}"

    @property
    def shift(self) -> Shift:
        """The hours as the rules read them."""
        am = minute_of(self.am_begins), minute_of(self.am_ends)
        pm = minute_of(self.pm_begins), minute_of(self.pm_ends)
        slots = hours_of(am, pm, signs_at_noon=self.signs_at_noon)
        forgiven = self.late_grace, self.early_grace, self.absent_after, self.flexible
        return Shift(f"{self.pk}", str(self), slots, *forgiven)

    @property
    def season(self) -> Season:
        """The row as the rules read it."""
        return Season(self.valid_from, (self.month, self.day), self.shift)


class ShiftAssignment(ScopedModel):
    """For whom a profile holds from a day to a day (适用): a unit with all below it, or a person, who goes before."""

    domain = WORK
    scope = Scope(unit="profile__unit", at_least="unit")

    profile = models.ForeignKey(ShiftProfile, models.PROTECT, "assignments", verbose_name="班次")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="适用部室", null=True, blank=True)
    staff = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="适用人员", null=True, blank=True)
    first_day = models.DateField("起始日")
    last_day = models.DateField("终止日", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "班次适用"
        ordering = ["-first_day", "pk"]
        constraints = [
            models.CheckConstraint(condition=ONE_HOLDER, name="shift_assignment_has_one_holder"),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="shift_assignment_ends_after_start",
                violation_error_message="终止日不能早于起始日。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.profile}"

    @property
    def holder(self) -> Unit | Staff | None:
        """For whom."""
        return self.unit or self.staff


class NursingHours(ScopedModel):
    """Nursing time of a mother (哺乳时间): so many minutes of each working day until the child is one year old."""

    domain = WORK
    scope = FileScope(staff="staff", unit="unit")

    staff = models.ForeignKey(Staff, models.PROTECT, "nursing_hours", verbose_name="人员")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室")
    born = models.DateField("婴儿出生日")
    babies = models.PositiveSmallIntegerField("婴儿数", default=1)
    first_day = models.DateField("起始日")

    class Meta:
        verbose_name = verbose_name_plural = "哺乳时间"
        ordering = ["-first_day"]
        constraints = [
            models.UniqueConstraint(fields=["staff", "born"], name="nursing_hours_once"),
            models.CheckConstraint(
                condition=Q(babies__range=(1, 9)),
                name="nursing_hours_of_a_baby",
                violation_error_message="婴儿数填 1 到 9。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff} 哺乳时间"

    @property
    def last_day(self) -> date:
        """The last day of it."""
        return nursing_until(self.born)

    @property
    def minutes(self) -> int:
        """How many minutes of a day."""
        return nursing_minutes(self.babies)
