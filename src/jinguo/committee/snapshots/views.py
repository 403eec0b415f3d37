"""Snapshots: the list, taking one, looking into one, two beside each other, their files."""

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base.jobs.models import Job
from jinguo.base.moves import demand
from jinguo.base.web.downloads import attachment
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import gate, posted
from jinguo.base.web.listing import listing
from jinguo.committee.outlines.models import Outline
from jinguo.committee.snapshots import services
from jinguo.committee.snapshots.forms import TakeForm
from jinguo.committee.snapshots.jobs import CODE, take_in_worker
from jinguo.committee.snapshots.models import Snapshot
from jinguo.committee.snapshots.permissions import may_open, may_read, may_take, may_take_any
from jinguo.committee.snapshots.tables import SnapshotConditions, SnapshotGrid
from jinguo.org.structure.requests import StaffRequest

PARQUET = "application/vnd.apache.parquet"
A_PAGE, MOST_CHANGES, FILES = 50, 200, {"values": "监测值", "targets": "目标", "regions": "地区"}
CRUMBS = [("监测", "/outlines/"), ("数据快照", "/snapshots/")]
for_readers = gate(may_read)


@for_readers
@require_GET
def snapshot_list(request: StaffRequest) -> HttpResponse:
    """What was taken: when, by whom, of which outline, how much."""
    rows = Snapshot.objects.visible_to(request.user).select_related("outline", "taken_by")
    to_take = may_take_any(request.user)
    shown = listing(request, rows.prefetch_related("evaluations"), table=SnapshotGrid, conditions=SnapshotConditions)
    context = {
        "listing": shown,
        "is_empty": not shown.found and not shown.chosen,
        "to_take": to_take,
    }
    return render(request, "snapshots/list.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def take(request: StaffRequest) -> HttpResponse:
    """Let the worker take one."""
    demand(may_take_any(request.user))
    rows = Outline.objects.visible_to(request.user).select_related("unit", "region")
    kept = [one for one in rows if may_take(request.user, one).ok]
    form = TakeForm(posted(request), outlines=kept, initial={"outline": request.GET.get("outline")})
    job = carried_out(form, lambda: take_in_worker(form.cleaned_data["outline"], by=request.user))
    if job:
        return redirect("jobs:watch", job.pk)
    return form_page(request, form, "留存数据快照", "留存", CRUMBS)


@for_readers
@require_GET
def taken(request: StaffRequest, pk: int) -> HttpResponse:
    """Where a job of one's own leads that has taken a snapshot: the snapshot."""
    job = get_object_or_404(Job, pk=pk, code=CODE, by_number=request.user.number, state="done")
    return redirect("snapshots:one", job.result["snapshot"])


@for_readers
@require_GET
def one(request: StaffRequest, pk: int) -> HttpResponse:
    """A snapshot: what it holds, the rates by domain and area in a year, what was published from it."""
    from jinguo.committee.snapshots import pages  # Arrow is slow to import: only who looks into one waits

    snapshot = _found(request, pk)
    context = {"snapshot": snapshot, "files": FILES, "others": _others(request, snapshot)}
    try:
        opened = pages.opened_in(snapshot, _year(request))
    except pages.Damaged as damaged:
        return render(request, "snapshots/damaged.html", {**context, "because": str(damaged)})
    level = request.GET.get("level", "") or opened.found.level
    at = opened.found.year, opened.found.level
    published = next((row for row in snapshot.evaluations.all() if (row.year, row.level) == at), None)
    page = Paginator(opened.areas(level), A_PAGE).get_page(request.GET.get("page"))
    context |= {
        "opened": opened,
        "level": level,
        "areas": page,
        "published": published,
        "still": published is not None and published.figures == opened.found.digest,
        "to_publish": may_take(request.user, snapshot.outline),
    }
    return render(request, "snapshots/one.html", context)


@for_readers
@require_POST
def publish(request: StaffRequest, pk: int, year: int) -> HttpResponse:
    """Keep the hash of everything that it comes to in a year."""
    snapshot = _found(request, pk)
    services.publish_evaluation(snapshot, year, by=request.user)
    return done(
        request, f"已公布{year}年的评估，随时可以从这份快照重新算出", f"{snapshot.get_absolute_url()}?year={year}"
    )


@for_readers
@require_GET
def against(request: StaffRequest, pk: int, other: int) -> HttpResponse:
    """A snapshot beside an earlier one of the same outline: whose light is another one, and why."""
    from jinguo.committee.snapshots import pages

    later, earlier = _found(request, pk), _found(request, other)
    if later.outline_id != earlier.outline_id:
        raise BadRequest("两份快照不是同一个纲要的，不能比较。请从快照页面选。")
    try:
        found = pages.compared_in(earlier, later, _year(request))
    except pages.Damaged as damaged:
        return render(request, "snapshots/damaged.html", {"snapshot": later, "because": str(damaged)})
    changes = found.changes
    context = {"earlier": earlier, "later": later, "found": found, "changes": changes[:MOST_CHANGES]}
    return render(request, "snapshots/against.html", {**context, "count": len(changes), "values": found.values})


@for_readers
@require_GET
def file(request: StaffRequest, pk: int, name: str) -> HttpResponse:
    """One of its tables as Parquet."""
    from jinguo.committee.snapshots.store import Damaged

    snapshot = _found(request, pk)
    try:
        content = services.download(snapshot, name, by=request.user)
    except Damaged as damaged:
        raise BadRequest(f"{damaged}。") from damaged
    title = FILES.get(name, name)
    return attachment(content, f"{snapshot.outline}　{snapshot.taken_on}　{title}.parquet", PARQUET)


def _found(request: StaffRequest, pk: int) -> Snapshot:
    """A snapshot within reach, by whom it may be opened."""
    rows = Snapshot.objects.visible_to(request.user).select_related("outline__unit", "outline__region", "taken_by")
    found: Snapshot = get_object_or_404(rows.prefetch_related("evaluations__published_by"), pk=pk)
    demand(may_open(request.user, found.outline))
    return found


def _others(request: StaffRequest, snapshot: Snapshot) -> list[Snapshot]:
    """Those of the same outline that were taken before or after."""
    rows = Snapshot.objects.visible_to(request.user).filter(outline=snapshot.outline_id).exclude(pk=snapshot.pk)
    return list(rows.select_related("outline"))


def _year(request: StaffRequest) -> int | None:
    text = request.GET.get("year", "")
    if text and not (text.isascii() and text.isdigit() and len(text) == 4):
        raise BadRequest("年份是四位数字。请从页面上重新选。")
    return int(text) if text else None
