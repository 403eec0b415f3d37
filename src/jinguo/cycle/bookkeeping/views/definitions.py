"""Defining a ledger on screen, with a look at the form it will have."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.forms import take_errors
from jinguo.base.web.gates import posted
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.forms import EntryForm
from jinguo.cycle.bookkeeping.forms.definitions import DefinitionForm
from jinguo.cycle.bookkeeping.kinds.custom import CustomLedger, kind_of
from jinguo.cycle.bookkeeping.models import Ledger
from jinguo.cycle.bookkeeping.permissions import may_define
from jinguo.cycle.bookkeeping.views.gates import for_readers, ledger_or_404, organ_or_404
from jinguo.org.structure.models import Unit
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.forms import check_fields


@for_readers
@require_http_methods(["GET", "POST"])
def define(request: StaffRequest) -> HttpResponse:
    """The form of a new ledger of the reader's organ."""
    return _defined(request, organ_or_404(request), None)


@for_readers
@require_http_methods(["GET", "POST"])
def redefine(request: StaffRequest, code: str) -> HttpResponse:
    """The form that changes a ledger."""
    kind = ledger_or_404(request, code)
    if not isinstance(kind, CustomLedger):
        raise Http404
    return _defined(request, kind.row.unit, kind.row)


def _defined(request: StaffRequest, unit: Unit, row: Ledger | None) -> HttpResponse:
    by = request.user
    demand(may_define(by, unit))
    form = DefinitionForm(posted(request), row)
    if request.method == "POST" and form.is_valid():
        if "preview" not in request.POST and (saved := _saved(request, form, unit)):
            messages.success(request, f"已保存台账“{saved.title}”")
            return redirect("bookkeeping:list", saved.code)
        return _draw(request, form, _preview(request, form, unit))
    return _draw(request, form, None, 422 if request.method == "POST" else 200)


def _saved(request: StaffRequest, form: DefinitionForm, unit: Unit) -> Ledger | None:
    """The definition, stored; None, with its complaints at the form, when it does not hold."""
    by = request.user
    try:
        if form.row is None:
            return services.define(form.head.cleaned_data["code"], unit=unit, by=by, **form.changes)
        return services.redefine(form.row, by=by, seen=form.head.cleaned_data["seen"], **form.changes)
    except ValidationError as problem:
        take_errors(form.head, problem)
    return None


def _preview(request: StaffRequest, form: DefinitionForm, unit: Unit) -> EntryForm | None:
    """The entry form as it would be; nothing while the fields do not hold."""
    changes = form.changes
    if check_fields(changes["fields"]):
        return None
    by = request.user
    return EntryForm(kind_of(Ledger(code="preview", unit=unit, **changes)), by)


def _draw(request: StaffRequest, form: DefinitionForm, preview: EntryForm | None, status: int = 200) -> HttpResponse:
    context = {"form": form, "row": form.row, "preview": preview}
    return render(request, "bookkeeping/define.html", context, status=status)
