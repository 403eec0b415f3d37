"""The lists of notices and of circulars: their columns, and what they are narrowed by."""

from functools import cached_property

import django_filters
import django_tables2
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jinguo.base import clock
from jinguo.base.web import words
from jinguo.base.web.components import Light
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import DayInput
from jinguo.base.web.tables import Grid
from jinguo.cycle.publicity.display import circular_light, standing_light
from jinguo.cycle.publicity.flow import CIRCULAR, NOTICE
from jinguo.cycle.publicity.kinds import CIRCULARS, kind_choices
from jinguo.cycle.publicity.models import Circular, PublicNotice
from jinguo.cycle.publicity.queries import unsigned_circulars
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.calendar import WorkCalendar


def _labelled(label: str) -> dict[str, dict[str, str]]:
    """A cell that bears its head on a phone."""
    return {"td": {"data-label": label}}


class NoticeGrid(Grid):
    """Notices; rows are cards on a phone."""

    title = django_tables2.Column("公示", linkify=True)
    kind = django_tables2.Column("类别", attrs=_labelled("类别"))
    unit = django_tables2.Column("单位", accessor="unit__label", orderable=False, attrs=_labelled("单位"))
    first_day = django_tables2.Column("公示期", attrs=_labelled("公示期"), empty_values=())
    signed = django_tables2.Column("异议", orderable=False, attrs=_labelled("异议"))
    state = django_tables2.Column("状态", attrs={"td": {"class": "nowrap"}})

    class Meta:
        attrs = {"class": "grid cards"}

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The calendar, asked once a page."""
        return work_calendar()

    def render_first_day(self, record: PublicNotice) -> str:
        """From when to when, or how long it will be."""
        if record.first_day is None:
            return f"{record.days} 个工作日"
        return f"{words.day(record.first_day)}至{words.day(record.last_day)}"

    def render_signed(self, value: int) -> str:
        """How many objections count."""
        return f"{value} 件"

    def render_state(self, record: PublicNotice) -> SafeString:
        """How it stands today."""
        return drawn(standing_light(record, self.calendar))


class NoticeConditions(Conditions):
    """What the list of notices is narrowed by."""

    kind = django_filters.ChoiceFilter(label="类别", choices=kind_choices)
    state = django_filters.ChoiceFilter(label="状态", choices=NOTICE.states)
    when = django_filters.ChoiceFilter(
        label="进展", choices=[("running", "公示中"), ("over", "期满待结束")], method="by_day"
    )
    q = django_filters.CharFilter(label="标题", field_name="title", lookup_expr="contains")
    from_day = django_filters.DateFilter(label="首日起", field_name="first_day", lookup_expr="gte", widget=DayInput)
    to_day = django_filters.DateFilter(label="首日止", field_name="first_day", lookup_expr="lte", widget=DayInput)

    def by_day(self, rows: QuerySet, _name: str, when: str) -> QuerySet:
        """Those whose days run, or are over and wait to be concluded."""
        today = clock.today()
        published = rows.filter(state="published")
        if when == "running":
            return published.filter(first_day__lte=today, last_day__gte=today)
        return published.filter(last_day__lt=today)


class CircularGrid(Grid):
    """Circulars; rows are cards on a phone."""

    title = django_tables2.Column("标题", linkify=True)
    kind = django_tables2.Column("文种", attrs=_labelled("文种"))
    number = django_tables2.Column("文号", default="—", attrs=_labelled("文号"))
    unit = django_tables2.Column("发文单位", accessor="unit__label", orderable=False, attrs=_labelled("发文单位"))
    issued_on = django_tables2.Column("印发日", default="—", attrs=_labelled("印发日"))
    signed = django_tables2.Column("签收", orderable=False, attrs=_labelled("签收"))
    state = django_tables2.Column("状态", attrs={"td": {"class": "nowrap"}})

    class Meta:
        attrs = {"class": "grid cards"}

    def render_issued_on(self, record: Circular) -> str:
        """The day without padding."""
        return words.day(record.issued_on)

    def render_signed(self, record: Circular) -> str:
        """How many have signed, of how many."""
        return f"{record.signed}/{record.addressed}"  # type: ignore[attr-defined]

    def render_state(self, record: Circular) -> SafeString:
        """How it stands."""
        return drawn(circular_light(record))


class CircularConditions(Conditions):
    """What the list of circulars is narrowed by."""

    kind = django_filters.ChoiceFilter(label="文种", choices=list(CIRCULARS.items()))
    state = django_filters.ChoiceFilter(label="状态", choices=CIRCULAR.states)
    receipts = django_filters.ChoiceFilter(label="签收", choices=[("open", "还有未签收")], method="by_receipts")
    q = django_filters.CharFilter(label="标题", field_name="title", lookup_expr="contains")
    from_day = django_filters.DateFilter(label="印发日起", field_name="issued_on", lookup_expr="gte", widget=DayInput)
    to_day = django_filters.DateFilter(label="印发日止", field_name="issued_on", lookup_expr="lte", widget=DayInput)

    def by_receipts(self, rows: QuerySet, _name: str, _value: str) -> QuerySet:
        """Those that somebody has not signed for."""
        return unsigned_circulars(rows)


def drawn(light: Light) -> SafeString:
    """A light in a cell."""
    return format_html('<span class="light light-{}">{}</span>', light.tone, light.text)
