"""The list of tasks: its columns, and what it is narrowed by."""

from datetime import timedelta
from functools import cached_property

import django_filters
import django_tables2
from django.db.models import F, Q, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jinguo.base import clock
from jinguo.base.web import words
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import DayInput
from jinguo.base.web.tables import Grid
from jinguo.cycle.tasks import sides
from jinguo.cycle.tasks.display import standing
from jinguo.cycle.tasks.flow import TASK
from jinguo.cycle.tasks.kinds import kind_choices
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.calendar import WorkCalendar

SIDES = {"mine": "我承办", "unit": "本部室承办", "given": "我交办", "waiting": "等我审核"}
WHEN = {"over": "已逾期", "week": "7 天内到期", "late": "迟报"}
WEEK = timedelta(days=7)


class TaskGrid(Grid):
    """Tasks; rows are cards on a phone."""

    title = django_tables2.Column("任务", linkify=True, attrs={"td": {"class": "bar-cell"}})
    kind = django_tables2.Column("类别", attrs={"td": {"class": "nowrap", "data-label": "类别"}})
    unit = django_tables2.Column("承办", order_by=("unit__order", "unit__path"), attrs={"td": {"data-label": "承办"}})
    giver = django_tables2.Column("交办", orderable=False, attrs={"td": {"data-label": "交办"}})
    due = django_tables2.Column("期限", attrs={"td": {"class": "nowrap", "data-label": "期限"}})
    state = django_tables2.Column("状态", attrs={"td": {"class": "nowrap"}})

    class Meta:
        attrs = {"class": "grid cards"}

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The calendar, asked once a page."""
        return work_calendar()

    def render_unit(self, record: Task) -> SafeString | str:
        """The unit, and below it the responsible person."""
        if record.staff is None:
            return record.unit.label
        return format_html('{}<div class="sub">{}</div>', record.unit.label, record.staff)

    def render_giver(self, record: Task) -> SafeString | str:
        """The unit that gave it, and below it who."""
        if record.assigned_by is None:
            return record.giver.label
        return format_html('{}<div class="sub">{}</div>', record.giver.label, record.assigned_by)

    def render_due(self, record: Task) -> SafeString | str:
        """The day, and the first one where it was put off."""
        if record.due == record.original_due:
            return words.day(record.due)
        return format_html('{}<div class="sub">原 {}</div>', words.day(record.due), words.day(record.original_due))

    def render_state(self, record: Task) -> SafeString:
        """How it stands today, as a light; the reason is told to whoever lingers."""
        now = standing(record, self.calendar)
        return format_html('<span class="light light-{}" title="{}">{}</span>', now.tone, now.because, now.word)

    def order_state(self, rows: QuerySet, is_descending: bool) -> tuple[QuerySet, bool]:
        """By state, the nearest day first among equals."""
        return rows.order_by(f"{'-' if is_descending else ''}state", "due", "pk"), True


class ReviewGrid(TaskGrid):
    """Reports that wait for the reader, each with a box that takes it into the acceptance of several."""

    tick = django_tables2.Column("选", accessor="pk", orderable=False)

    class Meta(TaskGrid.Meta):
        sequence = ("tick", "...")

    def render_tick(self, record: Task) -> SafeString:
        """The box, belonging to the form above the list."""
        box = '<input class="form-check-input" type="checkbox" name="ids" form="several" value="{}" aria-label="{}">'
        return format_html(box, record.pk, f"选 {record}")


class TaskConditions(Conditions):
    """What the list is narrowed by."""

    kind = django_filters.ChoiceFilter(label="类别", choices=kind_choices)
    state = django_filters.ChoiceFilter(label="状态", choices=TASK.states)
    when = django_filters.ChoiceFilter(label="到期", choices=list(WHEN.items()), method="by_day")
    q = django_filters.CharFilter(label="任务名称", field_name="title", lookup_expr="contains")
    due_from = django_filters.DateFilter(label="期限起", field_name="due", lookup_expr="gte", widget=DayInput)
    due_to = django_filters.DateFilter(label="期限止", field_name="due", lookup_expr="lte", widget=DayInput)
    side = django_filters.ChoiceFilter(label="范围", choices=list(SIDES.items()), method="on_side")

    def on_side(self, rows: QuerySet, _name: str, side: str) -> QuerySet:
        """Those on one side of the reader."""
        reader = self.request.user
        match side:
            case "mine":
                return rows.filter(sides.mine(reader))
            case "unit":
                return rows.filter(sides.of_department(reader))
            case "given":
                return rows.filter(sides.given(reader))
        return rows.filter(sides.waiting_for(reader))

    def by_day(self, rows: QuerySet, _name: str, when: str) -> QuerySet:
        """Open and over, open and near, or reported late."""
        today = clock.today()
        match when:
            case "over":
                return rows.filter(state="open", due__lt=today)
            case "week":
                return rows.filter(state="open", due__range=(today, today + WEEK))
        return rows.filter(Q(submitted_on__gt=F("due")) & ~Q(state="cancelled"))


class PackageConditions(TaskConditions):
    """What a package is narrowed by: as the list, and by what the tasks are about."""

    subject_type = django_filters.CharFilter(label="事由类型")
    subject_id = django_filters.CharFilter(label="事由编号")
