"""What a ledger is kept by: its purposes, projects, lines of policy; listed, added to, revised."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.moves.versions import Versioned
from jinguo.base.web import words
from jinguo.base.web.drawing import form_status
from jinguo.base.web.gates import posted
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.forms.kept import columns_of, kept_form
from jinguo.cycle.bookkeeping.kinds import LedgerKind
from jinguo.cycle.bookkeeping.permissions import may_set_up
from jinguo.cycle.bookkeeping.views.gates import department_or_404, for_readers, ledger_or_404
from jinguo.org.structure.models import Staff
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.scope import ScopedModel
from jinguo.rules.verdict import Verdict

SHOWN = 500


@for_readers
@require_http_methods(["GET", "POST"])
def rows(request: StaffRequest, code: str, name: str) -> HttpResponse:
    """The rows of the reader's organ; posted, one more of her department."""
    kind, model = _kept(request, code, name)
    reader = request.user
    form = kept_form(model, reader, posted(request))
    if form.is_bound:
        demand(sets_up(reader))
        if form.is_valid() and _saved(form, lambda: _added(request, model, form.cleaned_data)):
            messages.success(request, f"已设立{model._meta.verbose_name}：{form.instance}")
            return redirect("bookkeeping:kept", code, name)
    context = {"form": form, "may": sets_up(reader), "lines": _lines(model, reader), **_facts(kind, model, reader)}
    return render(request, "bookkeeping/kept.html", context, status=form_status(form))


@for_readers
@require_http_methods(["GET", "POST"])
def row(request: StaffRequest, code: str, name: str, pk: int) -> HttpResponse:
    """The form that revises one row; a form drawn from an older version is refused."""
    kind, model = _kept(request, code, name)
    reader = request.user
    if not issubclass(model, Versioned):
        raise Http404
    found: Any = get_object_or_404(model.objects.visible_to(reader), pk=pk)
    demand(may_set_up(reader, found.unit))
    form = kept_form(model, reader, posted(request), found)
    if form.is_bound and form.is_valid() and _saved(form, lambda: _revised(request, found, form.cleaned_data)):
        messages.success(request, f"已保存{model._meta.verbose_name}：{found}")
        return redirect("bookkeeping:kept", code, name)
    context = {"form": form, "row": found, **_facts(kind, model, reader)}
    return render(request, "bookkeeping/kept_row.html", context, status=form_status(form))


def sets_up(reader: Staff) -> Verdict:
    """Whether the reader may set up rows for her department."""
    return asked_of_own(reader, may_set_up)


def _kept(request: StaffRequest, code: str, name: str) -> tuple[LedgerKind, type[ScopedModel]]:
    kind = ledger_or_404(request, code)
    model = next((one for one in kind.kept_by if one._meta.model_name == name), None)
    if model is None:
        raise Http404
    return kind, model


def _facts(kind: LedgerKind, model: type[ScopedModel], reader: Staff) -> dict[str, Any]:
    unit = reader.department_on(clock.today())
    return {
        "kind": kind,
        "name": model._meta.model_name,
        "title": model._meta.verbose_name,
        "heads": [str(column.verbose_name) for column in columns_of(model)],
        "in_force": kind.in_force(unit, clock.today()) if unit else [],
    }


def _lines(model: type[ScopedModel], reader: Staff) -> list[tuple[Any, list[str], bool]]:
    """Each row with its values in words, and whether the reader may revise it."""
    found = model.objects.visible_to(reader)[:SHOWN]
    joined = found.select_related(*(column.name for column in columns_of(model) if column.is_relation))
    return [(one, [_told(one, column) for column in columns_of(model)], _revises(model, reader, one)) for one in joined]


def _revises(model: type[ScopedModel], reader: Staff, row: Any) -> bool:
    return issubclass(model, Versioned) and bool(may_set_up(reader, row.unit))


def _told(row: models.Model, column: models.Field) -> str:
    value = getattr(row, column.name)
    if value in (None, ""):
        return words.NOTHING
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(column, models.DateField):
        return words.day(value)
    return str(getattr(row, f"get_{column.name}_display")() if column.choices else value)


def _saved(form: Any, save: Any) -> bool:
    """Whether the service took it; if not, its complaints stand at the form."""
    try:
        save()
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    return True


def _added(request: StaffRequest, model: type[ScopedModel], values: dict[str, Any]) -> Any:
    return services.set_up(model, unit=department_or_404(request), by=request.user, **values)


def _revised(request: StaffRequest, found: Any, values: dict[str, Any]) -> Any:
    seen = request.POST.get("seen", "")
    return services.revise(found, by=request.user, seen=int(seen) if seen.isdigit() else -1, **values)
