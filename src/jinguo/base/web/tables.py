"""Tables in the look's `grid`: columns that write figures, days and states as the screens do."""

from collections.abc import Callable
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jinguo.base.web import words

RIGHT = {"th": {"class": "num"}, "td": {"class": "num"}, "tf": {"class": "num"}}


class Grid(tables.Table):
    """A list's table; declare columns as usual, with Chinese names.

    Only declared columns can be sorted by, so that no address reaches into a relation; a column that cannot be sorted
    by says `orderable=False`. `nothing` is said where the list is empty without any condition.
    """

    nothing = "还没有记录。"


class CardGrid(Grid):
    """A table whose rows become cards on a phone: the first column leads a card, the others say what they are."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, attrs={"class": "grid cards"}, **kwargs)
        for bound in list(self.columns)[1:]:
            cell = {"data-label": bound.header, **bound.column.attrs.get("td", {})}
            bound.column.attrs = {**bound.column.attrs, "td": cell}


class NumberColumn(tables.Column):
    """A number with separators, at the right."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, attrs=RIGHT, **kwargs)

    def render(self, value: int) -> str:
        """Write 12000 as 12,000."""
        return f"{value:,}"


class MoneyColumn(NumberColumn):
    """Yuan, at the right; the unit stands in the head."""

    def render(self, value: Any) -> str:
        """Write yuan."""
        return words.money(value)


class DayColumn(tables.Column):
    """A day as the screens write it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, attrs={"td": {"class": "nowrap"}}, **kwargs)

    def render(self, value: Any) -> str:
        """Write a day without padding."""
        return words.day(value)


class LightColumn(tables.Column):
    """A state as a light: `tone` gives the tone of a stored value, the row's own label gives the word."""

    def __init__(self, *args: Any, tone: Callable[[Any], str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tone = tone

    def render(self, value: Any, bound_column: Any, record: Any) -> SafeString:
        """Draw the light; django-tables2 has already turned a choice into its label."""
        stored = bound_column.accessor.resolve(record)
        return format_html('<span class="light light-{}">{}</span>', self._tone(stored), value)
