"""Saving a grid, by script and without, and the page of one cell with what stood in it before."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jinguo.base.web.cells import CellEdit, Changed, Refused, Saved, answer, is_plain, read_cells
from jinguo.committee.collection import services
from jinguo.committee.collection.models import Cell, Correction, Return
from jinguo.committee.collection.permissions import may_ask_correction
from jinguo.committee.collection.views.gates import cell_or_404, for_readers, sheet_or_404
from jinguo.committee.collection.views.returns import page_of
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.collecting import Finding

SOMEBODY = "有人"


@for_readers
@require_POST
def save(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep some cells; what was met by a newer value or cannot be true comes back."""
    sheet = sheet_or_404(request, pk)
    edits = read_cells(request)
    sent = [services.Edit(one.key, one.text, one.version, one.comment) for one in edits]
    found = services.fill(sheet, sent, by=request.user)
    refused = [Refused(key, because) for key, because in found.refused]
    changed = [_changed(one) for one in found.changed]
    if is_plain(request):
        return _page(request, sheet, edits, refused, changed)
    saved = [_saved(cell, said) for cell, said in (*found.saved, *found.beside)]
    return answer(saved, refused, changed)


@for_readers
@require_GET
def one(request: StaffRequest, pk: int) -> HttpResponse:
    """A cell: its value, its explanation, what stood there before, its corrections."""
    cell = cell_or_404(request, pk)
    context = {
        "cell": cell,
        "changes": cell.changes.select_related("by").order_by("-version"),
        "corrections": Correction.objects.filter(cell=cell).select_related("asked_by", "decided_by"),
        "to_correct": may_ask_correction(request.user, cell),
    }
    return render(request, "collection/cell.html", context)


def _page(
    request: StaffRequest, sheet: Return, edits: list[CellEdit], refused: list[Refused], changed: list[Changed]
) -> HttpResponse:
    """The whole page for a browser without scripts: what was not kept stands in its field with why."""
    if not refused and not changed:
        messages.success(request, "已保存")
        return redirect(sheet)
    context = page_of(request, sheet)
    context["grids"] = [(code, grid.after(edits, refused, changed)) for code, grid in context["grids"]]
    return render(request, "collection/return.html", context, status=422)


def _changed(cell: Cell) -> Changed:
    by = cell.changed_by.name if cell.changed_by else SOMEBODY
    return Changed(str(cell.pk), cell.text, cell.version, by, cell.changed_at or "")


def _saved(cell: Cell, found: list[Finding]) -> Saved:
    is_hard = any(one.is_hard for one in found)
    return Saved(str(cell.pk), cell.text, cell.version, "；".join(one.words for one in found), is_hard)
