"""The list of tasks, and what is taken away from it: a sheet, or a package with the files."""

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from jinguo.base import audit, clock, sheets
from jinguo.base.web.downloads import ZIP, attachment
from jinguo.base.web.listing import listing
from jinguo.cycle.tasks import archive, services
from jinguo.cycle.tasks.exporting import SHEET, sheet_rows
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.queries import listed, to_review, units_to_give_to, with_reports
from jinguo.cycle.tasks.tables import SIDES, PackageConditions, ReviewGrid, TaskConditions, TaskGrid
from jinguo.cycle.tasks.views.gates import for_readers
from jinguo.org.structure.requests import StaffRequest

CHUNK = 500
SEVERAL = 50  # acceptances in one request


@for_readers
@require_GET
def task_list(request: StaffRequest) -> HttpResponse:
    """The tasks within reach, as the address narrows and sorts them."""
    reader = request.user
    side = request.GET.get("side", "")
    table = ReviewGrid if side == "waiting" else TaskGrid
    shown = listing(request, listed(reader), table=table, conditions=TaskConditions)
    context = {
        "listing": shown,
        "sides": SIDES,
        "side": side,
        "to_review": to_review(reader).count(),
        "gives": units_to_give_to(reader).exists(),
        "several": SEVERAL,
    }
    return render(request, "tasks/list.html", context)


@for_readers
@require_GET
@transaction.atomic
def export(request: StaffRequest) -> HttpResponse:
    """The tasks that the list's address finds, as a workbook."""
    rows = listing(request, listed(request.user), table=TaskGrid, conditions=TaskConditions).rows
    content = sheets.template(SHEET, sheet_rows(with_reports(rows).iterator(chunk_size=CHUNK)))
    audit.record("task.export", by=request.user, label="任务清单", note=f"{rows.count()} 条")
    return attachment(content, f"任务清单{clock.today():%Y%m%d}.xlsx")


@for_readers
@require_GET
@transaction.atomic
def package(request: StaffRequest) -> HttpResponse:
    """The tasks that the address finds with the files of their reports, as one package."""
    rows = listing(request, listed(request.user), table=TaskGrid, conditions=PackageConditions).rows
    content = archive.package(rows)
    audit.record("task.package", by=request.user, label="任务材料", note=f"{rows.count()} 条")
    return attachment(content, f"任务材料{clock.today():%Y%m%d}.zip", ZIP)


@for_readers
@require_POST
def accept_all(request: StaffRequest) -> HttpResponse:
    """Accept the ticked reports, each for itself; the page says what became of each."""
    found = Task.objects.visible_to(request.user).filter(pk__in=_ticked(request)).order_by("due", "pk")
    outcomes = services.accept_all(found, by=request.user)
    accepted = sum(1 for one in outcomes if one.verdict)
    return render(request, "tasks/accepted.html", {"outcomes": outcomes, "accepted": accepted})


def _ticked(request: StaffRequest) -> list[int]:
    ids = request.POST.getlist("ids")
    if not ids or not all(one.isdecimal() for one in ids) or len(ids) > SEVERAL:
        raise BadRequest(f"一次办 1 至 {SEVERAL} 件。请在列表里勾选。")
    return [int(one) for one in ids]
