"""Panels (评议), whom they are about and who takes part."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base import clock
from jinguo.base.moves.subjects import subject_is_whole
from jinguo.base.moves.versions import Versioned
from jinguo.cycle.panels.flow import PANEL
from jinguo.cycle.panels.kinds import BALLOT_FORMS, INSTRUMENTS, PURPOSES
from jinguo.cycle.panels.scope import PanelScope
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel, ScopedQuerySet, reach_of
from jinguo.rules.ratings import GROUPS


class PanelQuerySet(ScopedQuerySet):
    """Panels by who may see them."""

    def visible_to(self, staff: Staff, on: date | None = None) -> Self:
        """Those she oversees; those she takes part in once they began; those about her once they are published.

        Her own part is hers alone: whoever stands in for her does not vote for her.
        """
        if not staff.is_active:
            return self.none()
        taking_part = Participant.objects.filter(staff=staff).values("panel")
        day = on or clock.today()
        about_her = PanelSubject.objects.filter(is_about(staff, day)).values("panel")
        own = (Q(pk__in=taking_part) & ~Q(state__in=("draft", "cancelled"))) | Q(pk__in=about_her, state="published")
        return self.filter(reach_of(Panel, staff, day) | own)


class Panel(Versioned, ScopedModel):
    """One call for judgement: a rating, a secret ballot or a questionnaire, open until its last day.

    `scheme`, `most` belong to ballots, `trims` to ratings, `purpose` to questionnaires. `subject_type` and `subject_id`
    name the row of a higher room that it is held for.
    """

    domain = WORK
    scope = PanelScope(unit="unit", region="unit__region")
    workflow = PANEL

    kind = models.CharField("方式", max_length=10, choices=INSTRUMENTS, editable=False)
    title = models.CharField("题目", max_length=100)
    unit = models.ForeignKey(Unit, models.PROTECT, "panels", verbose_name="单位", editable=False)
    text = models.TextField("说明", max_length=2000, blank=True)
    last_day = models.DateField("截止日")
    scheme = models.CharField("票样", max_length=10, choices=BALLOT_FORMS, blank=True)
    most = models.PositiveSmallIntegerField("最多选", null=True, blank=True)
    trims = models.BooleanField("去掉一个最高分和一个最低分", default=False)
    purpose = models.CharField("用途", max_length=20, choices=PURPOSES, blank=True)
    state = models.CharField("状态", max_length=10, choices=PANEL.states, default=PANEL.start, editable=False)
    begun_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="发起人", null=True, editable=False)
    opened_on = models.DateField("开始日", null=True, editable=False)
    closed_on = models.DateField("结束日", null=True, editable=False)
    published_on = models.DateField("公布日", null=True, editable=False)
    subject_type = models.CharField("所指种类", max_length=60, blank=True, editable=False)
    subject_id = models.CharField("所指编号", max_length=40, blank=True, editable=False)

    objects = PanelQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "评议"
        ordering = ["-last_day", "-pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="panel_subject"),
            models.Index(fields=["state", "last_day"], name="panel_state_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="ballot") & ~Q(scheme="") | ~Q(kind="ballot") & Q(scheme=""),
                name="panel_ballot_has_scheme",
            ),
            models.CheckConstraint(
                condition=Q(scheme="choose", most__gte=1) | (~Q(scheme="choose") & Q(most=None)),
                name="panel_choice_has_most",
            ),
            models.CheckConstraint(
                condition=Q(kind="survey") & ~Q(purpose="") | ~Q(kind="survey") & Q(purpose=""),
                name="panel_survey_has_purpose",
            ),
            models.CheckConstraint(
                condition=Q(opened_on__isnull=False) | Q(state__in=("draft", "cancelled")), name="panel_open_has_day"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=False) | ~Q(state__in=("closed", "published")),
                name="panel_closed_has_day",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=False) | ~Q(state="published"), name="panel_published_has_day"
            ),
            subject_is_whole("panel_subject_is_whole"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("panels:panel", args=[self.pk])

    @property
    def has_results(self) -> bool:
        """Whether it is over, so that its results may be seen by those who may."""
        return self.state in ("closed", "published")


class PanelSubject(models.Model):
    """Whom or what a panel judges: a colleague, a unit, or something by its name alone (a piece of work)."""

    panel = models.ForeignKey(Panel, models.CASCADE, "subjects", verbose_name="评议")
    order = models.PositiveSmallIntegerField("序号")
    name = models.CharField("名称", max_length=100)
    staff = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="人员", null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "评议对象"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "order"], name="panel_subject_order"),
            models.UniqueConstraint(fields=["panel", "name"], name="panel_subject_once"),
            models.CheckConstraint(condition=Q(staff=None) | Q(unit=None), name="panel_subject_is_one"),
        ]

    def __str__(self) -> str:
        return self.name


class Participant(models.Model):
    """Who is asked, in which group of raters, and whether she has voted or answered; never when, and never what.

    `unit` is the department of the day on which she was named, so that nobody rates her own.
    """

    panel = models.ForeignKey(Panel, models.CASCADE, "participants", verbose_name="评议")
    staff = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="人员")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="部室", null=True, blank=True)
    group = models.CharField("评分组", max_length=10, choices=GROUPS, blank=True)
    has_answered = models.BooleanField("已参加", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "参评人"
        ordering = ["panel", "staff__number"]
        constraints = [models.UniqueConstraint(fields=["panel", "staff"], name="participant_once")]

    def __str__(self) -> str:
        return str(self.staff)


def is_about(staff: Staff, day: date) -> Q:
    """The subjects that are she herself, or a department that she heads."""
    found = Q(staff=staff)
    for grant in staff.grants_on(day):
        if grant.role == "department_head" and grant.staff_id == staff.pk:
            found |= Q(unit__path__startswith=grant.unit.path)
    return found
