"""Who is let in, what is found within reach, and the pages that hold one form for one step."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_status
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import gate, posted
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee
from jinguo.office.appraisal.permissions import may_read
from jinguo.office.appraisal.queries import person_rows
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import Verdict

Find = Callable[[StaffRequest, int], Any]
May = Callable[[Staff, Any], Verdict]
Told = Callable[[Any], Mapping[str, Any]]

for_readers = gate(may_read)


def year_or_404(request: StaffRequest, pk: int) -> AnnualAssessment:
    """A year within reach."""
    return get_object_or_404(AnnualAssessment.objects.visible_to(request.user).select_related("unit"), pk=pk)


def person_or_404(request: StaffRequest, pk: int) -> Appraisee:
    """A person within reach."""
    return get_object_or_404(person_rows(request.user), pk=pk)


def form_page(
    request: StaffRequest, form: forms.BaseForm, title: str, label: str, back: Any, **more: Any
) -> HttpResponse:
    """The page of one form; `back` is the row whose page it returns to, None for the list of years."""
    context = {"form": form, "title": title, "label": label, "back": back, **more}
    return render(request, "appraisal/form.html", context, status=form_status(form))


def step_view(
    find: Find,
    may: May,
    form_class: type[forms.BaseForm],
    act: Callable[..., Any],
    words: tuple[str, str, str],
    *,
    first: Told = lambda _row: {},
    beside: Callable[[StaffRequest, Any], Mapping[str, Any]] = lambda _request, _row: {},
    leads_to: Callable[[Any, Any], Any] = lambda row, _found: row,
) -> Callable[..., HttpResponse]:
    """A view of one step: its form, the service that it asks, and where it leads.

    `words` are title, button and receipt. `act` is given the row, `by` and what the form says; `first` is what the form
    begins with, `beside` what stands beside it, `leads_to` the row that is opened then (by default the one it is of).
    """
    title, label, receipt = words

    @for_readers
    @require_http_methods(["GET", "POST"])
    def view(request: StaffRequest, pk: int) -> HttpResponse:
        row = find(request, pk)
        demand(may(request.user, row))
        form = _bound(form_class, request, row, first(row))
        found = carried_out(form, lambda: act(row, by=request.user, **form.cleaned_data))
        if found:
            return done(request, receipt, leads_to(row, found))
        return form_page(request, form, f"{title}　{row}", label, row, **beside(request, row))

    view.__doc__ = f"{title}."
    return view


def _bound(form_class: Any, request: StaffRequest, row: Any, first: Mapping[str, Any]) -> Any:
    """A form of what was posted; one of a model's fields begins with the row itself."""
    if issubclass(form_class, forms.ModelForm):
        return form_class(posted(request), instance=row)
    return form_class(posted(request), initial=dict(first))
