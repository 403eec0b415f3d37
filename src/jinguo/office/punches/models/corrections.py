"""A forgotten punch made up for."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.office.punches.flow import CORRECTION
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import FileScope, ScopedModel
from jinguo.rules.attendance import clock


class CorrectionRequest(Versioned, ScopedModel):
    """A punch that was forgotten, asked to be made up for (补卡申请); once granted it counts like one."""

    domain = WORK
    scope = FileScope(staff="staff", unit="unit")
    workflow = CORRECTION

    staff = models.ForeignKey(Staff, models.PROTECT, "corrections", verbose_name="申请人")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室")
    day = models.DateField("补卡日")
    minute = models.PositiveSmallIntegerField("时间（分钟）")
    reason = models.CharField("原因", max_length=200)
    state = models.CharField("状态", max_length=20, choices=CORRECTION.states, default=CORRECTION.start)
    asked_on = models.DateField("申请日")
    decided_on = models.DateField("办结日", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "补卡申请"
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "day", "minute"],
                condition=~Q(state__in=("declined", "withdrawn")),
                name="correction_once",
            ),
            models.CheckConstraint(condition=Q(asked_on__gte=F("day")), name="correction_of_a_past_day"),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.day.month}月{self.day.day}日 {clock(self.minute)} 补卡"

    @property
    def clock(self) -> str:
        """The time as a clock shows it."""
        return clock(self.minute)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("punches:correction", args=[self.pk])

    def asker(self) -> list[Staff]:
        """Who asked."""
        return [self.staff]
