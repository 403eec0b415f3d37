"""The parts of a panel that is prepared, each a form of its own."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_status
from jinguo.base.web.forms import take_errors
from jinguo.base.web.gates import posted
from jinguo.cycle.panels import services
from jinguo.cycle.panels.forms.drafting import (
    BasicsForm,
    CriteriaForm,
    QuestionForm,
    RatersForm,
    Seen,
    SubjectsForm,
    people_form,
)
from jinguo.cycle.panels.kinds import BALLOT, RATING, SURVEY
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.permissions import may_change
from jinguo.cycle.panels.views.gates import for_readers, panel_or_404
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_http_methods(["GET", "POST"])
def change(request: StaffRequest, pk: int) -> HttpResponse:
    """What it is: title, last day, and what its kind needs."""
    panel = _changeable(request, pk)
    form = BasicsForm(panel.kind, posted(request), instance=panel, initial={"seen": panel.version})
    return _part(request, pk, form, "基本情况", lambda given: _change(request, pk, given))


@for_readers
@require_http_methods(["GET", "POST"])
def subjects(request: StaffRequest, pk: int) -> HttpResponse:
    """Whom it is about."""
    panel = _changeable(request, pk, RATING, BALLOT)
    form = SubjectsForm(panel, posted(request))
    return _part(request, pk, form, "评议对象", lambda given: services.name_subjects(panel, by=request.user, **given))


@for_readers
@require_http_methods(["GET", "POST"])
def participants(request: StaffRequest, pk: int) -> HttpResponse:
    """Who takes part."""
    panel = _changeable(request, pk)
    form = people_form(panel, posted(request))

    def name(given: dict) -> None:
        weights = form.weights() if isinstance(form, RatersForm) else None
        services.name_participants(panel, form.named(), by=request.user, seen=given["seen"], weights=weights)

    return _part(request, pk, form, "参评人", name)


@for_readers
@require_http_methods(["GET", "POST"])
def criteria(request: StaffRequest, pk: int) -> HttpResponse:
    """What is rated."""
    panel = _changeable(request, pk, RATING)
    form = CriteriaForm(panel, posted(request))
    return _part(request, pk, form, "评分项", lambda given: services.set_criteria(panel, by=request.user, **given))


@for_readers
@require_http_methods(["GET", "POST"])
def questions(request: StaffRequest, pk: int) -> HttpResponse:
    """One more question."""
    panel = _changeable(request, pk, SURVEY)
    form = QuestionForm(posted(request), initial={"seen": panel.version})
    return _part(request, pk, form, "加一题", lambda given: services.ask(panel, by=request.user, **given))


@for_readers
@require_POST
def drop_question(request: StaffRequest, pk: int, order: int) -> HttpResponse:
    """One question less."""
    panel = _changeable(request, pk, SURVEY)
    form = Seen(request.POST)
    if not form.is_valid():
        raise ValidationError("页面开得太久，请刷新后再删。")
    question = get_object_or_404(panel.questions, order=order)
    services.drop_question(question, by=request.user, seen=form.cleaned_data["seen"])
    messages.success(request, f"已删去“{question}”")
    return redirect(panel)


def _changeable(request: StaffRequest, pk: int, *kinds: str) -> Panel:
    """A panel that the reader may change, of one of the kinds that have the part."""
    panel = panel_or_404(request, pk)
    demand(may_change(request.user, panel))
    if kinds and panel.kind not in kinds:
        raise Http404
    return panel


def _change(request: StaffRequest, pk: int, given: dict) -> None:
    """Save through the row as the database has it: the form has already written into its own."""
    services.change(Panel.objects.get(pk=pk), by=request.user, **given)


def _part(request: StaffRequest, pk: int, form: BaseForm, title: str, save: Callable[[dict], object]) -> HttpResponse:
    """Draw the form, or save it and go back to the panel."""
    if form.is_bound and form.is_valid():
        try:
            save(form.cleaned_data)
        except ValidationError as problem:
            take_errors(form, problem)
        else:
            messages.success(request, f"已保存{title}")
            return redirect("panels:panel", pk)
    context = {"form": form, "part": title, "panel": panel_or_404(request, pk)}
    return render(request, "panels/part.html", context, status=form_status(form))
