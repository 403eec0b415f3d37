"""A plan: whose it is, over which period, where it stands on its way."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.moves.versions import Versioned
from jinguo.cycle.flows.models import Paper
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.plans.flow import FLOWS, FROZEN, OPEN_TO_EDIT, PLAN
from jinguo.cycle.plans.kinds import PLAN_KINDS, PlanKind, kind_choices
from jinguo.cycle.plans.scope import PlanScope
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules.flow import Workflow
from jinguo.rules.periods import Period, parse_period


def state_choices() -> list[tuple[str, str]]:
    """Every state of either way; the names that both share are the same."""
    return list({**FLOWS["own"].names, **PLAN.names}.items())


class Plan(Versioned, ScopedModel):
    """A plan of a unit, or of one person where `staff` is given; `code` is what commands call it.

    `edition` counts the versions laid before others (第 n 版). A plan that was approved on paper before the system was
    in use carries the number and day of its 批复 and the paper itself.
    """

    domain = WORK
    scope = PlanScope(unit="unit", staff="staff", at_least="unit")
    workflows = tuple(FLOWS.values())

    kind = models.CharField("种类", max_length=30, choices=kind_choices)
    code = models.CharField("代码", max_length=60, unique=True)
    title = models.CharField("标题", max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, "plans", verbose_name="单位")
    staff = models.ForeignKey(Staff, models.PROTECT, "plans", verbose_name="本人", null=True, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, "children", verbose_name="上级计划", null=True, blank=True)
    period = models.CharField("期间", max_length=30)
    edition = models.PositiveSmallIntegerField("版次", default=1)
    state = models.CharField("状态", max_length=20, choices=state_choices, default="draft")
    drafted_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="起草人", null=True, editable=False)
    drafted_on = models.DateField("起草日")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, "plans", verbose_name="部署会议", null=True, blank=True, help_text="布置这些目标的会议"
    )
    approved_number = models.CharField("批复文号", max_length=60, blank=True)
    approved_on = models.DateField("批复日", null=True, blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, "+", verbose_name="批复文件", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "实施方案"
        ordering = ["-period", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "unit", "period"],
                condition=Q(staff=None),
                name="plan_once_a_unit_and_period",
                violation_error_message="这个单位这一期间已有同一种类的方案，请打开那一份修改。",
            ),
            models.UniqueConstraint(
                fields=["kind", "staff", "period"],
                condition=~Q(staff=None),
                name="plan_once_a_person_and_period",
                violation_error_message="您这一期间已有同一种类的计划，请打开那一份修改。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=FROZEN) | Q(approved_on__isnull=False), name="plan_in_force_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("plans:plan", args=[self.pk])

    @property
    def rules(self) -> PlanKind:
        """What its kind asks for."""
        return PLAN_KINDS[self.kind]

    @property
    def paper_roles(self) -> tuple[str, ...]:
        """Who keeps the papers that it is decided by: the office of its kind."""
        return self.rules.office

    @property
    def workflow(self) -> Workflow:
        """The way its kind walks."""
        return FLOWS[self.rules.flow]

    @property
    def span(self) -> Period:
        """Its period as a value."""
        return parse_period(self.period)

    @property
    def owner(self) -> Unit | Staff:
        """Whose plan it is: the person, else the unit."""
        return self.staff or self.unit

    @property
    def is_frozen(self) -> bool:
        """Whether its goals change only by a request."""
        return self.state in FROZEN

    @property
    def is_open(self) -> bool:
        """Whether its goals may be edited at all."""
        return self.state in OPEN_TO_EDIT

    @property
    def state_name(self) -> str:
        """The Chinese name of its state."""
        return self.workflow.names[self.state]

    def drafters(self) -> list[Staff]:
        """Whom a return concerns: who drafted it."""
        return [self.drafted_by] if self.drafted_by else []

    def everybody(self) -> list[Staff]:
        """Whom its coming into force concerns: every person who answers for one of its goals, and the drafter."""
        answering = Staff.objects.filter(targets__goal__plan=self, is_active=True).distinct()
        return [*answering, *self.drafters()]


class PlanSection(models.Model):
    """One heading of a plan's own words (指导思想、组织领导、实施步骤、工作要求 …); a line is a paragraph."""

    plan = models.ForeignKey(Plan, models.CASCADE, "sections", verbose_name="方案")
    order = models.PositiveSmallIntegerField("序号")
    heading = models.CharField("小标题", max_length=120)
    text = models.TextField("正文", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "方案章节"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["plan", "order"], name="plan_section_once")]

    def __str__(self) -> str:
        return self.heading

    @property
    def paragraphs(self) -> list[str]:
        """The text by paragraph."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]
