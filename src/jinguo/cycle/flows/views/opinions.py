"""Giving an opinion, and saying what was done with one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base.moves import demand
from jinguo.base.web.drawing import form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.cycle.flows import services
from jinguo.cycle.flows.forms.answers import OpinionForm, SettleForm
from jinguo.cycle.flows.models import Consulted, Opinion, Round
from jinguo.cycle.flows.permissions import may_settle, may_speak
from jinguo.cycle.flows.views.gates import crumbs_of, for_readers, opinion_or_404, round_or_404
from jinguo.cycle.flows.views.pages import round_page
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import no

NOT_ASKED = no("这一轮没有向您或您负责的单位征求意见")


@for_readers
@require_POST
def give(request: StaffRequest, pk: int) -> HttpResponse:
    """提出一条意见."""
    asked = round_or_404(request, pk)
    form = OpinionForm(_voices(asked, request.user), request.POST)
    if carried_out(form, lambda: _given(form, asked, request.user)):
        messages.success(request, "已记下这条意见，还可以再提")
        return redirect("flows:round", pk)
    return render(request, "flows/round.html", round_page(asked, request.user, form), status=422)


@for_readers
@require_POST
def give_none(request: StaffRequest, pk: int, voice: int) -> HttpResponse:
    """无意见."""
    asked = round_or_404(request, pk)
    services.give_opinion(asked, by=request.user, of=get_object_or_404(asked.asked, pk=voice))
    messages.success(request, "已答复无意见")
    return redirect("flows:round", pk)


@for_readers
@require_http_methods(["GET", "POST"])
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    """What was done with an opinion, and the reply."""
    opinion = opinion_or_404(request, pk)
    asked = opinion.asked.round
    demand(may_settle(request.user, asked), row=opinion)
    form = SettleForm(posted(request), initial={"outcome": opinion.outcome, "reply": opinion.reply})
    if carried_out(form, lambda: services.settle_opinion(opinion, by=request.user, **form.cleaned_data)):
        messages.success(request, f"已写明{opinion}的处理意见")
        return redirect("flows:round", asked.pk)
    more: dict[str, Any] = {"template": "flows/settle.html", "opinion": opinion, "sub": "处理和答复提出人都能看到"}
    return form_page(request, form, "怎样处理这条意见", "存下处理意见", crumbs_of(asked), **more)


def _voices(asked: Round, by: Staff) -> list[Consulted]:
    """Those of the asked for whom she may speak. Raises Refused where there are none."""
    verdicts = [(one, may_speak(by, one)) for one in asked.asked.all()]
    mine = [one for one, verdict in verdicts if verdict]
    if not mine:
        demand(verdicts[0][1] if asked.state != "open" and verdicts else NOT_ASKED, row=asked)
    return mine


def _given(form: OpinionForm, asked: Round, by: Staff) -> Opinion:
    given = form.cleaned_data
    return services.give_opinion(asked, by=by, of=given["of"], target=given["target"], text=given["text"])
