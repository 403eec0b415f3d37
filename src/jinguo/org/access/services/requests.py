"""Requests between the seats: the system administrator asks, the security administrator decides.

What is asked for happens in the approving transaction. A one-time password is drawn only afterwards and by the asking
seat: whoever approves never sees it, and whoever sees it could not have approved.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, bulk, clock
from jinguo.base.moves import announce, demand, move
from jinguo.org.access.flow import ASKED
from jinguo.org.access.models import AccountRequest
from jinguo.org.access.permissions import may_request
from jinguo.org.access.services import accounts, passwords, second_factor
from jinguo.org.structure.models import Staff
from jinguo.org.structure.services import appoint, end_appointment, hand_over

OPEN_STATES = ("pending", "returned")


@transaction.atomic
def ask(kind: str, staff: Staff, *, by: Staff, reason: str, **right: Any) -> AccountRequest:
    """Ask for a change of an account or a right (申请); `right` are further fields of the request.

    Raises Refused for anybody but the system administrator, ValidationError when the request does not hold together
    or the same one is under way.
    """
    demand(may_request(by))
    request = asking(kind, staff, by=by, reason=reason, **right)
    request.full_clean()
    _keep_single(request)
    _keep_sensible(request)
    request.save()
    audit.record("accountrequest.ask", request, by=by, note=reason)
    announce(request, ASKED, by=by)
    return request


@transaction.atomic
def ask_all(asked: Sequence[AccountRequest], *, by: Staff) -> None:
    """Ask for the places of many newcomers, for whom nothing can be under way: one statement, one row on the trail.

    The deciding seat is told once, of the last of them: her list shows them all. Raises Refused as `ask` does.
    """
    demand(may_request(by))
    bulk.create(asked)
    audit.record("accountrequest.ask_all", by=by, label="账号申请", note=f"{len(asked)} 件")
    for last in asked[-1:]:
        announce(last, ASKED, by=by)


def asking(kind: str, staff: Staff, *, by: Staff, reason: str, **right: Any) -> AccountRequest:
    """A request that has not been made yet."""
    right.setdefault("on", clock.today())
    return AccountRequest(kind=kind, staff=staff, reason=reason, requested_by=by, requested_at=clock.now(), **right)


@transaction.atomic
def approve(request: AccountRequest, *, by: Staff, answer: str = "") -> AccountRequest:
    """Approve a request, and do what it asks for (批准). Raises Refused or ValidationError; then nothing is."""
    request = move(request, "approve", by=by, decided_by=by, decided_at=clock.now(), answer=answer)
    Staff.objects.select_for_update().get(pk=request.staff_id)  # two approvals about one person wait for each other
    DEEDS[request.kind](request, by)
    return request


def send_back(request: AccountRequest, *, by: Staff, reason: str) -> AccountRequest:
    """Return a request with a reason (退回)."""
    facts = {"decided_by": by, "decided_at": clock.now(), "answer": reason}
    return move(request, "send_back", by=by, reason=reason, **facts)


def withdraw(request: AccountRequest, *, by: Staff) -> AccountRequest:
    """Take a request back (撤回)."""
    return move(request, "withdraw", by=by)


def resubmit(request: AccountRequest, *, by: Staff, reason: str) -> AccountRequest:
    """Send a returned request again, with a better reason (重新报批)."""
    return move(request, "resubmit", by=by, reason=reason, requested_at=clock.now())


@transaction.atomic
def hand_password(request: AccountRequest, *, by: Staff) -> str:
    """Draw the one-time password of an approved request, once (取出一次性口令); returns it to be shown once."""
    request = move(request, "hand_password", by=by)
    return passwords.draw(request.staff, by=by)


def _keep_single(request: AccountRequest) -> None:
    same = {name: getattr(request, name) for name in ("kind", "staff", "unit", "role", "appointment")}
    if AccountRequest.objects.filter(state__in=OPEN_STATES, **same).exists():
        raise ValidationError(f"{request.staff.name}的同一件申请还在办理，请先办完或撤回那一件。")


def _keep_sensible(request: AccountRequest) -> None:
    """Refuse what could never be approved."""
    staff = request.staff
    if request.kind == "open" and staff.has_usable_password() and staff.password:
        raise ValidationError({"staff": f"{staff.name}已有账号。口令忘了请改选“重置口令”。"})
    if request.appointment and request.appointment.staff_id != staff.pk:
        raise ValidationError({"appointment": f"这项职务不是{staff.name}的，请另选。"})
    if request.heir == staff:
        raise ValidationError({"heir": "接任人不能是离任人自己，请另选一人。"})


def _open(request: AccountRequest, by: Staff) -> None:
    _appoint(request, by)
    accounts.restore(request.staff, by=by)


def _appoint(request: AccountRequest, by: Staff) -> None:
    if request.unit is None:
        raise ValidationError({"unit": "没有写明部室，请退回补上。"})
    place: dict[str, Any] = {"reach": request.reach, "region": request.region, "post": request.post}
    appoint(request.staff, request.unit, request.role, by=by, on=request.on, **place)


def _dismiss(request: AccountRequest, by: Staff) -> None:
    if request.appointment:
        end_appointment(request.appointment, by=by, on=request.on)


def _hand_over(request: AccountRequest, by: Staff) -> None:
    """Her appointments pass on; the day after her last one, she has left."""
    staff = request.staff
    accounts.keep_last_seat(staff)
    if request.heir:
        hand_over(staff, request.heir, by=by, on=request.on)
    staff.employed_to = request.on + timedelta(days=1)
    staff.save(update_fields=["employed_to"])


def _suspend(request: AccountRequest, by: Staff) -> None:
    accounts.suspend(request.staff, by=by, note=request.reason)


def _restore(request: AccountRequest, by: Staff) -> None:
    accounts.restore(request.staff, by=by)


def _clear_factor(request: AccountRequest, by: Staff) -> None:
    second_factor.remove(request.staff, by=by)


def _wait_for_password(_request: AccountRequest, _by: Staff) -> None:
    """Nothing yet: the old password stays good until the asking seat draws the new one."""


DEEDS: dict[str, Callable[[AccountRequest, Staff], None]] = {
    "open": _open,
    "appoint": _appoint,
    "dismiss": _dismiss,
    "hand_over": _hand_over,
    "suspend": _suspend,
    "restore": _restore,
    "reset": _wait_for_password,
    "clear_factor": _clear_factor,
}
