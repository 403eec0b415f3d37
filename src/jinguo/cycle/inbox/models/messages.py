"""Messages (消息): one line each for one person."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from jinguo.base.moves.subjects import subject_is_whole
from jinguo.cycle.inbox.kinds import KINDS, kind_choices
from jinguo.org.structure.models import Staff

ONCE_UNREAD = ("staff", "kind", "subject_type", "subject_id", "title")


class MessageQuerySet(models.QuerySet):
    """Messages by whose they are and whether she has seen them."""

    def visible_to(self, staff: Staff, on: date | None = None) -> Self:  # noqa: ARG002  the same door as of scoped rows
        """Her own ones and nobody else's, however far her appointments reach; none for a suspended person."""
        return self.filter(staff=staff) if staff.is_active else self.none()

    def unread(self) -> Self:
        """Those that were not opened or ticked off yet."""
        return self.filter(read_at=None)


class Message(models.Model):
    """What one person was told: a title, and the row it is about by its model's label and its key.

    It says nothing its reader may not see anyway; the row itself is asked again when she opens the message. `bundle`
    is what several of a day have in common, in words that go after their number: 任务明天到期. `in_place_of` is the
    absent colleague for whom she is told.
    """

    staff = models.ForeignKey(Staff, models.PROTECT, "messages", verbose_name="收件人")
    kind = models.CharField("类别", max_length=30, choices=kind_choices)
    title = models.CharField("标题", max_length=200)
    detail = models.CharField("说明", max_length=300, blank=True)
    bundle = models.CharField("归并", max_length=60, blank=True)
    subject_type = models.CharField("所指种类", max_length=60, blank=True)
    subject_id = models.CharField("所指编号", max_length=40, blank=True)
    by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="办理人", null=True, blank=True)
    in_place_of = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="代谁收", null=True, blank=True)
    told_at = models.DateTimeField("时间")
    day = models.DateField("日期")
    read_at = models.DateTimeField("阅读时间", null=True, blank=True)
    mailed_at = models.DateTimeField("邮件外发时间", null=True, blank=True)
    posted_at = models.DateTimeField("机器人外发时间", null=True, blank=True)

    objects = MessageQuerySet.as_manager()
    machine_made = ("mailed_at", "posted_at")

    class Meta:
        verbose_name = verbose_name_plural = "消息"
        ordering = ["-day", "-pk"]
        indexes = [
            models.Index(fields=["staff", "-day", "-id"], name="message_of_staff"),
            models.Index(fields=["day"], condition=Q(read_at=None), name="message_unread_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=ONCE_UNREAD, condition=Q(read_at=None), name="message_once_unread"),
            subject_is_whole("message_subject_whole"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_read(self) -> bool:
        """Whether its reader has opened it or ticked it off."""
        return self.read_at is not None

    @property
    def kind_title(self) -> str:
        """What kind of message it is, in words; empty for a kind that is no longer known."""
        return KINDS[self.kind].title if self.kind in KINDS else ""
