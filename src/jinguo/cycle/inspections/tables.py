"""The list of inspections: its columns, and what it is narrowed by."""

import django_filters
import django_tables2
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jinguo.base.web import words
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import DayInput
from jinguo.base.web.tables import Grid
from jinguo.cycle.inspections.flow import INSPECTION
from jinguo.cycle.inspections.models import Inspection
from jinguo.cycle.inspections.models.inspections import KINDS

TONES = {"planned": "none", "running": "doing", "reported": "near", "closed": "ok", "cancelled": "none"}


class InspectionGrid(Grid):
    """Inspections; rows are cards on a phone."""

    title = django_tables2.Column("督查", linkify=True, attrs={"td": {"class": "bar-cell"}})
    kind = django_tables2.Column("方式", attrs={"td": {"class": "nowrap", "data-label": "方式"}})
    day = django_tables2.Column("计划日期", attrs={"td": {"class": "nowrap", "data-label": "计划日期"}})
    lead = django_tables2.Column("组长", order_by="lead__number", attrs={"td": {"data-label": "组长"}})
    done = django_tables2.Column("已报送", orderable=False, attrs={"td": {"data-label": "已报送"}})
    state = django_tables2.Column("状态", attrs={"td": {"class": "nowrap"}})

    class Meta:
        attrs = {"class": "grid cards"}

    def render_day(self, record: Inspection) -> str:
        """The planned day."""
        return words.day(record.day)

    def render_done(self, record: Inspection) -> str:
        """How many places have been handed in, of how many."""
        return f"{record.done}/{record.places} 处"  # type: ignore[attr-defined]

    def render_state(self, record: Inspection) -> SafeString:
        """How it stands."""
        return format_html('<span class="light light-{}">{}</span>', TONES[record.state], record.get_state_display())


class InspectionConditions(Conditions):
    """What the list is narrowed by."""

    kind = django_filters.ChoiceFilter(label="方式", choices=list(KINDS.items()))
    state = django_filters.ChoiceFilter(label="状态", choices=INSPECTION.states)
    q = django_filters.CharFilter(label="督查名称", field_name="title", lookup_expr="contains")
    day_from = django_filters.DateFilter(label="日期起", field_name="day", lookup_expr="gte", widget=DayInput)
    day_to = django_filters.DateFilter(label="日期止", field_name="day", lookup_expr="lte", widget=DayInput)
