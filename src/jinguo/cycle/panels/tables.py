"""The list of panels."""

import django_filters
import django_tables2
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jinguo.base import clock
from jinguo.base.web.filters import Conditions
from jinguo.base.web.tables import DayColumn, Grid, LightColumn
from jinguo.cycle.panels.flow import PANEL
from jinguo.cycle.panels.kinds import INSTRUMENTS, RATING
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.queries import waiting_for

TONES = {"draft": "none", "open": "doing", "closed": "near", "published": "ok", "cancelled": "none"}


def tone(state: str) -> str:
    """The tone of a state's light."""
    return TONES[state]


class PanelGrid(Grid):
    """Panels; rows are cards on a phone."""

    title = django_tables2.Column("题目", linkify=True, attrs={"td": {"class": "bar-cell"}})
    kind = django_tables2.Column("方式", attrs={"td": {"class": "nowrap", "data-label": "方式"}})
    last_day = DayColumn(verbose_name="截止日")
    answered = django_tables2.Column(
        "已参加", orderable=False, attrs={"td": {"class": "nowrap", "data-label": "已参加"}}
    )
    state = LightColumn(verbose_name="状态", tone=tone)

    class Meta:
        attrs = {"class": "grid cards"}

    def render_answered(self, record: Panel) -> SafeString | str:
        """How many of how many; a rater has taken part once nothing of hers is missing."""
        if record.state in ("draft", "cancelled"):
            return "—"
        words = "评完" if record.kind == RATING else ""
        return format_html("{} / {} {}", record.answered, record.asked, words)  # type: ignore[attr-defined]


class PanelConditions(Conditions):
    """What the list is narrowed by."""

    kind = django_filters.ChoiceFilter(label="方式", choices=list(INSTRUMENTS.items()))
    state = django_filters.ChoiceFilter(label="状态", choices=PANEL.states)
    q = django_filters.CharFilter(label="题目", field_name="title", lookup_expr="contains")
    side = django_filters.ChoiceFilter(label="范围", choices=[("mine", "等我参加")], method="on_side")

    def on_side(self, rows: QuerySet, _name: str, _side: str) -> QuerySet:
        """Those that wait for the reader."""
        return rows.filter(pk__in=waiting_for(self.request.user, clock.today()).order_by().values("pk"))
