"""The lists of approvals and rounds: their columns, and what they are narrowed by."""

from functools import cached_property

import django_filters
import django_tables2
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jinguo.base import clock
from jinguo.base.web import words
from jinguo.base.web.filters import Conditions
from jinguo.base.web.tables import CardGrid, DayColumn
from jinguo.cycle.flows.flow import APPROVAL, ROUND
from jinguo.cycle.flows.models import Approval, Round
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.deadlines import time_left

TONES = {"running": "doing", "passed": "ok", "returned": "near", "withdrawn": "none"}


class ApprovalGrid(CardGrid):
    """Approvals; rows are cards on a phone."""

    subject_label = django_tables2.Column("事由", linkify=True, orderable=False)
    chain = django_tables2.Column("审批流程", accessor="chain__title", orderable=False)
    unit = django_tables2.Column("单位", accessor="unit__label", orderable=False)
    started_by = django_tables2.Column("发起人", orderable=False, empty_values=())
    started_on = DayColumn("发起日")
    state = django_tables2.Column("状态", orderable=False)
    waits = django_tables2.Column("办到哪里", orderable=False, empty_values=(), attrs={"td": {"class": "bar-cell"}})
    due = django_tables2.Column("期限", orderable=False, empty_values=())

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The calendar, asked once a page."""
        return work_calendar()

    def render_started_by(self, record: Approval) -> str:
        """Who began it."""
        return str(record.started_by or "系统")

    def render_state(self, record: Approval) -> SafeString:
        """As a light."""
        return format_html('<span class="light light-{}">{}</span>', TONES[record.state], record.get_state_display())

    def render_waits(self, record: Approval) -> str:
        """Whom it waits for, or how it ended."""
        return record.waiting_words

    def render_due(self, record: Approval) -> SafeString | str:
        """The time that the open step has left."""
        step = record.open_step
        if step is None or step.due is None:
            return words.NOTHING
        left = time_left(step.due, clock.today(), self.calendar)
        return format_html('<span class="days tone-{}">{}</span>', left.tone, left.words)


class ApprovalConditions(Conditions):
    """What approvals are narrowed by."""

    q = django_filters.CharFilter(label="事由", field_name="subject_label", lookup_expr="contains")
    state = django_filters.ChoiceFilter(label="状态", choices=APPROVAL.states)


class RoundGrid(CardGrid):
    """Rounds of opinions; rows are cards on a phone."""

    title = django_tables2.Column("征求意见", linkify=True, orderable=False)
    unit = django_tables2.Column("单位", accessor="unit__label", orderable=False)
    opened_on = DayColumn("发起日")
    due = DayColumn("截止日")
    heard = django_tables2.Column("答复", orderable=False, empty_values=())
    state = django_tables2.Column("状态", orderable=False)

    def render_heard(self, record: Round) -> str:
        """How many of the asked have answered, and how many opinions there are."""
        voices = record.voices()
        heard = sum(1 for one in voices if one.answered_on)
        return f"{len(voices)} 家中 {heard} 家，{sum(one.opinions for one in voices)} 条意见"

    def render_state(self, record: Round) -> SafeString:
        """As a light; over while still open is said."""
        if record.state == "closed":
            return format_html('<span class="light light-{}">{}</span>', "none", record.get_state_display())
        tone, word = ("near", "已截止，待处理") if record.due < clock.today() else ("doing", record.get_state_display())
        return format_html('<span class="light light-{}">{}</span>', tone, word)


class RoundConditions(Conditions):
    """What rounds are narrowed by."""

    q = django_filters.CharFilter(label="标题", field_name="title", lookup_expr="contains")
    state = django_filters.ChoiceFilter(label="状态", choices=ROUND.states)
