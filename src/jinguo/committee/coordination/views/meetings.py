"""The committee's meetings: how the year stands, what was held, what was decided and came back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.base.web.once import once
from jinguo.committee.coordination import services
from jinguo.committee.coordination.forms import CallForm, HandDownForm
from jinguo.committee.coordination.models import HandedTarget
from jinguo.committee.coordination.permissions import may_hand_down, may_oversee
from jinguo.committee.coordination.queries.meetings import handed_of, meetings_of, rhythms_of
from jinguo.committee.coordination.queries.research import RESEARCH, research_of
from jinguo.committee.coordination.tables import MeetingConditions, MeetingGrid
from jinguo.committee.coordination.views.common import committee_or_404, crumbs_of, for_readers, heading, kept
from jinguo.cycle.bookkeeping.models import Ledger
from jinguo.cycle.meetings.models import Decision, Meeting
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def meeting_list(request: StaffRequest, pk: int) -> HttpResponse:
    """What is owed of meetings in this year, and all meetings with what became of their decisions."""
    found = committee_or_404(request, pk)
    shown = listing(request, meetings_of(found, request.user), table=MeetingGrid, conditions=MeetingConditions)
    year = clock.today().year
    overseeing = may_oversee(request.user, found)
    topics, researched = research_of(found, request.user, year) if overseeing else (None, [])
    context = {
        **heading(request, found, "meetings"),
        "rhythms": rhythms_of(found, year),
        "topics": topics,
        "researched": researched,
        "ledger": Ledger.objects.filter(code=RESEARCH, is_open=True).first(),
        "year": year,
        "listing": shown,
    }
    return render(request, "coordination/meetings.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def call(request: StaffRequest, pk: int) -> HttpResponse:
    """召集 a meeting by groups."""
    found = kept(request, pk)
    form = CallForm(request.user, posted(request), request.GET.get("kind", ""))

    def plan() -> str:
        made = services.call_meeting(found, by=request.user, **form.facts)
        messages.success(request, f"已召集“{made}”，通知 {made.attendances.count()} 人")
        return made.get_absolute_url()

    if url := carried_out(form, lambda: once(form.cleaned_data["form_key"], request.user.number, plan)):
        return redirect(url)
    sub = "参会的人按组带出，以开会那天在任的为准；召集以后还可以在会议页增减"
    return form_page(request, form, "召集妇儿工委会议", "召集", crumbs_of(found, "meetings"), sub=sub)


@for_readers
@require_http_methods(["GET", "POST"])
def hand_down(request: StaffRequest, pk: int) -> HttpResponse:
    """Tie a decision to the target that it hands down; what is tied stands below."""
    found = _decision_or_404(request, pk)
    demand(may_hand_down(request.user, found))
    form = HandDownForm(request.user, posted(request))
    if row := carried_out(form, lambda: services.hand_down(found, by=request.user, **form.cleaned_data)):
        return done(request, f"已挂上“{row}”", found.meeting)
    context: dict[str, Any] = {"form": form, "decision": found, "handed": handed_of([found]).get(found.pk, [])}
    return render(request, "coordination/hand_down.html", context, status=422 if form.is_bound else 200)


@for_readers
@require_POST
def take_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a wrong tie away."""
    row = get_object_or_404(
        HandedTarget.objects.visible_to(request.user).select_related("decision__meeting", "target", "goal"), pk=pk
    )
    decision = row.decision
    services.take_back(row, by=request.user)
    messages.success(request, "已取消挂接")
    return redirect("coordination:hand_down", decision.pk)


def _decision_or_404(request: StaffRequest, pk: int) -> Decision:
    within = Meeting.objects.visible_to(request.user).values("pk")
    return get_object_or_404(Decision.objects.filter(meeting__in=within).select_related("meeting__unit"), pk=pk)
