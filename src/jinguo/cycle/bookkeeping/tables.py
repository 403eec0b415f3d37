"""The table of a ledger, made from what the ledger tells of its fields."""

from collections.abc import Sequence
from typing import Any

import django_tables2
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jinguo.base import clock
from jinguo.base.web.tables import RIGHT, Grid
from jinguo.base.web.templatetags.jinguo import icon
from jinguo.cycle.bookkeeping.display import shown
from jinguo.cycle.bookkeeping.kinds import EntryField, LedgerKind
from jinguo.cycle.bookkeeping.kinds.base import NUMBERS
from jinguo.cycle.bookkeeping.queries import LockFinder
from jinguo.cycle.bookkeeping.totals import Sum

TONES = {"draft": "doing", "confirmed": "ok", "void": "none"}
LEADS = ("person", "text")  # the first listed field of such a kind carries the link to the entry
SHORT = ("date", "person", "region", "choice")
TIGHT: dict[str, dict[str, str]] = {"td": {"class": "nowrap"}}


class FieldColumn(django_tables2.Column):
    """One field of a ledger."""

    def __init__(self, kind: LedgerKind, field: EntryField, *, is_link: bool, footer: str) -> None:
        looks = _looks(field, is_led=is_link or field.kind == "date")
        super().__init__(
            field.heading, empty_values=(), orderable=not field.is_secret, attrs=looks, footer=footer or None
        )
        self._kind, self._field, self._is_link = kind, field, is_link
        self._counts = field.name in kind.counted

    def render(self, record: Any) -> str | SafeString:
        """The value in words; as a link where it leads to the entry."""
        sign = record.sign if self._counts and not self._kind.is_register else 1
        text = shown(self._field, values_of(self._kind, record)[self._field.name], sign)
        return entry_link(self._kind, record, text) if self._is_link else text

    def order(self, rows: QuerySet, is_descending: bool) -> tuple[QuerySet, bool]:
        """By where the database finds the field, the newest first among equals."""
        rows = rows.alias(sorted_by=self._kind.column(self._field.name))
        by = F("sorted_by")
        return rows.order_by(by.desc(nulls_last=True) if is_descending else by.asc(nulls_last=True), "-pk"), True


class StateColumn(django_tables2.Column):
    """The state of an entry as a light; a locked day shows its lock instead."""

    def __init__(self, kind: LedgerKind, locks: LockFinder) -> None:
        super().__init__("状态", accessor="state", empty_values=())
        self._kind, self._locks = kind, locks

    def render(self, record: Any) -> SafeString:
        """Draw the light or the lock, and whether it takes another entry back."""
        mark = "冲正" if record.is_reversal else self._kind.standing(record, clock.today())
        return (
            format_html('{} <span class="chip">{}</span>', self._light(record), mark) if mark else self._light(record)
        )

    def _light(self, record: Any) -> SafeString:
        if record.state == "confirmed" and self._locks(record.ledger, record.unit, record.day):
            return format_html('<span class="nowrap muted">{} 已锁定</span>', icon("lock-closed", True))
        return format_html('<span class="light light-{}">{}</span>', TONES[record.state], record.get_state_display())


def _looks(field: EntryField, *, is_led: bool) -> dict[str, Any]:
    """How a field's cells stand; on a phone's card a cell says what it is, save the ones that lead it."""
    looks = RIGHT if field.kind in NUMBERS else TIGHT if field.kind in SHORT else {"td": {}}
    return looks if is_led else {**looks, "td": {**looks["td"], "data-label": field.label}}


class LedgerGrid(Grid):
    """The look shared by all ledgers: rows are cards on a phone."""

    class Meta:
        attrs = {"class": "grid cards"}
        row_attrs = {"data-row": lambda record: record.pk}


def grid_of(kind: LedgerKind, locks: LockFinder, totals: Sequence[Sum] = ()) -> type[Grid]:
    """The table of a ledger, with what its rows add up to in the foot."""
    listed = [kind.names[name] for name in kind.listed]
    lead = next((one.name for one in listed if one.kind in LEADS), listed[0].name)
    feet = _feet(listed, lead, totals)
    columns: dict[str, Any] = {"Meta": LedgerGrid.Meta} | {
        one.name: FieldColumn(kind, one, is_link=one.name == lead, footer=feet.get(one.name, "")) for one in listed
    }
    if not kind.is_register:
        columns["state"] = StateColumn(kind, locks)
    return type("OneLedgerGrid", (LedgerGrid,), columns)


def _feet(listed: list[EntryField], lead: str, totals: Sequence[Sum]) -> dict[str, str]:
    """What stands under each column: sums under their own, the others as words under the one that leads on."""
    if not totals:
        return {}
    under = {one.field: one.said for one in totals if one.field and one.field not in (listed[0].name, lead)}
    words = "　".join(one.words for one in totals if one.field not in under)
    is_one = lead == listed[0].name
    return {listed[0].name: "合计", lead: f"合计　已确认　{words}" if is_one else f"已确认　{words}", **under}


def values_of(kind: LedgerKind, record: Any) -> dict[str, Any]:
    """The values of a row, asked once a row."""
    if not hasattr(record, "shown_values"):
        record.shown_values = kind.values(record)
    return record.shown_values


def entry_link(kind: LedgerKind, record: Any, text: str) -> SafeString:
    """A link to the entry, which opens in the drawer beside the list."""
    url = reverse("bookkeeping:entry", args=[kind.code, record.pk])
    return format_html('<a href="{0}" hx-get="{0}" hx-target="#drawer">{1}</a>', url, text)
