"""The audit administrator's desk: read, check and export the trail."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from jinguo.base import audit, clock, sheets
from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import demand
from jinguo.base.sheets import Column, Sheet
from jinguo.base.web import references
from jinguo.base.web.downloads import attachment
from jinguo.base.web.listing import listing
from jinguo.org.access import acts
from jinguo.org.access.permissions import may_read_trail
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
    context = {"listing": shown, "head": audit.head(), "query": request.GET.urlencode(), "most": MOST_EXPORTED}
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


@require_POST
def verify(request: StaffRequest) -> HttpResponse:
    """Follow the whole chain, against a head kept outside where one is given."""
    demand(may_read_trail(request.user))
    head = request.POST.get("head", "").strip()
    try:
        problems = audit.verify(head or None)
    except ValueError as wrong:
        raise BadRequest("校验值应是“序号:校验码”，请从打印件或备份清单上照抄。") from wrong
    with transaction.atomic():
        audit.record("trail.verify", None, by=request.user, ok=not problems, label=f"{len(problems)} 处问题")
    context = {"problems": problems, "count": AuditRow.objects.count(), "head": audit.head(), "given": head}
    return render(request, "access/trail_verified.html", context)


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
