"""A unit's return: its grid, what is open about it, and what may be done."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from jinguo.base import files
from jinguo.base.moves import possible
from jinguo.base.web.components import stages
from jinguo.base.web.drawing import draw_part
from jinguo.committee.collection.display import grids_of, runs
from jinguo.committee.collection.flow import RETURN
from jinguo.committee.collection.models import Correction, Return
from jinguo.committee.collection.permissions import may_attach, may_extend, may_fill
from jinguo.committee.collection.queries import by_value, cells_of, checked, waiting_for
from jinguo.committee.collection.views.gates import for_readers, sheet_or_404
from jinguo.org.access.history import events_of
from jinguo.org.structure.requests import StaffRequest

STRAIGHT = ("draft", "submitted", "checked", "accepted")


@for_readers
@require_GET
def one(request: StaffRequest, pk: int) -> HttpResponse:
    """A return with its grid; for the grid, once it has saved, what is still to be done."""
    sheet = sheet_or_404(request, pk)
    return draw_part(request, "collection/return.html", "open", page_of(request, sheet))


def page_of(request: StaffRequest, sheet: Return) -> dict[str, Any]:
    """What the page of a return shows."""
    cells, to_fill = list(cells_of(sheet)), may_fill(request.user, sheet)
    findings = checked(sheet, cells)
    by_key = {str(cell.pk): cell for cell in cells}
    open_ones = [finding for finding in findings if finding.is_open]
    return {
        "sheet": sheet,
        "grids": grids_of(sheet, cells, findings, request.user, is_open=to_fill.ok),
        "empty": sum(not cell.text for cell in cells),
        "hard": [finding for finding in open_ones if finding.is_hard],
        "soft": [finding for finding in open_ones if not finding.is_hard],
        "explained": [(finding, by_key[finding.key]) for finding in findings if not finding.is_open],
        "to_fill": to_fill,
        "to_attach": may_attach(request.user, sheet),
        "to_extend": may_extend(request.user, sheet),
        "may": {step.verb: verdict for step, verdict in possible(sheet, request.user)},
        "next_sheet": waiting_for(request.user).filter(round=sheet.round).exclude(pk=sheet.pk).first(),
        "flow": stages(RETURN, sheet.state, straight=STRAIGHT),
        "papers": files.of(sheet),
        "corrections": Correction.objects.filter(cell__sheet=sheet).select_related("cell__indicator", "cell__region"),
        "values": by_value(cells) if sheet.round.is_shut else [],
        "events": runs(events_of(sheet)),
    }
