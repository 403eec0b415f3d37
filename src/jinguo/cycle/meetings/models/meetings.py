"""Meetings (会议), their agenda, and what was decided in them."""

from datetime import datetime
from typing import Any

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from jinguo.base.moves.subjects import subject_is_whole
from jinguo.base.moves.versions import Versioned
from jinguo.cycle.meetings.flow import MEETING
from jinguo.cycle.meetings.kinds import KINDS, MeetingKind, kind_choices
from jinguo.cycle.meetings.scope import MeetingScope
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel, ScopedQuerySet

LONGEST = 20_000  # characters of the minutes
LONGEST_MINUTES = 24 * 60


class MeetingQuerySet(ScopedQuerySet):
    """Meetings by whether they took place."""

    def counting(self) -> "MeetingQuerySet":
        """Those that figures are made of: held ones."""
        return self.filter(state__in=("held", "minuted"))


class Meeting(Versioned, ScopedModel):
    """A gathering of any kind that a unit calls: who is asked to come, what is on the agenda, what was said.

    `day` is the day of `starts` in the office's zone, `minutes` its planned length. `text` is the minutes (纪要), which
    are frozen when issued. What it is about is named by `subject_type` and `subject_id`, as a higher room gave it.
    """

    domain = WORK
    scope = MeetingScope(unit="unit", region="unit__region")
    workflow = MEETING

    kind = models.CharField("类别", max_length=20, choices=kind_choices)
    title = models.CharField("会议名称", max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, "meetings", verbose_name="召集单位")
    starts = models.DateTimeField("开始时间")
    day = models.DateField("日期", db_index=True, editable=False)
    minutes = models.PositiveSmallIntegerField(
        "计划时长", default=60, validators=[MinValueValidator(1), MaxValueValidator(LONGEST_MINUTES)]
    )
    place = models.CharField("地点", max_length=80)
    detail = models.TextField("说明", blank=True, validators=[MaxLengthValidator(2000)])
    chair = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="主持人", null=True, blank=True)
    recorder = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="记录人", null=True, blank=True)
    called_by = models.ForeignKey(
        Staff, models.PROTECT, "+", verbose_name="召集人", null=True, blank=True, editable=False
    )
    subject_type = models.CharField("事由类型", max_length=100, blank=True, editable=False)
    subject_id = models.CharField("事由编号", max_length=40, blank=True, editable=False)
    text = models.TextField("纪要", blank=True, validators=[MaxLengthValidator(LONGEST)])
    issued_on = models.DateField("签发日", null=True, editable=False)
    issued_by = models.ForeignKey(
        Staff, models.PROTECT, "+", verbose_name="签发人", null=True, blank=True, editable=False
    )
    cancelled_because = models.CharField("取消理由", max_length=300, blank=True, editable=False)
    state = models.CharField("状态", max_length=10, choices=MEETING.states, default=MEETING.start, editable=False)

    objects = MeetingQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "会议"
        ordering = ["-starts", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="meeting_subject")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(state="minuted", issued_on__isnull=False) & ~Q(text=""))
                | (~Q(state="minuted") & Q(issued_on=None)),
                name="meeting_minuted_has_text_and_day",
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled") | Q(cancelled_because=""), name="meeting_cancelled_says_why"
            ),
            subject_is_whole("meeting_subject_is_whole"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("meetings:meeting", args=[self.pk])

    @property
    def rules(self) -> MeetingKind:
        """What its kind says. Raises KeyError for a kind that nobody registered."""
        return KINDS[self.kind]

    @property
    def local_start(self) -> datetime:
        """When it begins, on the office's clock."""
        return timezone.localtime(self.starts)

    @property
    def paragraphs(self) -> list[str]:
        """The minutes by paragraph."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]

    def invited(self) -> list[Staff]:
        """The colleagues who are asked to come, with chair and recorder: who is told what becomes of it."""
        asked: Any = Staff.objects.filter(pk__in=self.attendances.values("staff"))
        leading = [person for person in (self.chair, self.recorder) if person]
        return list(dict.fromkeys([*leading, *asked]))


class AgendaItem(models.Model):
    """One point of an agenda, with what came of it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, "agenda", verbose_name="会议")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("议题", max_length=200)
    speaker = models.CharField("汇报人", max_length=60, blank=True)
    minutes = models.PositiveSmallIntegerField("时长", null=True, blank=True)
    outcome = models.TextField("议定情况", blank=True, validators=[MaxLengthValidator(3000)])

    class Meta:
        verbose_name = verbose_name_plural = "议程"
        ordering = ["meeting", "order"]
        constraints = [models.UniqueConstraint(fields=["meeting", "order"], name="agenda_item_once")]

    def __str__(self) -> str:
        return self.title


class Decision(models.Model):
    """What a meeting decided: who does what by when (议定事项); becomes a task when the minutes are issued."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, "decisions", verbose_name="会议")
    order = models.PositiveSmallIntegerField("序号")
    text = models.CharField("议定事项", max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="承办单位")
    staff = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="责任人", null=True, blank=True)
    due = models.DateField("期限")
    task = models.OneToOneField(
        Task, models.PROTECT, related_name="+", verbose_name="任务", null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = verbose_name_plural = "议定事项"
        ordering = ["meeting", "order"]
        constraints = [models.UniqueConstraint(fields=["meeting", "order"], name="decision_once")]

    def __str__(self) -> str:
        return self.text
