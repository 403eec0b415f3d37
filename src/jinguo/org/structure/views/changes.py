"""What happens to units, for the system administrator: opened, renamed, moved, split, merged, closed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_page, form_status
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import gate, posted
from jinguo.org.structure import services
from jinguo.org.structure.forms.units import (
    ChangeForm,
    CloseForm,
    MergeForm,
    MoveForm,
    OpenForm,
    RenameForm,
    SplitForm,
)
from jinguo.org.structure.models import Appointment, Unit
from jinguo.org.structure.permissions import may_change_unit, may_keep_units
from jinguo.org.structure.requests import StaffRequest

Service = Callable[..., Any]


@dataclass(frozen=True)
class Change:
    """One kind of event: its word, what is filled in, and the service that writes it."""

    label: str
    form: type[ChangeForm]
    service: Service


CHANGES: Mapping[str, Change] = {
    "rename": Change("更名", RenameForm, services.rename_unit),
    "move": Change("调整隶属", MoveForm, services.move_unit),
    "split": Change("分设", SplitForm, services.split_unit),
    "merge": Change("并入", MergeForm, services.merge_unit),
    "close": Change("撤销", CloseForm, services.close_unit),
}


@require_http_methods(["GET", "POST"])
@gate(may_keep_units)
def open_unit(request: StaffRequest) -> HttpResponse:
    """新增单位: one that the house did not have."""
    form = OpenForm(posted(request), unit=None, actor=request.user)
    opened = _written(request, form, services.open_unit)
    if opened:
        messages.success(request, f"已新增{opened}。")
        return redirect("structure:unit", pk=opened.pk)
    crumbs = [("单位", reverse("structure:units"))]
    return form_page(request, form, "新增单位", "新增单位", crumbs, sub="一次新增很多个，用表格导入更快")


@require_http_methods(["GET", "POST"])
@gate(may_keep_units)
def change(request: StaffRequest, pk: int, word: str) -> HttpResponse:
    """One event in a unit's life, asked for with its day and paper."""
    unit = get_object_or_404(Unit.objects.visible_to(request.user), pk=pk)
    if word not in CHANGES:
        raise Http404
    demand(may_change_unit(request.user, unit))
    asked, name = CHANGES[word], unit.name
    form = asked.form(posted(request), unit=unit, actor=request.user)
    if _written(request, form, asked.service, unit):
        messages.success(request, f"{name}已{asked.label}，沿革已记。")
        return redirect("structure:unit", pk=unit.pk)
    context = {
        "form": form,
        "unit": unit,
        "name": name,
        "word": word,
        "label": asked.label,
        "standing": unit.children.filter(closed=None).count(),
        "people": Appointment.objects.running().filter(unit=unit).count(),
    }
    return render(request, "structure/change_unit.html", context, status=form_status(form))


def _written(request: StaffRequest, form: ChangeForm, service: Service, *about: Any) -> Any:
    """What the service gives back; None while the form is empty or has to be put right."""
    return carried_out(form, lambda: service(*about, by=request.user, **form.cleaned_data))
