"""What is entered of a confirmed row later on: the form of one follow-up, and the act."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_status
from jinguo.base.web.forms import take_errors
from jinguo.base.web.gates import posted
from jinguo.cycle.bookkeeping.forms.fields import form_fields
from jinguo.cycle.bookkeeping.kinds import FollowUp, LedgerKind
from jinguo.cycle.bookkeeping.views.gates import entry_or_404, for_readers
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_http_methods(["GET", "POST"])
def follow_up(request: StaffRequest, code: str, pk: int, step: str) -> HttpResponse:
    """One follow-up of an entry, such as the settlement of a loan."""
    kind, row = entry_or_404(request, code, pk)
    asked = _asked(kind, step)
    demand(asked.may(request.user, row))
    form = _form(asked, posted(request))
    if form.is_bound and form.is_valid() and _entered(request, asked, row, form):
        messages.success(request, f"已{asked.label}：{row.number}")
        return redirect("bookkeeping:entry", kind.code, row.pk)
    context = {"kind": kind, "row": row, "form": form, "step": asked}
    return render(request, "bookkeeping/follow_up.html", context, status=form_status(form))


def _asked(kind: LedgerKind, step: str) -> FollowUp:
    found = next((one for one in kind.follow_ups if one.code == step), None)
    if found is None:
        raise Http404
    return found


def _form(asked: FollowUp, data: Any) -> forms.Form:
    form = forms.Form(data)
    for one in asked.fields:
        form.fields.update(form_fields(one, [], None))
    return form


def _entered(request: StaffRequest, asked: FollowUp, row: Any, form: forms.Form) -> bool:
    try:
        asked.enter(row, by=request.user, **form.cleaned_data)
    except ValidationError as problem:
        take_errors(form, problem)
        return False
    return True
