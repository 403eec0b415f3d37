"""The desks of the three seats: accounts and requests."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.forms import take_errors
from jinguo.base.web.listing import listing
from jinguo.org.access import queries
from jinguo.org.access.forms.asking import FORMS, AskForm, OpenForm
from jinguo.org.access.models import KINDS, AccountRequest
from jinguo.org.access.permissions import may_request, may_see_accounts
from jinguo.org.access.services import requests, second_factor
from jinguo.org.access.tables import AccountConditions, AccountGrid, state_of
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.services import engage

DESKS = {
    "system_admin": "access:accounts",
    "security_admin": "access:requests",
    "audit_admin": "access:trail",
}


@require_GET
def desk(request: StaffRequest) -> HttpResponse:
    """Where a seat starts its day; everybody else has the 工作台."""
    held = request.user.roles_on(clock.today())
    return redirect(next((url for role, url in DESKS.items() if role in held), "/"))


@require_GET
def accounts(request: StaffRequest) -> HttpResponse:
    """All accounts."""
    demand(may_see_accounts(request.user))
    shown = listing(request, queries.accounts(request.user), table=AccountGrid, conditions=AccountConditions)
    context = {"listing": shown, "counts": queries.counts(request.user), "may_request": may_request(request.user)}
    return render(request, "access/accounts.html", context)


@require_GET
def account_of(request: StaffRequest, pk: int) -> HttpResponse:
    """One account: its state, what its owner may and might, what was asked for it."""
    demand(may_see_accounts(request.user))
    staff = get_object_or_404(Staff.objects.visible_to(request.user), pk=pk)
    context = {
        "staff": staff,
        "state": state_of(staff),
        "appointments": staff.appointments.select_related("unit", "post", "region").order_by("-first_day"),
        "requests": queries.requests(request.user).filter(staff=staff)[:20],
        "factor_on": second_factor.is_on(staff),
        "kinds": _askable(staff),
        "may_request": may_request(request.user),
    }
    return render(request, "access/account_of.html", context)


@require_http_methods(["GET", "POST"])
def open_account(request: StaffRequest) -> HttpResponse:
    """Ask for an account for somebody new; it stays shut until the other seat approves."""
    demand(may_request(request.user))
    form = OpenForm(request.POST or None, staff=None, actor=request.user)
    if request.method == "POST" and form.is_valid():
        asked = _asked_for_new(request, form)
        if asked:
            messages.success(request, f"已报安全管理员审批：{asked}。")
            return redirect("access:request", pk=asked.pk)
    return render(request, "access/ask.html", {"form": form, "title": KINDS["open"], "staff": None})


@require_http_methods(["GET", "POST"])
def ask(request: StaffRequest, pk: int, kind: str) -> HttpResponse:
    """Ask for something about an account."""
    demand(may_request(request.user))
    staff = get_object_or_404(Staff.objects.visible_to(request.user), pk=pk)
    if kind not in _askable(staff):
        raise Http404
    form = FORMS.get(kind, AskForm)(request.POST or None, staff=staff, actor=request.user)
    if request.method == "POST" and form.is_valid():
        asked = _asked(request, form, kind, staff)
        if asked:
            messages.success(request, f"已报安全管理员审批：{asked}。")
            return redirect("access:request", pk=asked.pk)
    context = {"form": form, "title": KINDS[kind], "staff": staff, "kind": kind}
    return render(request, "access/ask.html", {**context, "running": staff.appointments.running()})


def _askable(staff: Staff) -> dict[str, str]:
    """What can be asked for an account as it stands, with its words."""
    _, state = state_of(staff)
    kinds = {
        "已停用": ("restore",),
        "未开通": ("reset", "appoint", "dismiss", "hand_over", "suspend"),
        "已开通": ("appoint", "dismiss", "hand_over", "reset", "clear_factor", "suspend"),
    }
    return {kind: KINDS[kind] for kind in kinds[state]}


def _asked(request: StaffRequest, form: AskForm, kind: str, staff: Staff) -> AccountRequest | None:
    reason = form.cleaned_data["reason"]
    try:
        return requests.ask(kind, staff, by=request.user, reason=reason, **form.right())
    except ValidationError as wrong:
        take_errors(form, wrong)
        return None


def _asked_for_new(request: StaffRequest, form: OpenForm) -> AccountRequest | None:
    """Engage the person, shut out as yet, and ask for her account, both or neither."""
    with transaction.atomic():
        try:
            staff = engage(by=request.user, on=form.cleaned_data["on"], is_active=False, **form.person())
        except ValidationError as wrong:
            take_errors(form, wrong)
            return None
        asked = _asked(request, form, "open", staff)
        if asked is None:
            transaction.set_rollback(True)
    return asked
