"""Trainings (培训): each session (期) with its project and who came."""

from django.core.validators import MinValueValidator
from django.db import models

from jinguo.base.amounts import QuantityField
from jinguo.cycle.bookkeeping.models import Heading, LedgerEntry
from jinguo.org.people.models import Person


class TrainingProject(Heading):
    """What a session belongs to, such as 专家快车农村行."""

    class Meta(Heading.Meta):
        verbose_name = verbose_name_plural = "培训项目"


class TrainingSession(LedgerEntry):
    """One session (期).

    `head_count` is 人次, the named ones among them; `new_people` declares how many of the unnamed came to no other
    session of the year, so that they may be counted as 人.
    """

    ledger_code = "trainings"

    project = models.ForeignKey(TrainingProject, models.PROTECT, "sessions", verbose_name="培训项目")
    theme = models.CharField("主题", max_length=120)
    place = models.CharField("地点", max_length=100)
    expert = models.CharField("授课人", max_length=60, blank=True)
    hours = QuantityField("学时", null=True, blank=True, validators=[MinValueValidator(0, "学时不小于 0")])
    head_count = models.PositiveIntegerField("到场人次", null=True, blank=True)
    new_people = models.PositiveIntegerField("未列名单的首次参训人数", null=True, blank=True)

    class Meta(LedgerEntry.Meta):
        verbose_name = verbose_name_plural = "培训期次"


class Attendee(models.Model):
    """One person on a session's list."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, "attendees", verbose_name="培训期次")
    person = models.ForeignKey(Person, models.PROTECT, "+", verbose_name="人员")

    class Meta:
        verbose_name = verbose_name_plural = "参训人员"
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="attendee_once")]

    def __str__(self) -> str:
        return str(self.person)
