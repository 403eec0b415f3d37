"""The way into the books: who may come in, and to which ledger and entry."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django_htmx.http import trigger_client_event

from jinguo.base.web.gates import gate
from jinguo.cycle.bookkeeping.kinds import LedgerKind, ledger
from jinguo.cycle.bookkeeping.models import Ledger
from jinguo.cycle.bookkeeping.permissions import may_read
from jinguo.cycle.bookkeeping.queries import ledgers_open_to

for_readers = gate(may_read)  # the others are told why they do not read ledgers


def list_anew() -> HttpResponse:
    """An answer that has the list asked for anew and then closes the drawer, in whose form both events begin."""
    return trigger_client_event(trigger_client_event(HttpResponse(""), "list-changed"), "drawer-close")


def ledger_or_404(request: HttpRequest, code: str) -> LedgerKind:
    """The ledger of a code, if the reader's organ keeps it or may use it."""
    try:
        return ledger(code, ledgers_open_to(request.user))  # type: ignore[arg-type]
    except Ledger.DoesNotExist as error:
        raise Http404 from error


def entry_or_404(request: HttpRequest, code: str, pk: int) -> tuple[LedgerKind, Any]:
    """A ledger and one of its entries within the reader's reach."""
    kind = ledger_or_404(request, code)
    return kind, get_object_or_404(kind.rows().visible_to(request.user), pk=pk)  # type: ignore[attr-defined]
