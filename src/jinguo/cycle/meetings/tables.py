"""The list of meetings: its columns, and what it is narrowed by."""

import django_filters
import django_tables2
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jinguo.base import clock
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import DayInput
from jinguo.base.web.tables import Grid
from jinguo.cycle.meetings.display import light_of, when
from jinguo.cycle.meetings.flow import MEETING
from jinguo.cycle.meetings.kinds import kind_choices
from jinguo.cycle.meetings.models import Attendance, Meeting

SIDES = {"coming": "待召开", "mine": "我参加的", "all": "全部"}


def _labelled(label: str) -> dict[str, dict[str, str]]:
    """A cell that bears its head on a phone."""
    return {"td": {"data-label": label}}


class MeetingGrid(Grid):
    """Meetings; rows are cards on a phone."""

    title = django_tables2.Column("会议", linkify=True)
    starts = django_tables2.Column("时间", attrs={"td": {"class": "nowrap", "data-label": "时间"}})
    place = django_tables2.Column("地点", orderable=False, attrs=_labelled("地点"))
    kind = django_tables2.Column("类别", attrs=_labelled("类别"))
    unit = django_tables2.Column("召集", accessor="unit__label", orderable=False, attrs=_labelled("召集"))
    came_count = django_tables2.Column("到会", orderable=False, attrs=_labelled("到会"))
    state = django_tables2.Column("状态", attrs={"td": {"class": "nowrap"}})

    class Meta:
        attrs = {"class": "grid cards"}

    def render_starts(self, record: Meeting) -> str:
        """The day and the minute."""
        return when(record)

    def render_came_count(self, record: Meeting) -> str:
        """How many came, of how many."""
        return f"{record.came_count}/{record.asked}"  # type: ignore[attr-defined]

    def render_state(self, record: Meeting) -> SafeString:
        """How it stands."""
        light = light_of(record)
        return format_html('<span class="light light-{}">{}</span>', light.tone, light.text)


class MeetingConditions(Conditions):
    """What the list is narrowed by."""

    kind = django_filters.ChoiceFilter(label="类别", choices=kind_choices)
    state = django_filters.ChoiceFilter(label="状态", choices=MEETING.states)
    q = django_filters.CharFilter(label="会议名称", field_name="title", lookup_expr="contains")
    side = django_filters.ChoiceFilter(label="范围", choices=list(SIDES.items()), method="on_side")
    from_day = django_filters.DateFilter(label="日期起", field_name="day", lookup_expr="gte", widget=DayInput)
    to_day = django_filters.DateFilter(label="日期止", field_name="day", lookup_expr="lte", widget=DayInput)

    def on_side(self, rows: QuerySet, _name: str, side: str) -> QuerySet:
        """Those to come, the nearest first, or those the reader is asked to."""
        if side == "coming":
            return rows.filter(state="planned", day__gte=clock.today()).order_by("starts", "pk")
        mine = Attendance.objects.filter(staff=self.request.user).values("meeting")
        return rows.filter(pk__in=mine) if side == "mine" else rows
