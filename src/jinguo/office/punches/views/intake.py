"""Files of punches on screen: taken in, their batches, what became of each line, a wrong one made void."""

import hashlib
from typing import Any

import django_filters
import django_tables2
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import files
from jinguo.base.jobs.models import Job
from jinguo.base.moves import demand
from jinguo.base.sheets import template
from jinguo.base.web.downloads import attachment
from jinguo.base.web.drawing import done, form_page, form_status
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import ReasonForm, carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.base.web.tables import DayColumn, Grid, NumberColumn
from jinguo.office.punches import services
from jinguo.office.punches.forms import FileForm, VoidForm
from jinguo.office.punches.importing import read_lines
from jinguo.office.punches.importing.accounts import SHEET, account_rows, account_words
from jinguo.office.punches.importing.jobs import in_the_background, is_big
from jinguo.office.punches.models import READ_IN, PunchBatch
from jinguo.office.punches.permissions import may_keep, may_void
from jinguo.office.punches.views.gates import HOME, for_readers
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest, own_organ


class BatchGrid(Grid):
    """The list's columns."""

    name = django_tables2.Column("文件", linkify=True, attrs={"td": {"class": "bar-cell"}})
    source = django_tables2.Column("来源", attrs={"td": {"data-label": "来源"}})
    on = DayColumn("导入日")
    by = django_tables2.Column("导入人", default="系统", orderable=False, attrs={"td": {"data-label": "导入人"}})
    lines = NumberColumn("行数", orderable=False)
    state = django_tables2.Column("状态", empty_values=(), orderable=False, attrs={"td": {"data-label": "状态"}})

    class Meta:
        attrs = {"class": "grid cards"}

    def render_state(self, record: PunchBatch) -> str:
        """Whether it counts."""
        return "已作废" if record.is_void else "有效"


class BatchConditions(Conditions):
    """What the list is narrowed by."""

    name = django_filters.CharFilter(label="文件", field_name="name", lookup_expr="contains")
    source = django_filters.ChoiceFilter(label="来源", choices=list(READ_IN.items()))
    first = django_filters.DateFilter(label="从", field_name="on", lookup_expr="gte")
    last = django_filters.DateFilter(label="到", field_name="on", lookup_expr="lte")


@for_readers
@require_http_methods(["GET", "POST"])
def take_in(request: StaffRequest) -> HttpResponse:
    """Take a file in; the page of its batch accounts for every line. A big one is taken in by the worker."""
    demand(asked_of_own(request.user, may_keep))
    form = FileForm(posted(request), request.FILES if request.method == "POST" else None)
    if answer := carried_out(form, lambda: _taken_in(request, form.cleaned_data["file"])):
        return answer
    return form_page(request, form, "导入打卡文件", "导入这个文件", [HOME])


def _taken_in(request: StaffRequest, upload: UploadedFile) -> HttpResponse:
    content, name = upload.read(), str(upload.name)[:120]
    organ, lines = own_organ(request), read_lines(content)
    if is_big(content):
        return redirect("jobs:watch", in_the_background(organ, content, name=name, by=request.user).pk)
    digest = hashlib.sha256(content).hexdigest()
    batch = services.take_in(organ, lines, by=request.user, name=name, sha256=digest).batch
    return done(request, f"已导入“{batch}”", batch)


@for_readers
@require_GET
def taken(request: StaffRequest, pk: int) -> HttpResponse:
    """Where a job of one's own leads that has taken a file in: its batch."""
    job = get_object_or_404(Job, pk=pk, code="punches.take_in", by_number=request.user.number, state="done")
    return redirect("punches:batch", job.result["batch"])


@for_readers
@require_GET
def batches(request: StaffRequest) -> HttpResponse:
    """What was taken in."""
    rows = PunchBatch.objects.visible_to(request.user).select_related("by")
    context = {
        "listing": listing(request, rows, table=BatchGrid, conditions=BatchConditions),
        "to_keep": asked_of_own(request.user, may_keep),
    }
    return render(request, "punches/batches.html", context)


@for_readers
@require_GET
def batch(request: StaffRequest, pk: int) -> HttpResponse:
    """A batch: what became of each of its lines."""
    return _drawn(request, _batch_or_404(request, pk), VoidForm())


@for_readers
@require_http_methods(["POST"])
def void(request: StaffRequest, pk: int) -> HttpResponse:
    """Let it count no more."""
    found = _batch_or_404(request, pk)
    form = VoidForm(request.POST)
    demand(may_void(request.user, found))
    if not form.is_valid():
        return _drawn(request, found, form)
    services.void_batch(found, by=request.user, reason=form.cleaned_data["reason"])
    return done(request, f"已作废“{found}”，涉及的日子已重算", found)


@for_readers
@require_GET
def lines(request: StaffRequest, pk: int) -> HttpResponse:
    """The lines that were not written, as a workbook."""
    found = _batch_or_404(request, pk)
    if not found.lines_of:
        raise Http404
    return attachment(template(SHEET, account_rows(found)), f"{found}每行去向.xlsx")


def _drawn(request: StaffRequest, found: PunchBatch, form: ReasonForm) -> HttpResponse:
    context: dict[str, Any] = {
        "batch": found,
        "lines": account_words(found),
        "total": f"共 {found.lines} 行",
        "scans": list(files.of(found)),
        "to_void": may_void(request.user, found),
        "form": form,
    }
    return render(request, "punches/batch.html", context, status=form_status(form))


def _batch_or_404(request: StaffRequest, pk: int) -> PunchBatch:
    rows = PunchBatch.objects.visible_to(request.user).select_related("by", "unit")
    return get_object_or_404(rows, pk=pk)
