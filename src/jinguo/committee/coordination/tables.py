"""The lists of coordination: their columns, and what they are narrowed by."""

from functools import cached_property
from typing import Any

import django_filters
import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import DayInput
from jinguo.base.web.tables import CardGrid, DayColumn, LightColumn
from jinguo.committee.coordination.flow import INFORMATION
from jinguo.committee.coordination.kinds import MEETINGS
from jinguo.committee.coordination.queries.upper import Visit
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.cycle.meetings.display import light_of, when
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.tasks.display import standing
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.calendar import WorkCalendar

TONES = {"sent": "doing", "accepted": "ok", "declined": "none"}


class MeetingGrid(CardGrid):
    """The committee's meetings with what became of their decisions."""

    title = django_tables2.Column("会议", linkify=True, attrs={"td": {"class": "bar-cell"}})
    kind = django_tables2.Column("类别")
    starts = django_tables2.Column("时间", attrs={"td": {"class": "nowrap"}})
    came_count = django_tables2.Column("到会", orderable=False)
    decided = django_tables2.Column("议定事项", accessor="pk", orderable=False)
    state = django_tables2.Column("状态", attrs={"td": {"class": "nowrap"}})

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The office's work days, asked once for all rows."""
        return work_calendar()

    def render_starts(self, record: Meeting) -> str:
        """The day and the minute."""
        return when(record)

    def render_came_count(self, record: Any) -> str:
        """How many came, of how many."""
        return f"{record.came_count}/{record.asked}"

    def render_decided(self, record: Meeting) -> str:
        """How many of the decisions are done, and how many are late."""
        tasks = [one.task for one in record.decisions.all() if one.task]
        if not tasks:
            return f"{len(record.decisions.all())} 项待交办" if record.decisions.all() else "—"
        done = sum(task.state == "accepted" for task in tasks)
        late = [task for task in tasks if standing(task, self.calendar).is_late]
        over = sum(task.submitted_on is None for task in late)
        counted = {"逾期": over, "迟报": len(late) - over}
        return "，".join(
            [f"办结 {done}/{len(tasks)}", *(f"{word} {count}" for word, count in counted.items() if count)]
        )

    def render_state(self, record: Meeting) -> SafeString:
        """How it stands."""
        light = light_of(record)
        return format_html('<span class="light light-{}">{}</span>', light.tone, light.text)


class MeetingConditions(Conditions):
    """What the meetings are narrowed by."""

    kind = django_filters.ChoiceFilter(label="类别", choices=[(one.code, one.title) for one in MEETINGS.values()])
    q = django_filters.CharFilter(label="会议名称", field_name="title", lookup_expr="contains")
    from_day = django_filters.DateFilter(label="日期起", field_name="day", lookup_expr="gte", widget=DayInput)
    to_day = django_filters.DateFilter(label="日期止", field_name="day", lookup_expr="lte", widget=DayInput)


class VisitGrid(CardGrid):
    """Inspections from above."""

    title = django_tables2.Column(
        "督查", linkify=lambda record: address_of(record), attrs={"td": {"class": "bar-cell"}}
    )
    authority = django_tables2.Column("来的单位", accessor="pk", orderable=False)
    day = DayColumn("日期")
    answered = django_tables2.Column("已答复", orderable=False)
    unit = django_tables2.Column("登记部室", accessor="unit__label", orderable=False)

    def render_authority(self, record: CustomEntry) -> str:
        """Who sent it."""
        return Visit(record).authority

    def render_answered(self, record: Any) -> str:
        """How many demands are answered, of how many."""
        return f"{record.answered}/{record.asked} 条" if record.asked else "没有要求"


class VisitConditions(Conditions):
    """What the inspections are narrowed by."""

    q = django_filters.CharFilter(label="督查名称", field_name="title", lookup_expr="contains")
    from_day = django_filters.DateFilter(label="日期起", field_name="day", lookup_expr="gte", widget=DayInput)
    to_day = django_filters.DateFilter(label="日期止", field_name="day", lookup_expr="lte", widget=DayInput)


class InformationGrid(CardGrid):
    """What units sent in."""

    title = django_tables2.Column("标题", linkify=True, attrs={"td": {"class": "bar-cell"}})
    unit = django_tables2.Column("报送单位", accessor="unit__label", order_by="unit__order")
    day = DayColumn("报送日")
    bulletin = django_tables2.Column("刊登", orderable=False)
    state = LightColumn("状态", tone=lambda state: TONES[state])

    def render_bulletin(self, value: Any) -> str:
        """Which issue printed it."""
        return str(value or "—")


class InformationConditions(Conditions):
    """What it is narrowed by."""

    q = django_filters.CharFilter(label="标题", field_name="title", lookup_expr="contains")
    unit = django_filters.CharFilter(label="报送单位", field_name="unit__name", lookup_expr="contains")
    state = django_filters.ChoiceFilter(label="状态", choices=INFORMATION.states)


def address_of(record: Any) -> str:
    """The page of an inspection under the committee whose list it stands in."""
    return reverse("coordination:upper", args=[record.of_committee, record.pk])
