"""The way into the books: who may come in, and to which ledger and entry."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django_htmx.http import trigger_client_event

from jinguo.base.moves import demand
from jinguo.cycle.bookkeeping.kinds import LedgerKind, ledger
from jinguo.cycle.bookkeeping.models import Ledger
from jinguo.cycle.bookkeeping.permissions import may_read
from jinguo.cycle.bookkeeping.queries import ledgers_open_to

View = Callable[..., HttpResponse]


def for_readers(view: View) -> View:
    """Let in whose role reads ledgers; the others are told why not. That somebody is logged in is seen to before."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        demand(may_read(request.user))  # type: ignore[arg-type]
        return view(request, *args, **kwargs)

    return guarded


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
