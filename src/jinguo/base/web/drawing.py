"""How a page answers: whole for the browser, the part that htmx swaps in, with the status of a form drawn again."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jinguo.base.web.requests import KnownRequest

Crumbs = Iterable[tuple[str, str]]  # the pages above a page, the nearest last: what each is called, and its address
FORM = "web/form.html"


def draw_part(
    request: KnownRequest, template: str, part: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The page; for htmx the part of its template alone, always with 200: it swaps in nothing else."""
    if request.htmx:
        return render(request, f"{template}#{part}", context)
    return render(request, template, context, status=status)


def form_page(
    request: KnownRequest,
    form: BaseForm,
    title: str,
    label: str,
    crumbs: Crumbs,
    *,
    template: str = FORM,
    **beside: Any,
) -> HttpResponse:
    """The page of one form; the form alone, as the drawer holds it, where htmx asks.

    `label` stands on its button; the last of `crumbs` is where it returns to without saving. What may stand beside it
    by name: `sub`, grey facts under the title; `told`, a sentence above the fields; `warned`, a remark above all;
    `danger`, for an act that cannot be undone; `seen`, the version that a form without such a field was drawn from.
    A page that shows more names a `template` that extends web/form.html.
    """
    trail = list(crumbs)
    context = {"form": form, "title": title, "label": label, "crumbs": trail, "back": trail[-1][1], **beside}
    if request.htmx:
        return draw_part(request, FORM, "drawer", context)
    return render(request, template, context, status=form_status(form))


def form_status(form: BaseForm) -> int:
    """422 for a form that is drawn again with what was posted, 200 for one that is only looked at."""
    return 422 if form.is_bound else 200


def done(request: HttpRequest, receipt: str, row: Any) -> HttpResponse:
    """After an act: the receipt, on the page of the row that it was about."""
    messages.success(request, receipt)
    return redirect(row)
