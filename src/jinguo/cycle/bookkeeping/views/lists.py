"""The list of one ledger."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from jinguo.base import clock
from jinguo.base.web.drawing import draw_part
from jinguo.base.web.listing import Listing, listing
from jinguo.cycle.bookkeeping.filters import conditions_of
from jinguo.cycle.bookkeeping.forms import BecauseForm
from jinguo.cycle.bookkeeping.kinds import CustomLedger, LedgerKind
from jinguo.cycle.bookkeeping.permissions import answers_for, may_define, may_freeze, may_see_numbers, works
from jinguo.cycle.bookkeeping.queries import lock_finder
from jinguo.cycle.bookkeeping.tables import grid_of
from jinguo.cycle.bookkeeping.totals import sums
from jinguo.cycle.bookkeeping.views.gates import for_readers, ledger_or_404
from jinguo.org.structure.models import Staff
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import Verdict, no

CODE = "books"
WHAT_A_RECORD_DOES = "办完一件就记一条，统计和汇报里的数会自动加上。"


@for_readers
@require_GET
def ledger_list(request: StaffRequest, code: str) -> HttpResponse:
    """The entries within reach, as the address narrows and sorts them; with htmx the list alone."""
    kind = ledger_or_404(request, code)
    shown = listed(request, kind)
    return draw_part(request, "bookkeeping/list.html", "books", _context(request, kind, shown))


def listed(request: StaffRequest, kind: LedgerKind) -> Listing:
    """The listing of a ledger that an address asks for, with what its rows add up to."""
    reader = request.user
    rows = kind.rows().visible_to(reader)
    conditions = conditions_of(kind, reader)
    narrowed = conditions(request.GET, queryset=rows, request=request)
    totals = sums(kind, narrowed.qs) if narrowed.is_valid() else ()
    locks = lock_finder(kind.code)
    return listing(request, rows, table=grid_of(kind, locks, totals), conditions=conditions, code=CODE)


def _context(request: StaffRequest, kind: LedgerKind, shown: Listing) -> dict[str, Any]:
    reader = request.user
    has_others = shown.is_empty and kind.rows().exists()
    return {
        "kind": kind,
        "listing": shown,
        "has_others": has_others,
        "empty_title": "您的权限范围内还没有记录" if has_others else f"{kind.title}还没有记录",
        "empty_hint": WHAT_A_RECORD_DOES if has_others or not kind.hint else kind.hint,
        "to_define": may_define(reader, kind.row.unit) if isinstance(kind, CustomLedger) else no("随系统提供"),
        "to_freeze": freezes(reader, kind),
        "to_see_numbers": may_see_numbers(reader),
        "reason_form": BecauseForm(label="要完整号码的理由"),
        "to_record": records(reader),
        "to_confirm": 0 if kind.is_register else waiting(shown.rows, reader),
    }


def waiting(rows: Any, reader: Staff) -> int:
    """How many of the rows wait for the reader's confirmation."""
    return rows.order_by().filter(answers_for(reader), state="draft").exclude(recorded_by=reader).count()


def freezes(reader: Staff, kind: LedgerKind) -> Verdict:
    """Whether the reader freezes this register for her organ."""
    unit = reader.department_on(clock.today())
    return may_freeze(reader, unit) if kind.is_register and unit else no("只有名册可以冻结基数")


def records(reader: Staff) -> Verdict:
    """Whether the reader enters into ledgers at all; on which days, her form finds out."""
    return asked_of_own(reader, works)
