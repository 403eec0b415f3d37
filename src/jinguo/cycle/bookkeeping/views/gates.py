"""The way into the books: who may come in, and to which ledger and entry."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django_htmx.http import trigger_client_event

from jinguo.base import clock
from jinguo.base.web.gates import gate
from jinguo.cycle.bookkeeping.kinds import LedgerKind, ledger
from jinguo.cycle.bookkeeping.models import Ledger
from jinguo.cycle.bookkeeping.permissions import may_read
from jinguo.cycle.bookkeeping.queries import ledgers_open_to
from jinguo.org.structure.models import Unit
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)  # the others are told why they do not read ledgers


def list_anew() -> HttpResponse:
    """An answer that has the list asked for anew and then closes the drawer, in whose form both events begin."""
    return trigger_client_event(trigger_client_event(HttpResponse(""), "list-changed"), "drawer-close")


def ledger_or_404(request: StaffRequest, code: str) -> LedgerKind:
    """The ledger of a code, if the reader's organ keeps it or may use it."""
    try:
        return ledger(code, ledgers_open_to(request.user))
    except Ledger.DoesNotExist as error:
        raise Http404 from error


def department_or_404(request: StaffRequest) -> Unit:
    """The department that the reader works in today; none for who has no appointment."""
    unit = request.user.department_on(clock.today())
    if unit is None:
        raise Http404
    return unit


def organ_or_404(request: StaffRequest) -> Unit:
    """The organ of the reader's department."""
    return organ_of(department_or_404(request))


def entry_or_404(request: StaffRequest, code: str, pk: int) -> tuple[LedgerKind, Any]:
    """A ledger and one of its entries within the reader's reach."""
    kind = ledger_or_404(request, code)
    return kind, get_object_or_404(kind.rows().visible_to(request.user), pk=pk)
