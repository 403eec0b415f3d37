"""Files to take away: the rows of a list or of a figure, and the empty template."""

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import audit, clock, sheets
from jinguo.base.moves import demand
from jinguo.base.web.downloads import attachment
from jinguo.cycle.bookkeeping.exporting import NOBODY, sheet_of, sheet_rows
from jinguo.cycle.bookkeeping.kinds import LedgerKind, kind_of_measure
from jinguo.cycle.bookkeeping.permissions import may_see_numbers
from jinguo.cycle.bookkeeping.views.acts import reason_of
from jinguo.cycle.bookkeeping.views.figures import open_asked
from jinguo.cycle.bookkeeping.views.gates import for_readers, ledger_or_404
from jinguo.cycle.bookkeeping.views.lists import listed
from jinguo.org.people.models import Person
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_http_methods(["GET", "POST"])
def export(request: StaffRequest, code: str) -> HttpResponse:
    """The rows that the list's address finds; posted with a reason, with the ID and phone numbers."""
    kind = ledger_or_404(request, code)
    reason = ""
    if request.method == "POST":
        demand(may_see_numbers(request.user))
        reason = reason_of(request)
    return _workbook(request, kind, listed(request, kind).rows, reason)


@for_readers
@require_GET
def figure_export(request: StaffRequest, code: str) -> HttpResponse:
    """The entries that make a figure, as far as the reader may open it."""
    kind = kind_of_measure(code)
    if kind is None:
        raise Http404
    opened = open_asked(request, code)[2]
    return _workbook(request, kind, kind.rows().filter(pk__in=opened.rows.order_by().values("pk")), "")


@for_readers
@require_GET
def template(request: StaffRequest, code: str) -> HttpResponse:
    """The empty sheet of a ledger."""
    kind = ledger_or_404(request, code)
    return attachment(sheets.template(sheet_of(kind)), f"{kind.title}模板.xlsx")


@transaction.atomic
def _workbook(request: StaffRequest, kind: LedgerKind, rows: QuerySet, reason: str) -> HttpResponse:
    """The workbook of some rows, on the record."""
    by = request.user
    opened = set(Person.objects.visible_to(by).values_list("pk", flat=True)) if reason else NOBODY
    content = sheets.template(sheet_of(kind), sheet_rows(kind, rows, opened=opened))
    note = f"{rows.count()} 条{f'，含证件号码：{reason}' if reason else ''}"
    audit.record(f"{kind.code}.export", by=by, label=kind.title, note=note)
    return attachment(content, f"{kind.title}{clock.today():%Y%m%d}.xlsx")
