"""Taking part: the sheet of marks, the ballot, the questionnaire."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jinguo.base.moves import demand
from jinguo.base.moves.subjects import subject_of, subject_url
from jinguo.base.web.drawing import form_status
from jinguo.base.web.forms import take_errors
from jinguo.base.web.gates import posted
from jinguo.cycle.panels import services
from jinguo.cycle.panels.forms.filling import AnswerForm, Paper, RatingForm, ballot_form
from jinguo.cycle.panels.kinds import BALLOT, RATING
from jinguo.cycle.panels.models import Panel, Participant
from jinguo.cycle.panels.permissions import may_fill
from jinguo.cycle.panels.queries import participant, subjects_for
from jinguo.cycle.panels.services.casting import DONE, HasAnswered
from jinguo.cycle.panels.views.gates import for_readers, panel_or_404
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest

THANKS = {BALLOT: "已投票", "survey": "已交卷"}


@for_readers
@require_http_methods(["GET", "POST"])
def fill(request: StaffRequest, pk: int) -> HttpResponse:
    """The reader's own part; who has voted already is told so and keeps her first ballot."""
    panel = panel_or_404(request, pk)
    demand(may_fill(request.user, panel))
    me = participant(panel, request.user)
    if me is None or (me.has_answered and panel.kind != RATING):
        messages.info(request, DONE)
        return redirect(panel)
    return _rate(request, panel, me) if panel.kind == RATING else _vote(request, panel, me)


def _rate(request: StaffRequest, panel: Panel, me: Participant) -> HttpResponse:
    form = RatingForm(panel, me, posted(request))
    if form.is_bound and form.is_valid():
        try:
            missing = services.rate(panel, form.marks(), by=request.user)
        except ValidationError as problem:
            take_errors(form, problem)
        else:
            messages.success(request, f"已保存，还有 {missing} 项没有评" if missing else "已保存，全部评完")
            return redirect(panel)
    about = subject_of(panel)
    context = {"form": form, "panel": panel, "about": about, "about_url": subject_url(about, request.user)}
    return render(request, "panels/rate.html", context, status=form_status(form))


def _vote(request: StaffRequest, panel: Panel, me: Participant) -> HttpResponse:
    form = _paper(panel, me, posted(request))
    if form.is_bound and form.is_valid():
        try:
            _hand_in(panel, form, request.user)
        except ValidationError as problem:
            take_errors(form, problem)
        except HasAnswered as refusal:
            messages.info(request, refusal.reason)
            return redirect(panel)
        else:
            messages.success(request, THANKS[panel.kind])
            return redirect(panel)
    return render(request, "panels/vote.html", {"form": form, "panel": panel}, status=form_status(form))


def _paper(panel: Panel, me: Participant, data: Any) -> Paper:
    if panel.kind == BALLOT:
        return ballot_form(panel, subjects_for(me, panel.subjects.all(), BALLOT), data)
    return AnswerForm(panel, data)


def _hand_in(panel: Panel, form: Paper, by: Staff) -> None:
    if isinstance(form, AnswerForm):
        services.answer(panel, form.answers(), by=by)
    else:
        services.cast(panel, form.choices(), by=by)
