"""Reports as an office edits them, and the versions it has sent."""

from typing import Any

from django.conf import settings
from django.db import models

from jinguo.base import clock
from jinguo.base.moves.versions import Versioned
from jinguo.cycle.bookkeeping.measures import Question
from jinguo.org.structure.models import Unit
from jinguo.org.structure.roles import REPORT
from jinguo.org.structure.scope import Scope, ScopedModel
from jinguo.reports import report_module
from jinguo.reports.bindings import Binding
from jinguo.reports.composing import Composition
from jinguo.reports.outlines import Outline, Section
from jinguo.reports.sayings import SAYING_NAMES
from jinguo.rules.periods import parse_period
from jinguo.rules.wording import date_words


class Report(Versioned, ScopedModel):
    """A report of a unit over a period with its cut-off day (截至)."""

    domain = REPORT
    scope = Scope(unit="unit", at_least="unit")  # everybody of the organ works on its report

    code = models.CharField("种类", max_length=30)
    unit = models.ForeignKey(Unit, models.PROTECT, "reports", verbose_name="单位")
    period = models.CharField("期间", max_length=20)
    as_of = models.DateField("截至")
    title = models.CharField("标题", max_length=200)  # a line is a line of the printed title
    subtitle = models.CharField("副标题", max_length=200, blank=True)
    opening = models.TextField("导语", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "工作汇报"
        ordering = ["-as_of", "pk"]
        constraints = [models.UniqueConstraint(fields=["code", "unit", "period", "as_of"], name="report_once")]

    def __str__(self) -> str:
        return f"{self.unit.label}{self.name}（截至{date_words(self.as_of, clock.today())}）"

    @property
    def name(self) -> str:
        """What kind of report it is: 工作情况汇报."""
        return str(report_module(self.code).TITLE)

    @property
    def question(self) -> Question:
        """What its figures answer: the unit's, over the period, until the cut-off day."""
        return Question(self.unit, parse_period(self.period), as_of=self.as_of)

    @property
    def outline(self) -> Outline:
        """Its sections and bindings as they stand now; fetch both beforehand."""
        sections = tuple(Section(one.heading, one.level, tuple(one.paragraphs)) for one in self.sections.all())
        bindings = tuple(Binding(one.name, one.measure, one.say) for one in self.bindings.all())
        return Outline(self.code, self.title, self.subtitle, self.opening, sections, bindings)


class ReportSection(models.Model):
    """One heading of a report with its text; `{name}` stands for a binding of the report."""

    report = models.ForeignKey(Report, models.CASCADE, "sections", verbose_name="汇报")
    order = models.PositiveSmallIntegerField("序号")
    level = models.PositiveSmallIntegerField("层级", default=1)
    heading = models.CharField("小标题", max_length=120)
    text = models.TextField("正文", blank=True)  # a line is a paragraph

    class Meta:
        verbose_name = verbose_name_plural = "汇报章节"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["report", "order"], name="section_once")]

    def __str__(self) -> str:
        return self.heading

    @property
    def paragraphs(self) -> list[str]:
        """The text by paragraph."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]


class ReportBinding(models.Model):
    """What a placeholder of a report stands for."""

    report = models.ForeignKey(Report, models.CASCADE, "bindings", verbose_name="汇报")
    name = models.CharField("占位名", max_length=40)
    measure = models.CharField("取数", max_length=200)
    say = models.CharField("说法", max_length=20, choices=list(SAYING_NAMES.items()))

    class Meta:
        verbose_name = verbose_name_plural = "汇报取数"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["report", "name"], name="binding_once")]

    def __str__(self) -> str:
        return self.name


class ReportVersion(ScopedModel):
    """A report as it was sent upward: its words and figures, never changed again."""

    domain = REPORT
    scope = Scope(unit="report__unit", at_least="unit")

    report = models.ForeignKey(Report, models.PROTECT, "versions", verbose_name="汇报")
    number = models.PositiveSmallIntegerField("版次")
    sent_to = models.CharField("报送", max_length=80)
    sent_on = models.DateField("报送日")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, "+", verbose_name="报送人", null=True, editable=False
    )
    text: Any = models.JSONField("正文")
    figures: Any = models.JSONField("数据")
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "报送版本"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="version_once")]

    def __str__(self) -> str:
        return f"{self.report}第{self.number}版"

    @property
    def composition(self) -> Composition:
        """What was sent, word for word."""
        return Composition.restored(self.text, self.figures)
