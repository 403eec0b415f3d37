"""One entry: entered, read, changed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from jinguo.base.moves import Refused, Stale, demand
from jinguo.base.web.drawing import draw_part, form_status
from jinguo.base.web.gates import posted
from jinguo.base.web.once import once
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.forms import EntryForm
from jinguo.cycle.bookkeeping.kinds import LedgerKind
from jinguo.cycle.bookkeeping.permissions import may_change, may_keep
from jinguo.cycle.bookkeeping.views.gates import entry_or_404, for_readers, ledger_or_404, list_anew
from jinguo.cycle.bookkeeping.views.lists import records
from jinguo.cycle.bookkeeping.views.pages import acts, conflict, shown_entry
from jinguo.org.structure.models import Unit
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import Verdict

NO_DEPARTMENT = "这一天您还没有任职部室，请改日期或选“记在”哪个部室"


@for_readers
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest, code: str, source: str = "typed") -> HttpResponse:
    """The form of a new entry; on a phone it comes back empty for the next one."""
    kind = ledger_or_404(request, code)
    demand(records(request.user))
    form = EntryForm(kind, request.user, posted(request))
    if form.is_bound and form.is_valid() and (url := _entered(request, form, source)):
        return redirect(url) if not request.htmx else HttpResponseClientRedirect(url)
    return _draw(request, kind, form)


def _entered(request: StaffRequest, form: EntryForm, source: str) -> str:
    """Enter once for this form; the address to go on to, empty when the form must be drawn again."""
    unit = form.unit
    if unit is None:
        form.add_error("day" if "day" in form.fields else None, NO_DEPARTMENT)
        return ""
    try:
        return once(form.key, request.user.number, lambda: _enter(request, form, unit, source))
    except ValidationError as problem:
        form.take_errors(problem)
    except Refused as refusal:
        form.add_error("day" if "day" in form.fields else None, refusal.reason)
    return ""


def _enter(request: StaffRequest, form: EntryForm, unit: Unit, source: str) -> str:
    row = services.enter(form.kind, form.values, unit=unit, by=request.user, source=source)
    waits = "" if form.kind.is_register else "，确认后计入统计"
    messages.success(request, f"已记入 {row.number}{waits}")
    if source == "phone":
        return reverse("bookkeeping:phone", args=[form.kind.code])
    return reverse("bookkeeping:list", args=[form.kind.code])


@for_readers
@require_http_methods(["GET"])
def entry(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """One entry with its trail and what it counts in; beside the list the form to change it, where that is possible."""
    kind, row = entry_or_404(request, code, pk)
    if request.htmx and changes(request, kind, row):
        return _draw(request, kind, EntryForm(kind, request.user, row=row))
    return shown_entry(request, kind, row)


@for_readers
@require_http_methods(["GET", "POST"])
def change(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """The form that corrects an entry; a form drawn from an older version is shown beside what stands now."""
    kind, row = entry_or_404(request, code, pk)
    demand(changes(request, kind, row))
    form = EntryForm(kind, request.user, posted(request), row=row)
    if not (form.is_bound and form.is_valid()):
        return _draw(request, kind, form)
    try:
        services.correct(row, form.values, by=request.user, seen=form.cleaned_data["seen"])
    except Stale as stale:
        return conflict(request, form, stale)
    except ValidationError as problem:
        form.take_errors(problem)
        return _draw(request, kind, form)
    return _saved(request, kind, row)


def changes(request: StaffRequest, kind: LedgerKind, row: Any) -> Verdict:
    """Whether the reader may correct the entry."""
    by = request.user
    return may_keep(by, row) if kind.is_register else may_change(by, row)


def _saved(request: StaffRequest, kind: LedgerKind, row: Any) -> HttpResponse:
    """Back to the list, or with htmx: the drawer closes and the list is asked for anew."""
    messages.success(request, f"已保存：{row.number}")
    if not request.htmx:
        return redirect("bookkeeping:entry", kind.code, row.pk)
    return list_anew()


def _draw(request: StaffRequest, kind: LedgerKind, form: EntryForm) -> HttpResponse:
    """The form, as a page or for the drawer."""
    at_once = [one for one in acts(request.user, kind, form.row) if one.is_quick] if form.row else []
    context = {"kind": kind, "form": form, "row": form.row, "acts": at_once}
    return draw_part(request, "bookkeeping/form.html", "drawer", context, status=form_status(form))
