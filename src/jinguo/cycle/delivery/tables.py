"""The list of quarter sheets: its columns, and what it is narrowed by."""

from datetime import date
from functools import cached_property

import django_filters
import django_tables2
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jinguo.base import clock
from jinguo.base.web import words
from jinguo.base.web.filters import Conditions
from jinguo.base.web.tables import Grid
from jinguo.cycle.delivery.display import light_of
from jinguo.cycle.delivery.flow import SHEET
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.periods import parse_period


class SheetGrid(Grid):
    """Quarter sheets; rows are cards on a phone."""

    unit = django_tables2.Column(
        "填报单位", linkify=lambda record: record.get_absolute_url(), attrs={"td": {"class": "bar-cell"}}
    )
    period = django_tables2.Column("季度", attrs={"td": {"class": "nowrap", "data-label": "季度"}})
    plan = django_tables2.Column("方案", attrs={"td": {"data-label": "方案"}})
    due = django_tables2.Column("期限", attrs={"td": {"class": "nowrap", "data-label": "期限"}})
    submitted_on = django_tables2.Column("报送日", attrs={"td": {"class": "nowrap", "data-label": "报送日"}})
    problem_count = django_tables2.Column(
        "问题", attrs={"th": {"class": "num"}, "td": {"class": "num", "data-label": "问题"}}
    )
    state = django_tables2.Column("状态", attrs={"td": {"class": "nowrap"}})

    class Meta:
        attrs = {"class": "grid cards"}

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The calendar, asked once a page."""
        return work_calendar()

    def render_unit(self, record: QuarterSheet) -> str:
        """The unit by its short name."""
        return record.unit.label

    def render_due(self, value: date) -> str:
        """The last day."""
        return words.day(value)

    def render_submitted_on(self, value: date) -> str:
        """The day of the report."""
        return words.day(value)

    def render_period(self, record: QuarterSheet) -> str:
        """The quarter in words."""
        return record.span.label

    def render_state(self, record: QuarterSheet) -> SafeString:
        """How it stands today."""
        light = light_of(record, clock.today(), self.calendar)
        return format_html('<span class="light light-{}">{}</span>', light.tone, light.text)


def periods_used() -> list[tuple[str, str]]:
    """The quarters of which there are sheets, the newest first."""
    codes = QuarterSheet.objects.order_by("-period").values_list("period", flat=True).distinct()
    return [(code, parse_period(code).label) for code in codes]


class SheetConditions(Conditions):
    """What the list is narrowed by."""

    period = django_filters.ChoiceFilter(label="季度", choices=periods_used)
    state = django_filters.ChoiceFilter(label="状态", choices=SHEET.states)
    unit = django_filters.CharFilter(label="单位名称", field_name="unit__name", lookup_expr="contains")
