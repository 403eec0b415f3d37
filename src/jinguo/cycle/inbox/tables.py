"""The list of messages: its conditions; the page itself is drawn by day and not as a table."""

import django_filters
from django.db.models import QuerySet

from jinguo.base.web.filters import Conditions
from jinguo.base.web.tables import DayColumn, Grid
from jinguo.cycle.inbox.kinds import kind_choices
from jinguo.cycle.inbox.models import Message

SEEN = [("unread", "未读"), ("read", "已读")]


class MessageGrid(Grid):
    """Messages as rows, by which the list is paged."""

    day = DayColumn("日期", orderable=False)

    class Meta:
        model = Message
        fields = ("day",)


class MessageConditions(Conditions):
    """By kind, and by whether she has seen them."""

    kind = django_filters.ChoiceFilter(label="类别", choices=kind_choices)
    seen = django_filters.ChoiceFilter(label="是否已读", choices=SEEN, method="by_seen")

    class Meta:
        model = Message
        fields: tuple[str, ...] = ()

    def by_seen(self, rows: QuerySet[Message], _name: str, value: str) -> QuerySet[Message]:
        """Unread or read."""
        return rows.filter(read_at__isnull=value == "unread")
