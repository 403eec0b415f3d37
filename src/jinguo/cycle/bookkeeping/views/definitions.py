"""Defining a ledger on screen, with a look at the form it will have."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.gates import posted
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.forms import EntryForm
from jinguo.cycle.bookkeeping.forms.definitions import DefinitionForm
from jinguo.cycle.bookkeeping.kinds.custom import CustomLedger, kind_of
from jinguo.cycle.bookkeeping.models import Ledger
from jinguo.cycle.bookkeeping.permissions import may_define
from jinguo.cycle.bookkeeping.queries import organ_of
from jinguo.cycle.bookkeeping.views.gates import for_readers, ledger_or_404
from jinguo.org.structure.models import Unit
from jinguo.rules.forms import check_fields


@for_readers
@require_http_methods(["GET", "POST"])
def define(request: HttpRequest) -> HttpResponse:
    """The form of a new ledger of the reader's organ."""
    return _defined(request, _organ(request), None)


@for_readers
@require_http_methods(["GET", "POST"])
def redefine(request: HttpRequest, code: str) -> HttpResponse:
    """The form that changes a ledger."""
    kind = ledger_or_404(request, code)
    if not isinstance(kind, CustomLedger):
        raise Http404
    return _defined(request, kind.row.unit, kind.row)


def _organ(request: HttpRequest) -> Unit:
    unit = request.user.department_on(clock.today())  # type: ignore[union-attr]
    if unit is None:
        raise Http404
    return organ_of(unit)


def _defined(request: HttpRequest, unit: Unit, row: Ledger | None) -> HttpResponse:
    by: Any = request.user
    demand(may_define(by, unit))
    form = DefinitionForm(posted(request), row)
    if request.method == "POST" and form.is_valid():
        if "preview" not in request.POST and (saved := _saved(request, form, unit)):
            messages.success(request, f"已保存台账“{saved.title}”")
            return redirect("bookkeeping:list", saved.code)
        return _draw(request, form, _preview(request, form, unit))
    return _draw(request, form, None, 422 if request.method == "POST" else 200)


def _saved(request: HttpRequest, form: DefinitionForm, unit: Unit) -> Ledger | None:
    """The definition, stored; None, with its complaints at the form, when it does not hold."""
    by: Any = request.user
    try:
        if form.row is None:
            return services.define(form.head.cleaned_data["code"], unit=unit, by=by, **form.changes)
        return services.redefine(form.row, by=by, seen=form.head.cleaned_data["seen"], **form.changes)
    except ValidationError as problem:
        by_field = problem.message_dict if hasattr(problem, "error_dict") else {"": problem.messages}
        for name, words in by_field.items():
            for word in words:
                form.head.add_error(name if name in form.head.fields else None, word)
    return None


def _preview(request: HttpRequest, form: DefinitionForm, unit: Unit) -> EntryForm | None:
    """The entry form as it would be; nothing while the fields do not hold."""
    changes = form.changes
    if check_fields(changes["fields"]):
        return None
    by: Any = request.user
    return EntryForm(kind_of(Ledger(code="preview", unit=unit, **changes)), by)


def _draw(request: HttpRequest, form: DefinitionForm, preview: EntryForm | None, status: int = 200) -> HttpResponse:
    context = {"form": form, "row": form.row, "preview": preview}
    return render(request, "bookkeeping/define.html", context, status=status)
