"""A figure opened: its value, why it is so, and the entries that make it."""

from typing import Any

import django_filters
import django_tables2
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from jinguo.base import clock
from jinguo.base.web.filters import Conditions
from jinguo.base.web.listing import Listing, listing
from jinguo.base.web.periods import chosen_period
from jinguo.base.web.periods import offered as periods_offered
from jinguo.base.web.slots import Option
from jinguo.base.web.tables import DayColumn, Grid
from jinguo.cycle.bookkeeping import asking
from jinguo.cycle.bookkeeping.asking import Asked, asked
from jinguo.cycle.bookkeeping.display import SHARE, figure_number
from jinguo.cycle.bookkeeping.kinds import CustomLedger, LedgerKind, kind_of_measure
from jinguo.cycle.bookkeeping.measures import Figure, Measure, Opened, measure, open_figure
from jinguo.cycle.bookkeeping.queries import ledgers_open_to, lock_finder
from jinguo.cycle.bookkeeping.tables import grid_of
from jinguo.cycle.bookkeeping.views.gates import for_readers, ledger_or_404
from jinguo.org.structure.requests import StaffRequest


class Asking(Conditions):
    """What the address of a figure may hold; it picks the question and not single rows."""

    holder = django_filters.CharFilter(label="单位", method="unchanged")
    region = django_filters.CharFilter(label="县（市、区）", method="unchanged")
    period = django_filters.CharFilter(label="期间", method="unchanged")
    as_of = django_filters.CharFilter(label="截至", method="unchanged")

    def unchanged(self, rows: Any, _name: str, _value: Any) -> Any:
        """Leave the rows alone."""
        return rows


class FactGrid(Grid):
    """The rows of a measure that no ledger keeps."""

    day = DayColumn(verbose_name="日期")
    unit = django_tables2.Column("部室")
    words = django_tables2.Column("记录", accessor="pk", orderable=False)

    def render_words(self, record: Any) -> str | SafeString:
        """What the row calls itself, leading to its page where it has one."""
        if not hasattr(record, "get_absolute_url"):
            return str(record)
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record)


@for_readers
@require_GET
def figure(request: StaffRequest, code: str) -> HttpResponse:
    """The figure's page."""
    found, put, opened = open_asked(request, code)
    kind = kind_of_measure(found.code)
    reader = request.user
    holders, regions = asking.offered(reader)
    context = {
        "measure": found,
        "kind": kind,
        "asked": put,
        "value": said(found, opened.figure, opened.figure.value),
        "parts": [(name, said_part(found, opened.figure, value)) for name, value in opened.figure.parts.items()],
        "because": "" if is_hidden(found, opened.figure) else opened.figure.because,
        "opened": opened,
        "outside": "" if is_hidden(found, opened.figure) else opened.note,
        "listing": _rows(request, kind, opened),
        "holders": holders,
        "regions": regions,
        "periods": _periods(request, put),
    }
    return render(request, "bookkeeping/figure.html", context)


def open_asked(request: StaffRequest, code: str) -> tuple[Measure, Asked, Opened]:
    """The measure of a code, the question of the address, and the answer as far as the reader may open it.

    A measure of another organ's own ledger is not there for her.
    """
    try:
        found = measure(code)
    except (KeyError, ValueError) as error:
        raise Http404 from error
    kind = kind_of_measure(found.code)
    if kind:
        ledger_or_404(request, kind.code)  # what another organ counts is not even known by name
    reader = request.user
    kind = kind_of_measure(found.code)
    if isinstance(kind, CustomLedger) and not ledgers_open_to(reader).filter(pk=kind.row.pk).exists():
        raise Http404
    put = asked(request.GET, reader, chosen_period(request))
    return found, put, open_figure(found, put.question, reader, clock.today())


def is_hidden(found: Measure, figure: Figure) -> bool:
    """Whether the figure is a small count of cases or minors, so that nobody is recognised by it."""
    return "<" in said(found, figure, figure.value)


def said(found: Measure, figure: Figure, value: Any) -> str:
    """A value in words, small sensitive counts as <5."""
    return figure_number(value, figure.unit, sensitive=found.is_sensitive)


def said_part(found: Measure, figure: Figure, value: Any) -> str:
    """A part in words; the sides of a share are no shares themselves."""
    unit = "" if figure.unit == SHARE else figure.unit
    return figure_number(value, unit, sensitive=found.is_sensitive)


def _rows(request: StaffRequest, kind: LedgerKind | None, opened: Opened) -> Listing:
    """The entries within reach, in the ledger's own table where a ledger keeps them."""
    if kind is None:
        return listing(request, opened.rows, table=FactGrid, conditions=Asking, code="rows")
    rows = kind.rows().filter(pk__in=opened.rows.order_by().values("pk"))
    return listing(request, rows, table=grid_of(kind, lock_finder(kind.code)), conditions=Asking, code="rows")


def _periods(request: StaffRequest, put: Asked) -> list[Option]:
    """The usual periods, and the one asked for where it is another."""
    usual = periods_offered(request)
    known = {option.value for option in usual}
    return usual if put.period in known else [Option(put.period, put.question.period.label), *usual]
