"""Corrections of what was locked: asked for with a reason and a paper, approved by the office."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.committee.collection.flow import CORRECTION
from jinguo.committee.collection.models.returns import Cell
from jinguo.committee.collection.people import leaders_of
from jinguo.committee.collection.scope import ReturnScope
from jinguo.committee.outlines.models import Observation
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel


class Correction(ScopedModel):
    """Another value for a locked cell (更正申请); the old one stays here, and as an observation beside the new one."""

    domain = COMMITTEE
    scope = ReturnScope(unit="cell__sheet__unit", committee="cell__sheet__round__committee")
    workflow = CORRECTION

    cell = models.ForeignKey(Cell, models.PROTECT, "corrections", verbose_name="单元格")
    old_text = models.CharField("原值", max_length=40, blank=True)
    new_text = models.CharField("更正为", max_length=40)
    new_cases = models.CharField("分子数更正为", max_length=40, blank=True)
    new_population = models.CharField("分母数更正为", max_length=40, blank=True)
    reason = models.CharField("更正理由", max_length=300)
    paper = models.CharField("依据", max_length=100)
    state = models.CharField("状态", max_length=10, choices=CORRECTION.states, default=CORRECTION.start, editable=False)
    asked_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="申请人", editable=False)
    asked_on = models.DateField("申请日", editable=False)
    decided_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="审批人", null=True, editable=False)
    decided_on = models.DateField("审批日", null=True, blank=True, editable=False)
    answer = models.CharField("审批意见", max_length=300, blank=True, editable=False)
    observation = models.ForeignKey(
        Observation, models.PROTECT, "+", verbose_name="更正后的监测值", null=True, editable=False
    )

    class Meta:
        verbose_name = verbose_name_plural = "更正申请"
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cell"],
                condition=Q(state="asked"),
                name="collection_correction_one_open",
                violation_error_message="这一格已有更正申请待审批，请等审批以后再申请。",
            ),
            models.CheckConstraint(
                condition=Q(state="asked") | Q(decided_on__isnull=False), name="collection_correction_decided_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cell} {self.old_text or '空'} → {self.new_text}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("collection:correction", args=[self.pk])

    def askers(self) -> list[Staff]:
        """Who asked for it."""
        return [self.asked_by]

    def deciders(self) -> list[Staff]:
        """Who may approve it: the office, or the leaders where it has nobody but who asked."""
        sheet = self.cell.sheet
        others = [one for one in sheet.reviewers() if one.pk != self.asked_by_id]
        return others or [one for one in leaders_of(sheet.round.unit) if one.pk != self.asked_by_id]
