"""Leave: what was asked for and became of it, and the ledger of what people have; both in half days."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.base.vault.fields import EncryptedTextField, SealedModel
from jinguo.office.slips.flow import LEAVE
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import FileScope, ScopedModel
from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.leave import KINDS, LeaveKind, Stay, halves_of, kind_choices

ONE_DAY = timedelta(days=1)
HALVES = {"am": "上午", "pm": "下午"}
REASONS = {
    "granted": "本年应休",
    "carried": "上年结转",
    "opening": "期初",
    "corrected": "更正",
    "lost": "不再享受",
    "carried_out": "结转下年",
    "lapsed": "逾期作废",
    "taken": "已休",
    "given_back": "提前返岗退回",
    "recounted": "放假调整退回",
}
STANDING = ("asked", "approved", "ended")


class LeaveRequest(Versioned, SealedModel, ScopedModel):
    """A leave (请假): kind, from when to when, why (sealed), who takes over; `half_days` as counted when it was asked.

    `back_on` is the first day on which she was at work again. `extends` names the leave that it goes on with.
    """

    domain = WORK
    scope = FileScope(staff="staff", unit="unit")
    workflow = LEAVE

    staff = models.ForeignKey(Staff, models.PROTECT, "leaves", verbose_name="请假人")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室")
    kind = models.CharField("假别", max_length=20, choices=kind_choices)
    first = models.DateField("起始日")
    first_half = models.CharField("从", max_length=2, choices=HALVES, default="am")
    last = models.DateField("终止日")
    last_half = models.CharField("到", max_length=2, choices=HALVES, default="pm")
    half_days = models.PositiveSmallIntegerField("半天数", editable=False)
    reason = EncryptedTextField("事由")
    hand_over = models.CharField("工作交接", max_length=100, blank=True)
    contact = models.CharField("联系方式", max_length=60, blank=True)
    extends = models.ForeignKey("self", models.PROTECT, "extensions", verbose_name="续假", null=True, blank=True)
    state = models.CharField("状态", max_length=20, choices=LEAVE.states, default=LEAVE.start)
    asked_on = models.DateField("申请日")
    decided_on = models.DateField("批准日", null=True, blank=True)
    back_on = models.DateField("返岗日", null=True, blank=True)
    reported_on = models.DateField("销假日", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "请假"
        ordering = ["-first", "-pk"]
        indexes = [models.Index(fields=["staff", "first"], name="leave_of_staff")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gt=F("first")) | Q(last=F("first")) & ~Q(first_half="pm", last_half="am"),
                name="leave_ends_after_start",
                violation_error_message="终止时间不能早于起始时间。",
            ),
            models.CheckConstraint(
                condition=Q(back_on=None) | Q(back_on__gte=F("first")),
                name="leave_ends_within",
                violation_error_message="返岗日不能早于请假起始日。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff}{self.get_kind_display()} {self.span_words}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("slips:leave", args=[self.pk])

    @property
    def rules(self) -> LeaveKind:
        """What is known of its kind."""
        return KINDS[self.kind]

    @property
    def stay(self) -> Stay:
        """Its days and halves as the rules read them."""
        return Stay(self.first, self.last, self.first_half, self.last_half)

    @property
    def kept_stay(self) -> Stay:
        """The days and halves on which she was really away; none of them where she was back on the first."""
        if self.back_on is None or self.back_on > self.last:
            return self.stay
        return self.stay._replace(last=self.back_on - ONE_DAY, last_half="pm")

    def taken(self, calendar: WorkCalendar) -> int:
        """How many half days it really takes by a calendar."""
        return sum(1 for _ in self.halves(calendar))

    def halves(self, calendar: WorkCalendar) -> Iterator[tuple[date, str]]:
        """The half days that it really takes by a calendar."""
        return halves_of(self.kept_stay, self.rules.counts, calendar, woman=self.staff.sex == "female")

    @property
    def span_words(self) -> str:
        """From when to when, in words."""
        start = f"{_short(self.first)}{'下午' if self.first_half == 'pm' else ''}"
        end = f"{_short(self.last)}{'上午' if self.last_half == 'am' else ''}"
        return start if start == end else f"{start}至{end}"

    @property
    def days_words(self) -> str:
        """How long, in days."""
        return f"{self.half_days / 2:g} 天"

    def asker(self) -> list[Staff]:
        """Who asked."""
        return [self.staff]


class LeaveEntry(ScopedModel):
    """A line of the ledger of leave (假期账): what came into or went out of an account of a year; never changed."""

    domain = WORK
    scope = FileScope(staff="staff", unit="unit")

    staff = models.ForeignKey(Staff, models.PROTECT, "leave_entries", verbose_name="人员")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室")
    kind = models.CharField("假别", max_length=20, choices=kind_choices)
    year = models.PositiveSmallIntegerField("年度")
    why = models.CharField("项目", max_length=20, choices=REASONS)
    half_days = models.SmallIntegerField("半天数")
    leave = models.ForeignKey(LeaveRequest, models.PROTECT, "entries", verbose_name="请假", null=True, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)
    on = models.DateField("记账日")
    by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="记账人", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "假期账"
        ordering = ["staff", "year", "pk"]
        indexes = [models.Index(fields=["staff", "year"], name="leave_entry_of_staff")]
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "kind", "year", "why"],
                condition=Q(why__in=("granted", "carried", "lost", "carried_out", "lapsed")),
                name="leave_entry_once_a_year",
            ),
            models.CheckConstraint(condition=~Q(half_days=0), name="leave_entry_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.year} {self.get_why_display()} {self.days_words}"

    @property
    def days_words(self) -> str:
        """How much came in or went out, in days."""
        return f"{self.half_days / 2:g} 天"


class ServiceStart(ScopedModel):
    """Since when somebody has worked (参加工作时间): what annual leave is counted by."""

    domain = WORK
    scope = FileScope(staff="staff", unit="unit")

    staff = models.OneToOneField(Staff, models.PROTECT, related_name="service_start", verbose_name="人员")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室")
    since = models.DateField("参加工作时间")

    class Meta:
        verbose_name = verbose_name_plural = "参加工作时间"
        ordering = ["staff"]

    def __str__(self) -> str:
        return f"{self.staff} {self.since}"


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
