"""Who sits in a committee's office and in its expert and statistics groups."""

from django.db import models
from django.urls import reverse

from jinguo.committee.body.models.people import ENDS_AFTER_START, Named
from jinguo.committee.body.scope import CommitteeScope
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import COMMITTEE

GROUPS = {"office": "办公室", "expert": "专家评估组", "statistics": "监测统计组"}


class GroupSeat(Named):
    """A person's place in the office, the expert or the statistics group for a time (工作组成员)."""

    domain = COMMITTEE
    scope = CommitteeScope()

    committee = models.ForeignKey(Unit, models.PROTECT, "group_seats", verbose_name="妇儿工委")
    group = models.CharField("工作组", max_length=10, choices=GROUPS)
    workplace = models.CharField("工作单位", max_length=80, blank=True)
    field = models.CharField("领域", max_length=60, blank=True)
    is_lead = models.BooleanField("组长或负责人", default=False)
    is_full_time = models.BooleanField("专职", default=False)
    paper = models.CharField("依据文号", max_length=60, blank=True)
    entered_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="登记人")

    class Meta:
        verbose_name = verbose_name_plural = "工作组成员"
        ordering = ["group", "-is_lead", "first_day", "pk"]
        indexes = [models.Index(fields=["committee", "group"], name="group_seat_of_committee")]
        constraints = [models.CheckConstraint(condition=ENDS_AFTER_START, name="group_seat_ends_after_start")]

    def get_absolute_url(self) -> str:
        """The groups of its committee."""
        return reverse("body:groups", args=[self.committee_id])
