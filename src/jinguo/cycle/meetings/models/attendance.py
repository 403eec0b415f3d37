"""Who is asked to a meeting, and who came (参会)."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from jinguo.cycle.meetings.models.meetings import Meeting
from jinguo.cycle.meetings.scope import MeetingScope
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel, ScopedQuerySet

STATES = {
    "expected": "未签到",
    "present": "出席",
    "late": "迟到",
    "substitute": "委派他人",
    "leave": "请假",
    "absent": "缺席",
}
CAME = ("present", "late", "substitute")
WAYS = {"self": "本人", "entered": "代录"}
TONES = {"expected": "none", "present": "ok", "late": "near", "substitute": "near", "leave": "doing", "absent": "bad"}


class AttendanceQuerySet(ScopedQuerySet):
    """Rows by what they count for."""

    def counting(self) -> "AttendanceQuerySet":
        """The rows of held meetings, each with the meeting's day."""
        return self.filter(meeting__state__in=("held", "minuted")).annotate(day=F("meeting__day"))


class Attendance(ScopedModel):
    """A colleague, or a guest by name, who is asked to a meeting; `unit` is her department on that day.

    `way` says whether she signed in herself or was entered (代录), `note` why she took leave or who came in her place.
    """

    domain = WORK
    scope = MeetingScope(unit="meeting__unit", region="meeting__unit__region", path="meeting__")

    meeting = models.ForeignKey(Meeting, models.CASCADE, "attendances", verbose_name="会议")
    staff = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="人员", null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室", null=True, blank=True)
    guest = models.CharField("姓名", max_length=40, blank=True)
    guest_unit = models.CharField("所在单位", max_length=80, blank=True)
    is_observer = models.BooleanField("列席", default=False)
    state = models.CharField("到会情况", max_length=10, choices=STATES, default="expected")
    signed_at = models.DateTimeField("签到时间", null=True, blank=True)
    way = models.CharField("登记方式", max_length=10, choices=WAYS, blank=True)
    entered_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="代录人", null=True, blank=True)
    note = models.CharField("备注", max_length=200, blank=True)

    objects = AttendanceQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "参会"
        ordering = ["meeting", "is_observer", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(staff__isnull=False, guest="") | (Q(staff=None) & ~Q(guest="")),
                name="attendance_is_staff_or_guest",
            ),
            models.UniqueConstraint(fields=["meeting", "staff"], name="attendance_staff_once"),
            models.CheckConstraint(
                condition=~Q(way="self") | Q(state="leave") | Q(signed_at__isnull=False),
                name="attendance_signed_has_time",
            ),
            models.CheckConstraint(
                condition=Q(way="entered") | Q(entered_by=None), name="attendance_entered_by_whoever_entered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.meeting}"

    def get_absolute_url(self) -> str:
        """The page of its meeting."""
        return self.meeting.get_absolute_url()

    @property
    def name(self) -> str:
        """Who it is."""
        return self.guest or str(self.staff)

    @property
    def place(self) -> str:
        """Where she belongs."""
        unit: Any = self.unit
        return unit.label if unit else self.guest_unit

    @property
    def tone(self) -> str:
        """The tone of its light."""
        return TONES[self.state]

    @property
    def came(self) -> bool:
        """Whether she came, late, or had somebody come in her place."""
        return self.state in CAME
