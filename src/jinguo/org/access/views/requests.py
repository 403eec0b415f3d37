"""Requests: the asking seat's, the approving seat's, and the hand-over of one-time passwords."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import demand, possible
from jinguo.base.web.components import Event, stages
from jinguo.base.web.listing import listing
from jinguo.org.access import acts, queries
from jinguo.org.access.flow import REQUEST
from jinguo.org.access.forms.asking import AnswerForm
from jinguo.org.access.models import AccountRequest
from jinguo.org.access.permissions import may_request, may_see_accounts
from jinguo.org.access.services import requests as services
from jinguo.org.access.tables import RequestConditions, RequestGrid
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import Verdict

NONE_TICKED = "没有勾选待审批的申请。请在要批准的申请前打勾，再点批准。"
SEVERAL = 50  # decisions, or passwords to be hashed, in one request
Act = Callable[[AccountRequest, Staff, str], object]
ACTS: dict[str, Act] = {
    "approve": lambda asked, by, words: services.approve(asked, by=by, answer=words),
    "send_back": lambda asked, by, words: services.send_back(asked, by=by, reason=words),
    "withdraw": lambda asked, by, _: services.withdraw(asked, by=by),
    "resubmit": lambda asked, by, words: services.resubmit(asked, by=by, reason=words or asked.reason),
}


@require_GET
def requests(request: StaffRequest) -> HttpResponse:
    """All requests, those that wait for the reader's seat marked."""
    demand(may_see_accounts(request.user))
    shown = listing(request, queries.requests(request.user), table=RequestGrid, conditions=RequestConditions)
    context = {
        "listing": shown,
        "counts": queries.counts(request.user),
        "decides": request.user.has_role("security_admin"),
        "several": SEVERAL,
        "may_request": may_request(request.user),
    }
    return render(request, "access/requests.html", context)


@require_GET
def one(request: StaffRequest, pk: int) -> HttpResponse:
    """One request: what it would change, what happened, what may be done."""
    demand(may_see_accounts(request.user))
    asked = get_object_or_404(queries.requests(request.user), pk=pk)
    states = ["pending", "approved", "handed"] if asked.wants_password else ["pending", "approved"]
    context = {
        "asked": asked,
        "steps": _steps(asked, request.user),
        "flow": [stage for stage in stages(REQUEST, asked.state) if stage.label in _labels(states, asked)],
        "events": [_event(row) for row in queries.trail_of(asked)],
        "running": asked.staff.appointments.running().select_related("unit", "staff"),
    }
    return render(request, "access/request.html", context)


@require_POST
def take_step(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """Approve, return, withdraw or send again."""
    demand(may_see_accounts(request.user))
    asked = get_object_or_404(queries.requests(request.user), pk=pk)
    form = AnswerForm(request.POST)
    if verb not in ACTS:
        raise Http404
    if not form.is_valid():
        raise ValidationError({"answer": form.errors["answer"]})
    ACTS[verb](asked, request.user, form.cleaned_data["answer"])
    messages.success(request, f"{asked}：{asked.get_state_display()}。")
    return redirect("access:request", pk=pk)


@require_POST
def approve_several(request: StaffRequest) -> HttpResponse:
    """Approve the requests that were ticked, each for itself; what is refused is told and the rest goes on."""
    demand(may_see_accounts(request.user))
    approved, refused = 0, []
    for asked in queries.requests(request.user).filter(pk__in=_ticked(request)):
        try:
            services.approve(asked, by=request.user)
            approved += 1
        except (PermissionDenied, ValidationError) as problem:
            refused.append(f"{asked}：{'；'.join(getattr(problem, 'messages', None) or [str(problem)])}")
    if approved:
        messages.success(request, f"已批准 {approved} 件。")
    for line in refused or ([] if approved else [NONE_TICKED]):
        messages.warning(request, line)
    return redirect("access:requests")


@require_POST
def hand_password(request: StaffRequest, pk: int) -> HttpResponse:
    """Draw the one-time password of an approved request, and show it this once."""
    demand(may_request(request.user))
    asked = get_object_or_404(queries.requests(request.user), pk=pk)
    drawn = [(asked.staff, services.hand_password(asked, by=request.user))]
    return render(request, "access/passwords.html", {"drawn": drawn})


@require_POST
def hand_passwords(request: StaffRequest) -> HttpResponse:
    """Draw the passwords that wait, at most fifty at a time, and show them this once to be printed."""
    demand(may_request(request.user))
    waiting = queries.waiting_for_password(request.user)[:SEVERAL]
    drawn = [(asked.staff, services.hand_password(asked, by=request.user)) for asked in waiting]
    return render(request, "access/passwords.html", {"drawn": drawn})


def _ticked(request: StaffRequest) -> list[int]:
    ids = request.POST.getlist("ids")
    if not all(one.isdecimal() for one in ids) or len(ids) > SEVERAL:
        raise BadRequest(f"一次最多办 {SEVERAL} 件。请在列表里勾选。")
    return [int(one) for one in ids]


def _steps(asked: AccountRequest, actor: Staff) -> dict[str, Verdict]:
    """What may be done next, or why not; a password is handed over only where the request is about one."""
    found = {step.verb: verdict for step, verdict in possible(asked, actor)}
    return {verb: verdict for verb, verdict in found.items() if verb != "hand_password" or asked.wants_password}


def _labels(states: list[str], asked: AccountRequest) -> set[str]:
    """The states drawn: the straight way, and a side way only while the request stands there."""
    return {REQUEST.names[state] for state in {*states, asked.state}}


def _event(row: AuditRow) -> Event:
    done = acts.label(row.act).rpartition("：")[2]
    what = done if row.ok else f"{done}，没有办成"
    return Event(row.at, row.actor_name, what, row.note, "" if row.ok else "bad")
