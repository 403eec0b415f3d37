"""Targets: a goal's value for a period and a holder, somewhere; and what was said of a difference that stays."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jinguo.base.amounts import QuantityField
from jinguo.base.moves.versions import Versioned
from jinguo.cycle.plans.models.goals import Goal
from jinguo.cycle.plans.scope import PlanScope
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import Scope, ScopedModel
from jinguo.rules.periods import Period, parse_period

ROLES = {"lead": "主责", "support": "协同"}
AXES = {"time": "纵向", "units": "横向", "regions": "地区"}


class Target(Versioned, ScopedModel):
    """Goal × period × holder × region (目标值).

    The holder answers for it: a unit or a person. `region` is where it is measured, empty for the whole area. `value`
    is an increment where the goal adds up over time, else a level; a goal without numbers has `text`. `share` is the
    holder's credit in per cent where all answer for one value. `base` is the expected denominator where the parts are
    weighted, with its source. The identity of the four is `key`, because a database takes empty regions for different.
    """

    domain = WORK
    scope = PlanScope(unit="goal__plan__unit", staff="staff", at_least="unit", plan="goal__plan", is_held=True)

    goal = models.ForeignKey(Goal, models.PROTECT, "targets", verbose_name="目标")
    period = models.CharField("期间", max_length=30)
    unit = models.ForeignKey(Unit, models.PROTECT, "targets", verbose_name="承担单位", null=True, blank=True)
    staff = models.ForeignKey(Staff, models.PROTECT, "targets", verbose_name="承担人", null=True, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, "targets", verbose_name="地区", null=True, blank=True)
    role = models.CharField("责任", max_length=10, choices=ROLES, default="lead")
    share = QuantityField("分担比例", null=True, blank=True)
    value = QuantityField("目标值", null=True, blank=True)
    text = models.CharField("要求", max_length=300, blank=True)
    base = QuantityField("分母", null=True, blank=True)
    base_source = models.CharField("分母来源", max_length=120, blank=True)
    set_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="填写人", null=True, editable=False)
    set_at = models.DateTimeField("填写时间", editable=False)
    key = models.CharField("键", max_length=80, editable=False)

    machine_made = ("set_at",)

    class Meta:
        verbose_name = verbose_name_plural = "目标值"
        ordering = ["goal", "period", "pk"]
        indexes = [
            # Holds all that tells who shares a goal, so that a thousand rows are counted without being read.
            models.Index(fields=["goal", "period", "unit", "staff", "role", "share"], name="target_sharing_a_goal"),
            models.Index(fields=["unit", "period"], name="target_by_unit"),
            models.Index(fields=["staff", "period"], name="target_by_staff"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["goal", "key"], name="target_once"),
            models.CheckConstraint(
                condition=Q(unit__isnull=True, staff__isnull=False) | Q(unit__isnull=False, staff__isnull=True),
                name="target_has_one_holder",
            ),
            models.CheckConstraint(condition=Q(share=None) | Q(share__range=(0, 100)), name="target_share_in_percent"),
            models.CheckConstraint(condition=Q(base=None) | Q(base__gt=0), name="target_base_positive"),
        ]

    def __str__(self) -> str:
        where = f"（{self.region}）" if self.region else ""
        return f"{self.goal.number} {self.span.label} {self.holder}{where}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the key of its four parts, and the moment."""
        self.sign(self.set_by)
        super().save(*args, **kwargs)

    def sign(self, by: Staff | None) -> None:
        """Write the key, and who set it when: what a set-based act does before it stores many."""
        self.key = key_of(self.period, self.unit_id, self.staff_id, self.region_id)
        self.set_by, self.set_at = by, timezone.now()

    @property
    def holder(self) -> Unit | Staff | None:
        """Who answers for it."""
        return self.unit or self.staff

    @property
    def holder_key(self) -> tuple[str, int]:
        """Who answers for it as a key; nothing is fetched."""
        return ("u", self.unit_id) if self.unit_id else ("s", self.staff_id or 0)

    @property
    def span(self) -> Period:
        """Its period as a value."""
        return parse_period(self.period)


class ResidualNote(ScopedModel):
    """Why a difference stays (差额说明): it holds for exactly the difference that was explained."""

    domain = WORK
    scope = Scope(unit="goal__plan__unit", staff="goal__plan__staff", at_least="unit")

    goal = models.ForeignKey(Goal, models.PROTECT, "residual_notes", verbose_name="目标")
    axis = models.CharField("方向", max_length=10, choices=AXES)
    key = models.CharField("位置", max_length=80)  # the key of the target whose parts do not add up
    amount = QuantityField("差额")
    text = models.CharField("说明", max_length=300)
    by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="说明人", null=True)
    on = models.DateField("说明日")

    class Meta:
        verbose_name = verbose_name_plural = "差额说明"
        ordering = ["goal", "pk"]
        constraints = [models.UniqueConstraint(fields=["goal", "axis", "key"], name="residual_note_once")]

    def __str__(self) -> str:
        return f"{self.goal.number} {self.get_axis_display()}差额：{self.text}"


def key_of(period: str, unit: int | None, staff: int | None, region: int | None) -> str:
    """What tells one target of a goal from another.

    >>> key_of("2026Q2", 7, None, None)
    '2026Q2|u7|r'
    """
    holder = f"u{unit}" if unit else f"s{staff}"
    return f"{period}|{holder}|r{region or ''}"
