"""The buttons of an entry, and those that act on a whole list."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_status
from jinguo.base.web.gates import posted
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.forms import BecauseForm, FreezeForm
from jinguo.cycle.bookkeeping.kinds import LedgerKind
from jinguo.cycle.bookkeeping.permissions import answers_for, may_freeze
from jinguo.cycle.bookkeeping.views.gates import entry_or_404, for_readers, ledger_or_404, list_anew, organ_or_404
from jinguo.cycle.bookkeeping.views.lists import listed
from jinguo.cycle.bookkeeping.views.pages import facts
from jinguo.org.people.services import Secret, reveal
from jinguo.org.structure.requests import StaffRequest

SHOWN_REFUSALS = 50


@for_readers
@require_POST
def confirm(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """确认 of one entry."""
    kind, row = entry_or_404(request, code, pk)
    services.confirm(row, by=request.user)
    return _done(request, kind, row, f"已确认：{row.number}，计入统计")


@for_readers
@require_POST
def void(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """作废 of one entry."""
    kind, row = entry_or_404(request, code, pk)
    services.void(row, by=request.user, reason=reason_of(request))
    return _done(request, kind, row, f"已作废：{row.number}，不再计入统计")


@for_readers
@require_POST
def reverse(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """冲正 of one entry: the reversing entry stands beside it from today."""
    kind, row = entry_or_404(request, code, pk)
    counter = services.reverse(row, by=request.user, reason=reason_of(request))
    return _done(request, kind, counter, f"已冲正：{row.number}，冲正记录 {counter.number}")


@for_readers
@require_POST
def look(request: StaffRequest, code: str, pk: int, person: int, field: Secret) -> HttpResponse:
    """查看 of a masked number: shown once, with the reason on the record."""
    kind, row = entry_or_404(request, code, pk)
    named = next((one for fact in facts(kind, row) for one, _ in fact.people if one.pk == person), None)
    if named is None or field not in ("id_number", "phone"):
        raise Http404
    value = reveal(named, field, by=request.user, reason=reason_of(request))
    context = {"kind": kind, "row": row, "person": named, "value": value}
    return render(request, "bookkeeping/revealed.html", context)


@for_readers
@require_POST
def confirm_all(request: StaffRequest, code: str) -> HttpResponse:
    """确认 of all entries that the list's address finds; the page says what became of each."""
    kind = ledger_or_404(request, code)
    by = request.user
    rows = listed(request, kind).rows.filter(answers_for(by))
    outcomes = services.confirm_all(kind, rows, by=by)
    left = [one for one in outcomes if not one.verdict]
    context = {
        "kind": kind,
        "confirmed": len(outcomes) - len(left),
        "left": left[:SHOWN_REFUSALS],
        "left_count": len(left),
    }
    return render(request, "bookkeeping/confirmed.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def freeze(request: StaffRequest, code: str) -> HttpResponse:
    """冻结 of a register for the reader's organ on a day: the page that asks for the day, and the act."""
    kind = ledger_or_404(request, code)
    if not kind.is_register:
        raise Http404
    by, organ = request.user, organ_or_404(request)
    demand(may_freeze(by, organ))
    form = FreezeForm(posted(request))
    if not form.is_valid():
        return render(request, "bookkeeping/freeze.html", {"kind": kind, "form": form}, status=form_status(form))
    base = services.freeze(kind, organ, by=by, on=form.cleaned_data["day"], note=form.cleaned_data["note"])
    messages.success(request, f"已冻结 {base.size} 个，作为 {base.day.month}月{base.day.day}日 起覆盖率的基数")
    return redirect("bookkeeping:list", kind.code)


def reason_of(request: StaffRequest) -> str:
    """The reason given. Raises ValidationError with the sentence that the field shows."""
    form = BecauseForm(request.POST)
    if not form.is_valid():
        raise next(iter(form.errors.as_data()["reason"]))
    return form.cleaned_data["reason"]


def _done(request: StaffRequest, kind: LedgerKind, row: Any, receipt: str) -> HttpResponse:
    """Back to the entry; with htmx the drawer closes and the list is asked for anew."""
    messages.success(request, receipt)
    if not request.htmx:
        return redirect("bookkeeping:entry", kind.code, row.pk)
    return list_anew()
