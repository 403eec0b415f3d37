"""Rounds of opinions: the list, the page of one, urging and ending it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jinguo.base.web.listing import listing
from jinguo.cycle.flows import services
from jinguo.cycle.flows.models import Round
from jinguo.cycle.flows.queries import waiting_for, with_voices
from jinguo.cycle.flows.tables import RoundConditions, RoundGrid
from jinguo.cycle.flows.views.approvals import TABS
from jinguo.cycle.flows.views.gates import for_readers, round_or_404
from jinguo.cycle.flows.views.pages import round_page
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def round_list(request: StaffRequest) -> HttpResponse:
    """The rounds within reach, newest first; also those that ask the reader or her organ."""
    rows = with_voices(Round.objects.visible_to(request.user))
    shown = listing(request, rows, table=RoundGrid, conditions=RoundConditions)
    context = {
        "listing": shown,
        "tab": "rounds",
        "tabs": {code: words[0] for code, words in TABS.items()},
        "count": waiting_for(request.user).count(),
    }
    return render(request, "flows/rounds.html", context)


@for_readers
@require_GET
def one(request: StaffRequest, pk: int) -> HttpResponse:
    """One round: who was asked, what they said, what was done with it."""
    return render(request, "flows/round.html", round_page(round_or_404(request, pk), request.user))


@for_readers
@require_POST
def urge(request: StaffRequest, pk: int) -> HttpResponse:
    """催办."""
    services.urge(round_or_404(request, pk), by=request.user)
    messages.success(request, "已催办还没有答复的征求对象")
    return redirect("flows:round", pk)


@for_readers
@require_POST
def close(request: StaffRequest, pk: int) -> HttpResponse:
    """结束征求意见."""
    asked = services.close_round(round_or_404(request, pk), by=request.user)
    messages.success(request, f"“{asked}”已结束")
    return redirect("flows:round", pk)
