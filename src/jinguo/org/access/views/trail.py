"""The audit administrator's desk: read, check and export the trail."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from jinguo.base import audit, clock, sheets
from jinguo.base.audit import queries
from jinguo.base.audit.models import AuditRow
from jinguo.base.jobs.models import Job
from jinguo.base.moves import demand
from jinguo.base.sheets import Column, Sheet
from jinguo.base.web import references
from jinguo.base.web.downloads import attachment
from jinguo.base.web.listing import listing
from jinguo.org.access import acts
from jinguo.org.access.forms.trail import SinceForm
from jinguo.org.access.permissions import may_read_trail
from jinguo.org.access.services import trail as services
from jinguo.org.access.tables import TrailConditions, TrailGrid
from jinguo.org.structure.requests import StaffRequest

MOST_EXPORTED = 20_000
EXPORT = Sheet(
    "trail",
    "操作记录",
    (
        Column("number", "序号", "code"),
        Column("at", "时间", width=20),
        Column("actor_number", "操作人工号", "code"),
        Column("actor_name", "操作人"),
        Column("act", "操作", width=24),
        Column("object_label", "对象", width=30),
        Column("ok", "已办成", "bool"),
        Column("ip", "来源地址"),
        Column("fields", "改动项", width=24),
        Column("note", "说明", width=40),
    ),
)


@require_GET
def trail(request: StaffRequest) -> HttpResponse:
    """The trail, newest first."""
    demand(may_read_trail(request.user))
    shown = listing(request, AuditRow.objects.all(), table=TrailGrid, conditions=TrailConditions)
    context = {
        "listing": shown,
        "head": audit.head(),
        "query": request.GET.urlencode(),
        "verified": services.last_job(request.user),
    }
    return render(request, "access/trail.html", context)


@require_GET
def row(request: StaffRequest, number: int) -> HttpResponse:
    """One row with its changes; that they were opened is itself a row."""
    demand(may_read_trail(request.user))
    found = get_object_or_404(AuditRow, pk=number)
    changes = found.changes
    if changes:
        with transaction.atomic():
            audit.record("trail.read", found, by=request.user, label=f"第 {number} 条")
    named = [(acts.field_label(found.object_type, name), *pair) for name, pair in changes.items()]
    return render(request, "access/trail_row.html", {"row": found, "act": acts.label(found.act), "changes": named})


@require_GET
def seers(request: StaffRequest, number: int) -> HttpResponse:
    """Who saw the thing that one row is about, since a day; answered by one statement."""
    demand(may_read_trail(request.user))
    about = get_object_or_404(AuditRow.objects.exclude(object_type=""), pk=number)
    form = SinceForm(request.GET or None)
    since = form.since()
    found = queries.seers(about.object_type, about.object_id, since) if since else None
    context = {"row": about, "form": form, "seers": found}
    return render(request, "access/trail_seers.html", context, status=422 if form.errors else 200)


@require_POST
def verify(request: StaffRequest) -> HttpResponse:
    """Follow the whole chain, against a head kept outside where one is given; a long one is left to the worker."""
    demand(may_read_trail(request.user))
    head = request.POST.get("head", "").strip()
    try:
        if services.is_long():
            return redirect("jobs:watch", services.start_verifying(by=request.user, head=head).pk)
        found = services.verify_trail(by=request.user, head=head)
    except ValueError as wrong:
        raise BadRequest("链头应是“序号:校验码”，请从登记簿或备份清单上照抄。") from wrong
    return render(request, "access/trail_verified.html", found)


@require_GET
def verified(request: StaffRequest, pk: int) -> HttpResponse:
    """What a verification found that the worker did for this reader."""
    demand(may_read_trail(request.user))
    job = get_object_or_404(Job, pk=pk, code=services.CODE, by_number=request.user.number, state="done")
    return render(request, "access/trail_verified.html", job.result)


@require_POST
def export(request: StaffRequest) -> HttpResponse:
    """The rows that the conditions find, as a workbook without the sealed contents; who took it stands on the trail."""
    demand(may_read_trail(request.user))
    shown = listing(request, AuditRow.objects.all(), table=TrailGrid, conditions=TrailConditions)
    if shown.found > MOST_EXPORTED:
        raise BadRequest(f"一次最多导出 {MOST_EXPORTED:,} 条，这里有 {shown.found:,} 条。请先缩小日期范围。")
    with transaction.atomic():
        audit.record("trail.export", None, by=request.user, label=f"{shown.found} 条", note=references.current())
    content = sheets.template(EXPORT, _exported(shown.conditions.qs))
    name = f"trail-{clock.today():%Y%m%d}.xlsx"
    return attachment(content, name)


def _exported(rows: Any) -> Iterator[dict[str, Any]]:
    words = acts.Words()
    for found in rows.iterator(chunk_size=2000):
        kept = {column.name: getattr(found, column.name) for column in EXPORT.columns}
        at = timezone.localtime(found.at)
        fields = "、".join(acts.field_label(found.object_type, name) for name in found.fields.split(",") if name)
        said = {"act": words.label(found.act), "fields": fields}
        yield {**kept, "number": str(found.number), "at": f"{at:%Y-%m-%d %H:%M:%S %z}", **said}
