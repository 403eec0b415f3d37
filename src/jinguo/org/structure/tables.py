"""The lists of the directory."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from jinguo.base.web.filters import Conditions
from jinguo.base.web.tables import CardGrid
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import by_words


class StaffGrid(CardGrid):
    """Colleagues."""

    number = tables.Column("工号")
    name = tables.Column("姓名", linkify=("structure:person", {"pk": tables.A("pk")}))
    appointments = tables.Column("部室和岗位", orderable=False, empty_values=())

    def render_appointments(self, record: Any) -> SafeString | str:
        """Each running appointment on a line of its own."""
        grants = record.running_now
        lines = ((one.unit.label, one.post.name if one.post else one.get_role_display()) for one in grants)
        return format_html_join("", "<div>{}　{}</div>", lines) or "—"


def _units(request: Any) -> QuerySet[Unit]:
    return Unit.objects.visible_to(request.user).filter(closed=None).order_by("path")


class StaffConditions(Conditions):
    """Conditions for colleagues."""

    q = django_filters.CharFilter(label="姓名、拼音、工号", method="by_text")
    unit = django_filters.ModelChoiceFilter(label="部室", queryset=_units, method="by_unit")

    def by_text(self, rows: QuerySet[Staff], _name: str, text: str) -> QuerySet[Staff]:
        """By what people type."""
        return rows.filter(by_words(text, begins=("pinyin", "initials", "number")))

    def by_unit(self, rows: QuerySet[Staff], _name: str, unit: Unit) -> QuerySet[Staff]:
        """Those who stand in a unit or below it today."""
        running = Staff.appointments.rel.related_model.objects.running()  # type: ignore[attr-defined]
        return rows.filter(pk__in=running.filter(unit__path__startswith=unit.path).values("staff"))
