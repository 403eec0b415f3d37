"""The lists of member units and of the committees below: their columns, and what they are narrowed by."""

from collections.abc import Iterable
from typing import Any

import django_filters
import django_tables2
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import DayInput
from jinguo.base.web.tables import CardGrid, DayColumn, NumberColumn
from jinguo.committee.body.models import Membership
from jinguo.committee.body.queries import Lacking
from jinguo.org.structure.models import Unit

LACKS = {"leader": "缺分管领导", "person": "缺责任人", "liaison": "缺联络员", "group": "缺领导小组", "none": "齐全"}
WHOLE_WIDTH = {"td": {"class": "bar-cell"}}  # of a card
LACKING = {
    "leader": Q(has_leader=False),
    "person": Q(has_person=False),
    "liaison": Q(has_liaison=False),
    "group": Q(asks_group=True, has_group=False),
}
LEVELS = {"city": "市", "county": "县（市、区）", "town": "乡镇（街道）"}


class MemberGrid(CardGrid):
    """Member units under their names of that day; rows are cards on a phone."""

    nothing = "还没有成员单位，先登记成立文件，把单位加进来。"

    unit = django_tables2.Column("成员单位", accessor="name_then", linkify=lambda record: record.get_absolute_url())
    duty = django_tables2.Column("职责分工", orderable=False, attrs=WHOLE_WIDTH)
    first_day = DayColumn("加入日")
    came_by = django_tables2.Column("加入依据", accessor="came_by__number", orderable=False, attrs=WHOLE_WIDTH)
    lacks = django_tables2.Column("缺少", accessor="pk", orderable=False)

    def render_duty(self, value: str) -> str:
        """What it is responsible for."""
        return value or "—"

    def told(self, lacking: Iterable[Lacking]) -> None:
        """What the rules say that members lack; who is not among them lacks nothing."""
        self.lacking = {one.membership.pk: one for one in lacking}

    def render_lacks(self, record: Membership) -> SafeString:
        """What is missing, as a light with its word."""
        found = self.lacking.get(record.pk)
        tone, words = (found.tone, found.words) if found else ("ok", "齐全")
        return format_html('<span class="light light-{}">{}</span>', tone, words)


class MemberConditions(Conditions):
    """What the list is narrowed by; `day` is read before, for everything is counted as of it."""

    q = django_filters.CharFilter(label="单位或职责", method="on_words")
    lacks = django_filters.ChoiceFilter(label="缺少", choices=list(LACKS.items()), method="on_lacks")
    day = django_filters.DateFilter(label="日期", method="as_of", widget=DayInput)

    def on_words(self, rows: QuerySet, _name: str, text: str) -> QuerySet:
        """By name, earlier name, pinyin initials or duty."""
        begins = Q(unit__initials__startswith=text.lower())
        return rows.filter(Q(name_then__contains=text) | Q(unit__name__contains=text) | Q(duty__contains=text) | begins)

    def on_lacks(self, rows: QuerySet, _name: str, code: str) -> QuerySet:
        """Those that lack something, or nothing."""
        if code != "none":
            return rows.filter(LACKING[code])
        for condition in LACKING.values():
            rows = rows.exclude(condition)
        return rows

    def as_of(self, rows: QuerySet, _name: str, _day: Any) -> QuerySet:
        """The rows were counted as of that day already."""
        return rows


class NetworkGrid(CardGrid):
    """Committees of the city, its counties and towns."""

    nothing = "还没有下级妇儿工委。请系统管理员在“单位”里按地区设立“妇儿工委”，这里就会列出。"

    region = django_tables2.Column("地区", accessor="region__name", order_by="region__code")
    name = django_tables2.Column(
        "名称", accessor="name_then", linkify=lambda record: address_of(record), attrs=WHOLE_WIDTH
    )
    level = django_tables2.Column("级别", accessor="region__level", orderable=False)
    members = NumberColumn("成员单位")
    office_people = NumberColumn("办公室人员")
    full_time = NumberColumn("其中专职")


class NetworkConditions(Conditions):
    """What the network is narrowed by."""

    level = django_filters.ChoiceFilter(label="级别", field_name="region__level", choices=list(LEVELS.items()))
    q = django_filters.CharFilter(label="地区或名称", method="on_words")
    empty = django_filters.ChoiceFilter(label="情况", choices=[("office", "没有办公室人员")], method="on_empty")

    def on_words(self, rows: QuerySet, _name: str, text: str) -> QuerySet:
        """By region or name."""
        return rows.filter(Q(region__name__contains=text) | Q(name_then__contains=text))

    def on_empty(self, rows: QuerySet, _name: str, _code: str) -> QuerySet:
        """Those in whose office nobody is entered."""
        return rows.filter(office_people=0)


def address_of(committee: Unit) -> str:
    """A committee's page."""
    return reverse("body:committee", args=[committee.pk])
