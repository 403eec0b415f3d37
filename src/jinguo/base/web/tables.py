"""Tables in the look's `grid`: columns that write figures, days and states as the screens do."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import django_tables2 as tables
from django.template import Context
from django.template.base import render_value_in_context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django_tables2.rows import BoundRow
from django_tables2.utils import signature

from jinguo.base.web import words

RIGHT = {"th": {"class": "num"}, "td": {"class": "num"}, "tf": {"class": "num"}}


class Grid(tables.Table):
    """A list's table; declare columns as usual, with Chinese names.

    Only declared columns can be sorted by, so that no address reaches into a relation; a column that cannot be sorted
    by says `orderable=False`. `nothing` is said where the list is empty without any condition.
    """

    nothing = "还没有记录。"

    def asked_by(self, bound_column: Any) -> Sequence[str]:
        """The names of what a column's `render` asks for."""
        known = self.__dict__.setdefault("_asked", {})
        name = bound_column.name
        return known[name] if name in known else known.setdefault(name, signature(bound_column.render)[0])

    def drawn_rows(self) -> SafeString:
        """The rows of the page; the look of a column's cells is asked once where no cell has one of its own."""
        looks = {one.name: _look(one) for one in self.columns if not _differs(one)}
        rows = [DrawnRow(record, table=self) for record in self.paginated_rows.data]
        return format_html_join("\n", "<tr {}>{}</tr>", [(row.attrs.as_html(), _cells(row, looks)) for row in rows])


class DrawnRow(BoundRow):
    """A row of a grid: what each column's `render` asks for is found out once a table and not once a cell."""

    table: Grid

    def _call_render(self, bound_column: Any, value: Any = None) -> Any:
        facts = self._optional_cell_arguments(bound_column, value)
        content = bound_column.render(**{name: facts[name] for name in self.table.asked_by(bound_column)})
        return bound_column.link(content, **facts) if bound_column.link else content


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


def _differs(column: Any) -> bool:
    """Whether a column's cells look each as its own row says."""
    return any(callable(value) for value in (column.column.attrs.get("td") or {}).values())


def _look(column: Any) -> SafeString:
    return column.attrs["td"].as_html()


def _cells(row: DrawnRow, looks: Mapping[str, SafeString]) -> SafeString:
    drawn = ((looks.get(column.name) or _look(column), _said(cell)) for column, cell in row.items())
    return format_html_join("", "<td {}>{}</td>", drawn)


def _said(cell: Any) -> str:
    """A cell as a template says it."""
    return cell if isinstance(cell, str) else render_value_in_context(cell, Context())
