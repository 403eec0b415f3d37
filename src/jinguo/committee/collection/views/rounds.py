"""The list of rounds, and one with what it asks for and how each unit stands."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base.moves import possible
from jinguo.base.web.components import stages
from jinguo.base.web.listing import listing
from jinguo.committee.collection.display import asked_apart, figures_of
from jinguo.committee.collection.flow import ROUND
from jinguo.committee.collection.models import Correction
from jinguo.committee.collection.permissions import may_edit, may_make
from jinguo.committee.collection.queries import committees_kept, returns_of, rounds_for, sheets_to_fill
from jinguo.committee.collection.tables import RoundConditions, RoundGrid
from jinguo.committee.collection.views.gates import for_readers, round_or_404
from jinguo.org.access.history import events_of
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def round_list(request: StaffRequest) -> HttpResponse:
    """The rounds within reach, and what the reader's own unit has to fill in."""
    shown = listing(request, rounds_for(request.user), table=RoundGrid, conditions=RoundConditions)
    context = {
        "listing": shown,
        "sheets": sheets_to_fill(request.user),
        "may_make": bool(committees_kept(request.user)),
    }
    return render(request, "collection/list.html", context)


@for_readers
@require_GET
def one(request: StaffRequest, pk: int) -> HttpResponse:
    """A round: how each unit stands and why, what may be done, what it asks for."""
    found = round_or_404(request, pk)
    sheets = list(returns_of(request.user, found))
    corrections = Correction.objects.visible_to(request.user).filter(cell__sheet__round=found)
    items = list(found.items.select_related("indicator", "unit"))
    asked, of_others = asked_apart(items, sheets)
    context = {
        "found": found,
        "sheets": sheets,
        "figures": figures_of(sheets),
        "items": sorted(items, key=lambda item: not item.is_unowned),
        "asked_of": asked,
        "of_others": of_others,
        "to_fill": sheets_to_fill(request.user).filter(round=found),
        "unowned": sum(item.is_unowned for item in items),
        "flow": stages(ROUND, found.state),
        "may": {step.verb: verdict for step, verdict in possible(found, request.user)},
        "to_edit": may_edit(request.user, found),
        "to_keep": may_make(request.user, found.committee),
        "corrections": corrections.select_related("cell__indicator", "cell__region", "cell__sheet__unit", "asked_by"),
        "events": events_of(found),
    }
    return render(request, "collection/round.html", context)
