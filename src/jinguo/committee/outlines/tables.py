"""The catalogue of indicators: its columns, and what it is narrowed by."""

from typing import Any

import django_filters
import django_tables2
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jinguo.base.web.filters import Conditions
from jinguo.base.web.tables import CardGrid, NumberColumn
from jinguo.committee.outlines.models.indicators import domain_choices
from jinguo.rules.outlines import AUDIENCES


class IndicatorGrid(CardGrid):
    """Indicators; rows are cards on a phone."""

    title = django_tables2.Column("指标", linkify=True)
    audience = django_tables2.Column("对象", attrs={"td": {"class": "nowrap"}})
    domain = django_tables2.Column("领域", attrs={"td": {"class": "nowrap"}})
    unit = django_tables2.Column("单位", attrs={"td": {"class": "nowrap"}})
    direction = django_tables2.Column("方向", orderable=False, attrs={"td": {"class": "nowrap"}})
    department = django_tables2.Column("数据来源部门", default="—")
    seen = NumberColumn("监测值")
    confidence = django_tables2.Column("可信度", orderable=False, default="—")

    def render_confidence(self, value: str) -> SafeString:
        """What is not sure of its definition."""
        return format_html('<span class="light light-near">{}</span>', value)


class IndicatorConditions(Conditions):
    """What the catalogue is narrowed by."""

    q = django_filters.CharFilter(label="名称", field_name="title", lookup_expr="contains")
    audience = django_filters.ChoiceFilter(label="对象", choices=list(AUDIENCES.items()))
    domain = django_filters.ChoiceFilter(label="领域", choices=domain_choices())
    with_values = django_filters.ChoiceFilter(
        label="监测值", choices=[("yes", "有"), ("no", "没有")], method="narrowed_to_values"
    )

    def narrowed_to_values(self, rows: Any, _name: str, value: str) -> Any:
        """Those that have values, or those that have none."""
        return rows.filter(seen__gt=0) if value == "yes" else rows.filter(seen=0)
