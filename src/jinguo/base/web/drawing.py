"""How a page answers: whole for the browser, the part that htmx swaps in, with the status of a form drawn again."""

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jinguo.base.web.requests import KnownRequest


def draw_part(
    request: KnownRequest, template: str, part: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The page; for htmx the part of its template alone, always with 200: it swaps in nothing else."""
    if request.htmx:
        return render(request, f"{template}#{part}", context)
    return render(request, template, context, status=status)


def form_status(form: BaseForm) -> int:
    """422 for a form that is drawn again with what was posted, 200 for one that is only looked at."""
    return 422 if form.is_bound else 200


def done(request: HttpRequest, receipt: str, row: Any) -> HttpResponse:
    """After an act: the receipt, on the page of the row that it was about."""
    messages.success(request, receipt)
    return redirect(row)
