"""Requests about accounts and rights, from the system administrator to the security administrator."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.org.access.flow import REQUEST
from jinguo.org.structure.models import Appointment, Post, Region, Staff, Unit
from jinguo.org.structure.roles import ACCOUNT, reach_choices, role_choices
from jinguo.org.structure.scope import Scope, ScopedModel

KINDS = {
    "open": "新建账号",
    "suspend": "停用账号",
    "restore": "启用账号",
    "appoint": "任职",
    "dismiss": "免职",
    "hand_over": "离任交接",
    "reset": "重置口令",
    "clear_factor": "解除动态口令",
}
GRANTING = ("open", "appoint")  # they say which right
WITH_PASSWORD = ("open", "reset")  # they end with a one-time password


class AccountRequest(ScopedModel):
    """One request (账号申请); what it asks for happens in the transaction that approves it, or not at all.

    `on` is the day the change takes effect, for a dismissal and a hand-over the last day in office.
    """

    domain = ACCOUNT
    scope = Scope(staff="staff")
    workflow = REQUEST

    kind = models.CharField("事项", max_length=20, choices=KINDS)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="account_requests", verbose_name="对象")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="部室", null=True, blank=True)
    role = models.CharField("角色", max_length=20, choices=role_choices, blank=True)
    reach = models.CharField("权限范围", max_length=20, choices=reach_choices, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name="地区", null=True, blank=True)
    post = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="岗位", null=True, blank=True)
    appointment = models.ForeignKey(
        Appointment, models.PROTECT, related_name="+", verbose_name="现任职务", null=True, blank=True
    )
    heir = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="接任人", null=True, blank=True)
    on = models.DateField("生效日")
    reason = models.CharField("理由", max_length=200)
    state = models.CharField("状态", max_length=20, choices=REQUEST.states, default=REQUEST.start)
    requested_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="申请人")
    requested_at = models.DateTimeField("申请时间")
    decided_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", verbose_name="审批人", null=True, blank=True
    )
    decided_at = models.DateTimeField("审批时间", null=True, blank=True)
    answer = models.CharField("审批意见", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "账号申请"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "-id"], name="request_state")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=GRANTING) | (~Q(role="") & Q(unit__isnull=False)), name="request_names_the_right"
            ),
            models.CheckConstraint(
                condition=~Q(kind="dismiss") | Q(appointment__isnull=False), name="request_names_the_appointment"
            ),
            models.CheckConstraint(
                condition=~Q(kind="hand_over") | Q(heir__isnull=False), name="request_names_the_heir"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.staff}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("access:request", args=[self.pk])

    def asker(self) -> list[Staff]:
        """Who is told of a decision."""
        return [self.requested_by]

    def deciders(self) -> list[Staff]:
        """Who is told that it waits: the security administrators, save the one it is about."""
        in_seat = Appointment.objects.running().filter(role="security_admin").exclude(staff=self.staff)
        return [grant.staff for grant in in_seat.select_related("staff")]

    @property
    def wants_password(self) -> bool:
        """Whether it ends with a one-time password for somebody."""
        return self.kind in WITH_PASSWORD

    @property
    def right(self) -> str:
        """The right it speaks of, in words; empty where it speaks of none."""
        if self.appointment:
            return str(self.appointment)
        if not self.unit:
            return ""
        return f"{self.unit} {self.get_role_display()}（{self.get_reach_display()}）"

    def facts(self) -> dict[str, Any]:
        """What a change of the request is compared by."""
        names = ("unit_id", "role", "reach", "region_id", "post_id", "appointment_id", "heir_id", "on", "reason")
        return {name: getattr(self, name) for name in names}
