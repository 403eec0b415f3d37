"""The list of rounds: its columns, and what it is narrowed by."""

import django_filters
import django_tables2
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jinguo.base.web.filters import Conditions
from jinguo.base.web.tables import CardGrid, DayColumn, NumberColumn
from jinguo.committee.collection.flow import ROUND
from jinguo.committee.collection.models import CollectionRound

TONES = {"draft": "none", "open": "doing", "in_review": "doing", "locked": "near", "published": "ok"}


class RoundGrid(CardGrid):
    """Rounds; rows are cards on a phone."""

    nothing = "还没有数据采集。"

    title = django_tables2.Column("数据采集", linkify=lambda record: record.get_absolute_url())
    committee = django_tables2.Column("妇儿工委", accessor="committee__label", orderable=False)
    year = django_tables2.Column("数据年份", attrs={"td": {"class": "nowrap"}})
    due = DayColumn("截止日")
    indicators = NumberColumn("指标")
    asked = NumberColumn("填报单位")
    accepted = NumberColumn("已审核")
    state = django_tables2.Column("状态", attrs={"td": {"class": "nowrap"}})

    def render_state(self, record: CollectionRound) -> SafeString:
        """The state as a light."""
        return format_html('<span class="light light-{}">{}</span>', TONES[record.state], record.get_state_display())


def years_used() -> list[tuple[int, str]]:
    """The years of which figures were collected, the newest first."""
    years = CollectionRound.objects.order_by("-year").values_list("year", flat=True).distinct()
    return [(year, f"{year}年") for year in years]


class RoundConditions(Conditions):
    """What the list is narrowed by."""

    q = django_filters.CharFilter(label="名称", field_name="title", lookup_expr="contains")
    year = django_filters.ChoiceFilter(label="数据年份", choices=years_used)
    state = django_filters.ChoiceFilter(label="状态", choices=ROUND.states)
