"""Who is who in a member unit."""

from django.db import models
from django.urls import reverse

from jinguo.committee.body.models.members import Membership
from jinguo.committee.body.models.people import ENDS_AFTER_START, Named
from jinguo.committee.body.scope import ContactScope
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import COMMITTEE
from jinguo.rules.committee_body import ROLES, Stay


class UnitContact(Named):
    """A person of a member unit in a role for a time (成员单位联系人); `reported` is when the office was told."""

    domain = COMMITTEE
    scope = ContactScope(unit="membership__unit", committee="membership__committee")

    membership = models.ForeignKey(Membership, models.PROTECT, "contacts", verbose_name="成员单位")
    role = models.CharField("角色", max_length=10, choices=ROLES)
    reported = models.DateField("报告日")
    entered_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="登记人")

    class Meta:
        verbose_name = verbose_name_plural = "成员单位联系人"
        ordering = ["-first_day", "-pk"]
        indexes = [models.Index(fields=["membership", "role"], name="contact_of_membership")]
        constraints = [models.CheckConstraint(condition=ENDS_AFTER_START, name="contact_ends_after_start")]

    def get_absolute_url(self) -> str:
        """The unit's page."""
        return reverse("body:member", args=[self.membership_id])

    @property
    def stay(self) -> Stay:
        """The row as the rules read it."""
        return Stay(self.role, self.first_day, self.last_day, self.reported)
