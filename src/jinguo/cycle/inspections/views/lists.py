"""The list of inspections, and what was found at the reader's own unit."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base.web.listing import listing
from jinguo.cycle.inspections.permissions import may_plan
from jinguo.cycle.inspections.queries import listed, to_inspect, told_to
from jinguo.cycle.inspections.tables import InspectionConditions, InspectionGrid
from jinguo.cycle.inspections.views.gates import for_readers
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest

MOST_TOLD = 20


@for_readers
@require_GET
def inspection_list(request: StaffRequest) -> HttpResponse:
    """The inspections within reach, as the address narrows and sorts them."""
    reader = request.user
    shown = listing(request, listed(reader), table=InspectionGrid, conditions=InspectionConditions)
    context = {
        "listing": shown,
        "to_plan": asked_of_own(reader, may_plan),
        "to_inspect": to_inspect(reader)[:MOST_TOLD],
        "told": told_to(reader)[:MOST_TOLD],
    }
    return render(request, "inspections/list.html", context)
