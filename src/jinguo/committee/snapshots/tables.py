"""The list of snapshots: its columns, and what it is narrowed by."""

import django_filters
import django_tables2
from django.db.models import QuerySet
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jinguo.base.web.filters import Conditions
from jinguo.base.web.tables import CardGrid, DayColumn, NumberColumn
from jinguo.committee.outlines.models import Outline
from jinguo.committee.snapshots.models import Snapshot
from jinguo.org.structure.requests import StaffRequest

SHOWN = 12  # signs of a hash that tell snapshots apart


class SnapshotGrid(CardGrid):
    """Snapshots; rows are cards on a phone."""

    nothing = "还没有数据快照。"

    taken_on = DayColumn("留存日", linkify=lambda record: record.get_absolute_url())
    outline = django_tables2.Column("纲要", orderable=False)
    taken_by = django_tables2.Column("办理人", orderable=False, default="命令行")
    values = NumberColumn("监测值")
    regions = NumberColumn("地区")
    size = NumberColumn("大小")
    sha256 = django_tables2.Column("校验值", orderable=False)
    published = django_tables2.Column("公布的评估", empty_values=(), orderable=False)

    def render_size(self, value: int) -> str:
        """Its bytes in a larger unit."""
        return filesizeformat(value)

    def render_sha256(self, value: str) -> SafeString:
        """As much of the hash as tells snapshots apart."""
        return format_html('<code title="{}">{}</code>', value, value[:SHOWN])

    def render_published(self, record: Snapshot) -> SafeString | str:
        """The years that were published from it, each with the engine."""
        rows = [(one.year, one.engine_title) for one in record.evaluations.all()]
        return format_html_join("、", "{}年（{}）", rows) if rows else "—"


def outlines_read(request: StaffRequest) -> QuerySet[Outline]:
    """The outlines within reach."""
    found: QuerySet[Outline] = Outline.objects.visible_to(request.user)
    return found


class SnapshotConditions(Conditions):
    """What the list is narrowed by."""

    outline = django_filters.ModelChoiceFilter(
        label="纲要", field_name="outline", to_field_name="code", queryset=outlines_read
    )
