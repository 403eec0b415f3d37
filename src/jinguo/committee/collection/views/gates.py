"""Who is let in, what is found within reach, and the pages that hold one form for one step."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jinguo.base.web.drawing import done, form_status
from jinguo.base.web.gates import gate
from jinguo.base.web.steps import StepPages
from jinguo.committee.collection.models import Cell, CollectionRound, Correction, Return, RoundItem
from jinguo.committee.collection.permissions import may_read
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import Verdict

for_readers = gate(may_read)
Find = Callable[[StaffRequest, int], Any]
OF_SHEET = ("round__committee__region", "round__unit", "unit__region", "submitted_by", "checked_by", "accepted_by")
OF_CELL = ("indicator", "region", "changed_by", "sheet__unit", "sheet__round__committee__region", "sheet__round__unit")


def round_or_404(request: StaffRequest, pk: int) -> CollectionRound:
    """A round within reach."""
    rows = CollectionRound.objects.visible_to(request.user).select_related("committee__region", "unit")
    return get_object_or_404(rows, pk=pk)


def item_or_404(request: StaffRequest, pk: int) -> RoundItem:
    """An indicator that a round within reach asks for."""
    rows = RoundItem.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("round__committee__region", "indicator", "unit"), pk=pk)


def sheet_or_404(request: StaffRequest, pk: int) -> Return:
    """A return within reach, with how far it has come."""
    return get_object_or_404(Return.objects.visible_to(request.user).counted().select_related(*OF_SHEET), pk=pk)


def cell_or_404(request: StaffRequest, pk: int) -> Cell:
    """A cell of a return within reach."""
    return get_object_or_404(Cell.objects.visible_to(request.user).select_related(*OF_CELL), pk=pk)


def correction_or_404(request: StaffRequest, pk: int) -> Correction:
    """A correction within reach."""
    joined = [f"cell__{name}" for name in OF_CELL]
    rows = Correction.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("asked_by", "decided_by", "observation", *joined), pk=pk)


def form_page(
    request: StaffRequest, form: forms.BaseForm, title: str, label: str, back: Any = None, **more: Any
) -> HttpResponse:
    """The page of one form; `back` is the row whose page it returns to without saving, None for the list of rounds."""
    url = back.get_absolute_url() if back else reverse("collection:list")
    context = {"form": form, "title": title, "label": label, "back": url, "back_label": back, **more}
    return render(request, "collection/form.html", context, status=form_status(form))


def _draw(request: StaffRequest, form: forms.BaseForm, row: Any, title: str, label: str, **beside: Any) -> HttpResponse:
    return form_page(request, form, title, label, row, **beside)


STEPS = StepPages(for_readers, _draw)


def step_view(
    find: Find,
    may: Callable[[Staff, Any], Verdict],
    form_class: type[forms.Form],
    act: Callable[..., Any],
    words: tuple[str, str, str],
    told: str = "",
) -> Callable[..., HttpResponse]:
    """A view of one step: its form, the service that it asks, and the page of its row after it.

    `words` are title, button and receipt, `told` a sentence above the form.
    """
    return STEPS.view(find, may, form_class, act, words, beside=lambda _request, _row: {"told": told})


def post_view(find: Find, act: Callable[..., Any], receipt: str) -> Callable[..., HttpResponse]:
    """A view of one button: the service asks who may."""

    @for_readers
    @require_POST
    def view(request: StaffRequest, pk: int) -> HttpResponse:
        return done(request, receipt, act(find(request, pk), by=request.user))

    view.__doc__ = f"{receipt}."
    return view
