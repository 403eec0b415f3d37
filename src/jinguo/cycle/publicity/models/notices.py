"""Public notices (公示)."""

from datetime import date
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.base import clock
from jinguo.base.moves.subjects import subject_is_whole
from jinguo.cycle.publicity.flow import NOTICE
from jinguo.cycle.publicity.kinds import KINDS, USUAL_DAYS, NoticeKind, kind_choices
from jinguo.cycle.publicity.models.published import Published
from jinguo.cycle.publicity.people import people_of_organ
from jinguo.cycle.publicity.scope import in_own_organs
from jinguo.cycle.publicity.snapshots import digest_of
from jinguo.org.structure.models import Staff
from jinguo.org.structure.scope import ScopedQuerySet
from jinguo.rules.publicity import Standing, standing

MOST_DAYS = 60


class NoticeQuerySet(ScopedQuerySet):
    """Notices by who may read them and when."""

    def visible_to(self, staff: Staff, on: date | None = None) -> Self:
        """Within reach; what was never published only for its own organ."""
        return super().visible_to(staff, on).filter(~Q(digest="") | in_own_organs(staff, on))

    def open_to_strangers(self) -> Self:
        """Those that anybody may read today: marked open, begun, and not concluded or withdrawn."""
        return self.filter(is_open=True, state="published", first_day__lte=clock.today())

    def running(self) -> Self:
        """Those whose days are not over."""
        return self.filter(state="published", last_day__gte=clock.today())


class PublicNotice(Published):
    """Words and a table put up for objections over some work days.

    `last_day` and `counted` (how it came about, sentence by sentence) are kept when it is published, for a printed
    notice says them; how it stands is computed. `reception`, `phone` and `address` say where objections are received.
    """

    workflow = NOTICE

    kind = models.CharField("类别", max_length=30, choices=kind_choices)
    days = models.PositiveSmallIntegerField(
        "公示天数", default=USUAL_DAYS, validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)]
    )
    first_day = models.DateField("公示首日", null=True, blank=True)
    last_day = models.DateField("公示末日", null=True, editable=False)
    counted: Any = models.JSONField("算法说明", default=list, editable=False)
    is_open = models.BooleanField("对外公开", default=False)
    reception = models.CharField("受理部室", max_length=60)
    phone = models.CharField("受理电话", max_length=40)
    address = models.CharField("受理地址", max_length=120, blank=True)
    conclusion = models.CharField("公示结果", max_length=300, blank=True, editable=False)
    concluded_on = models.DateField("结束日", null=True, editable=False)
    state = models.CharField("状态", max_length=10, choices=NOTICE.states, default=NOTICE.start, editable=False)

    objects = NoticeQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "公示"
        ordering = ["-first_day", "-pk"]
        indexes = [
            models.Index(fields=["state", "last_day"], name="notice_state_last_day"),
            models.Index(fields=["subject_type", "subject_id"], name="notice_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("draft", "withdrawn"))
                | (Q(first_day__isnull=False, last_day__isnull=False) & ~Q(digest="")),
                name="notice_published_is_frozen",
            ),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")), name="notice_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(state="concluded", concluded_on__gt=F("last_day"))
                | (~Q(state="concluded") & Q(concluded_on=None)),
                name="notice_concluded_after_last_day",
            ),
            subject_is_whole("notice_subject_is_whole"),
        ]

    def get_absolute_url(self) -> str:
        """Its page inside."""
        return reverse("publicity:notice", args=[self.pk])

    @property
    def rules(self) -> NoticeKind:
        """What its kind says. Raises KeyError for a kind that nobody registered."""
        return KINDS[self.kind]

    @property
    def standing(self) -> Standing | None:
        """Where today lies in its days; None for what is not published."""
        if self.state != "published" or self.first_day is None or self.last_day is None:
            return None
        return standing(self.first_day, self.last_day, clock.today())

    def content_digest(self) -> str:
        """The digest of what it says now; equal to the one kept unless somebody went around the services."""
        days = (self.days, self.first_day, self.last_day)
        where = (self.reception, self.phone, self.address)
        return digest_of(self.kind, self.title, self.body, self.table, self.unit.code, *days, *where)

    def readers(self) -> list[Staff]:
        """Who is told that it is up or taken down: everybody of the organ."""
        return people_of_organ(self.unit)
