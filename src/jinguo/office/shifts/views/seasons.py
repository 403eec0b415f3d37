"""The seasons of a profile: added, put right, taken out."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted, seen_in
from jinguo.office.shifts import services
from jinguo.office.shifts.forms import SeasonForm, SeasonHoursForm
from jinguo.office.shifts.models import ShiftSeason
from jinguo.office.shifts.permissions import may_change
from jinguo.office.shifts.views.gates import FORM, crumbs_of, for_readers, profile_or_404
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_http_methods(["GET", "POST"])
def add_season(request: StaffRequest, pk: int) -> HttpResponse:
    """Hours from a day on."""
    found = profile_or_404(request, pk)
    demand(may_change(request.user, found))
    form = SeasonForm(posted(request), initial={"valid_from": clock.today()})
    form.instance.profile = found
    if season := carried_out(form, lambda: services.add_season(found, by=request.user, **form.cleaned_data)):
        return done(request, f"已增加“{season.title}”：{season.shift.clock_words}", found)
    return form_page(request, form, f"增加作息时段　{found}", "保存时段", crumbs_of(found))


@for_readers
@require_http_methods(["GET", "POST"])
def season(request: StaffRequest, pk: int) -> HttpResponse:
    """Put hours right that were entered wrongly."""
    row = _season_or_404(request, pk)
    found = row.profile
    demand(may_change(request.user, found))
    form = SeasonHoursForm(posted(request), instance=row)
    seen = seen_in(request.POST, "班次页面") if form.is_bound else found.version
    if carried_out(form, lambda: services.correct_season(row, by=request.user, seen=seen, **form.cleaned_data)):
        return done(request, f"已更正“{row.title}”，涉及的日子已重算", found)
    remove = reverse("shifts:remove_season", args=[pk])
    more: dict[str, Any] = {"template": FORM, "remove": remove, "seen": seen}
    return form_page(request, form, f"更正作息时段　{row}", "保存更正", crumbs_of(found), **more)


@for_readers
@require_POST
def remove_season(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it out."""
    row = _season_or_404(request, pk)
    try:
        services.remove_season(row, by=request.user)
    except ValidationError as problem:
        messages.error(request, "；".join(problem.messages))
        return redirect("shifts:season", pk)
    return done(request, f"已删去“{row.title}”，涉及的日子已重算", row.profile)


def _season_or_404(request: StaffRequest, pk: int) -> ShiftSeason:
    rows = ShiftSeason.objects.visible_to(request.user).select_related("profile__unit")
    return get_object_or_404(rows, pk=pk)
