"""The list of panels, beginning one, and its page."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand, possible
from jinguo.base.web.components import Stage, stages
from jinguo.base.web.drawing import form_status
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.cycle.panels import services
from jinguo.cycle.panels.flow import PANEL
from jinguo.cycle.panels.forms.drafting import BasicsForm, CancelForm, CodesForm, ExtendForm
from jinguo.cycle.panels.kinds import INSTRUMENTS, RATING
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.permissions import (
    may_change,
    may_draw_codes,
    may_extend,
    may_fill,
    may_manage,
    may_see_results,
)
from jinguo.cycle.panels.queries import listed, missing_marks, participant, turnout
from jinguo.cycle.panels.tables import PanelConditions, PanelGrid, tone
from jinguo.cycle.panels.views.gates import begins, for_readers, panel_or_404
from jinguo.cycle.panels.views.results import own_results
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import Verdict, no

ABOUT = {
    "rating": "署名打分：每个评分项有满分，可分组加权、去掉最高最低分。用于部室互评、成果评审。",
    "ballot": "每人一票，谁也查不出谁投了什么；结束以前只看得到参加人数。用于民主测评、推选。",
    "survey": "五级、单选、多选和文字题，机关外的人凭一次性凭码填写。用于满意度、知晓率。",
}


@for_readers
@require_GET
def panel_list(request: StaffRequest) -> HttpResponse:
    """The panels within reach, the latest day first."""
    shown = listing(request, listed(request.user), table=PanelGrid, conditions=PanelConditions)
    return render(request, "panels/list.html", {"listing": shown, "to_begin": begins(request)})


@for_readers
@require_GET
def choose(request: StaffRequest) -> HttpResponse:
    """Which instrument it shall be."""
    demand(begins(request))
    kinds = [(code, title, ABOUT[code]) for code, title in INSTRUMENTS.items()]
    return render(request, "panels/choose.html", {"kinds": kinds})


@for_readers
@require_http_methods(["GET", "POST"])
def begin(request: StaffRequest, kind: str) -> HttpResponse:
    """The form that begins one."""
    demand(begins(request))
    if kind not in INSTRUMENTS:
        raise Http404
    form = BasicsForm(kind, posted(request))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        given.pop("seen")
        department = request.user.department_on(clock.today())
        if department is None:  # begins() has found it
            raise Http404
        panel = services.begin(kind, unit=organ_of(department), by=request.user, **given)
        return redirect(panel)
    context = {"form": form, "kind": INSTRUMENTS[kind], "about": ABOUT[kind]}
    return render(request, "panels/begin.html", context, status=form_status(form))


@for_readers
@require_GET
def panel(request: StaffRequest, pk: int) -> HttpResponse:
    """A panel's page: its parts while it is prepared, its progress while it runs, the way to its results."""
    found = panel_or_404(request, pk)
    done, asked = turnout(found)
    context: dict[str, Any] = {
        "panel": found,
        "tone": tone(found.state),
        "stages": _stages(found),
        "done": done,
        "asked": asked,
        "share": done * 100 / asked if asked else 0,
        "mine": participant(found, request.user),
        "to_fill": may_fill(request.user, found),
        "manages": may_manage(request.user, found),
        "to_see": _to_see(request, found),
    }
    if context["manages"].ok:
        context |= _managing(request, found)
    return render(request, "panels/panel.html", context)


def _managing(request: StaffRequest, found: Panel) -> dict[str, Any]:
    """What only who runs it sees: the parts, who is missing (by name only where names are given), the acts."""
    shows_missing = found.kind == RATING and found.state == "open"
    return {
        "steps": {step.verb: verdict for step, verdict in possible(found, request.user)},
        "to_change": may_change(request.user, found),
        "to_extend": may_extend(request.user, found),
        "to_draw": may_draw_codes(request.user, found),
        "subjects": found.subjects.all(),
        "participants": found.participants.select_related("staff"),
        "groups": found.groups.all(),
        "criteria": found.criteria.all(),
        "questions": found.questions.all(),
        "codes": found.codes.count(),
        "missing": missing_marks(found) if shows_missing else {},
        "codes_form": CodesForm(initial={"seen": found.version, "count": 20}),
        "ask_url": request.build_absolute_uri(reverse("panels:ask")),
        "extend_form": ExtendForm(initial={"last_day": found.last_day}),
        "reason_form": CancelForm(),
    }


def _stages(found: Panel) -> list[Stage]:
    """The straight way; called off is drawn only where it was."""
    drawn = stages(PANEL, found.state)
    return drawn if found.state == "cancelled" else drawn[:-1]


def _to_see(request: StaffRequest, found: Panel) -> Verdict:
    """Whether there is anything for the reader on the page of results."""
    verdict = may_see_results(request.user, found)
    if verdict or own_results(request.user, found):
        return verdict if verdict else Verdict(True)
    return no(verdict.reason)
