"""The way into the reports: who may come in, and to which one."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from jinguo.base.moves import demand
from jinguo.reports.models import Report, ReportVersion
from jinguo.reports.permissions import may_read
from jinguo.reports.queries import with_content

View = Callable[..., HttpResponse]


def for_readers(view: View) -> View:
    """Let in whose role reads reports; the others are told why not."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        demand(may_read(request.user))  # type: ignore[arg-type]
        return view(request, *args, **kwargs)

    return guarded


def report_or_404(request: HttpRequest, pk: int) -> Report:
    """A report within the reader's reach, with all that composing needs."""
    return get_object_or_404(with_content(Report.objects.visible_to(request.user)), pk=pk)  # type: ignore[arg-type]


def version_or_404(request: HttpRequest, pk: int) -> ReportVersion:
    """A sent version within the reader's reach, with its report."""
    versions = ReportVersion.objects.visible_to(request.user).select_related("report__unit", "sent_by")  # type: ignore[arg-type]
    return get_object_or_404(versions.prefetch_related("report__sections", "report__bindings"), pk=pk)
