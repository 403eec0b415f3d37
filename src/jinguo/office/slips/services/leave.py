"""Leave: asked, settled by its approval, reported back from; the ledger and attendance hear of each act."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from jinguo.base import audit, clock, files
from jinguo.base.files.models import StoredFile
from jinguo.base.moves import demand, locked, move
from jinguo.cycle.flows import ending
from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.models import Approval
from jinguo.office.shifts.touched import touch
from jinguo.office.slips.models import LeaveRequest
from jinguo.office.slips.permissions import may_ask, may_prove
from jinguo.office.slips.services.booking import book
from jinguo.office.slips.services.checking import CHAIN, chain_facts, check, drafted
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.leave import Stay

ENDS = {"passed": "approve_leave", "returned": "decline_leave", "withdrawn": "withdraw_leave"}


@transaction.atomic
def ask_leave(
    *,
    by: Staff,
    kind: str,
    stay: Stay,
    reason: str,
    hand_over: str = "",
    contact: str = "",
    proofs: Sequence[File] = (),
    extends: LeaveRequest | None = None,
) -> LeaveRequest:
    """Ask for leave (请假); what is asked for is reserved at once. Raises Refused; ValidationError for no work day in
    it, days already covered, more than is left, an extension that comes too late, or a file that is not taken.
    """
    Staff.objects.select_for_update().get(pk=by.pk)  # her requests come one after the other
    demand(may_ask(by), act="leaverequest.ask", row=by)
    request = drafted(by, kind, stay, extends=extends)
    request.reason, request.hand_over, request.contact = reason.strip(), hand_over, contact
    check(request)
    request.full_clean(exclude=["unit", "staff", "extends"])
    request.save()
    audit.record("leaverequest.ask", request, by=by, note=request.days_words)
    _keep(request, proofs, by)
    flows.start(request, CHAIN, unit=request.unit, by=by, facts=chain_facts(request))
    return request


@transaction.atomic
def add_proofs(request: LeaveRequest, *, by: Staff, proofs: Sequence[File]) -> None:
    """Put proofs to a leave (附证明). Raises Refused; ValidationError for none, or one that is not taken."""
    demand(may_prove(by, request), act="leaverequest.prove", row=request)
    if not proofs:
        raise ValidationError({"proofs": "还没有选文件，请先选证明的照片或扫描件。"})
    _keep(request, proofs, by)


@transaction.atomic
def remove_proof(request: LeaveRequest, proof: StoredFile, *, by: Staff) -> None:
    """Take a proof away that was put there by mistake. Raises Refused."""
    demand(may_prove(by, request), act="leaverequest.prove", row=request)
    files.discard(proof, owner=request, by=by)


@transaction.atomic
def withdraw_leave(request: LeaveRequest, *, by: Staff) -> LeaveRequest:
    """Take a leave back, before it begins (撤回). Raises Refused."""
    row = locked(request)
    was = row.state
    request = move(request, "withdraw_leave", by=by, version=row.version + 1)
    flows.withdraw_running(request, by=by, reason="请假人撤回")
    if was == "approved":
        book(request, "given_back", request.half_days, by=by, note="撤回请假")
        touch([request.staff_id], request.first, request.last)
    return request


@transaction.atomic
def report_back(request: LeaveRequest, *, by: Staff, back_on: date) -> LeaveRequest:
    """Report back (销假): the first day at work again; an early one gives days back.

    Raises Refused, and ValidationError for a day before the leave or to come.
    """
    row = locked(request)
    if not row.first <= back_on <= clock.today():
        raise ValidationError({"back_on": "返岗日要在假期起始日以后、今天以前。"})
    facts: dict[str, Any] = {"back_on": back_on, "reported_on": clock.today(), "version": row.version + 1}
    request = move(request, "report_back", by=by, **facts)
    _end_extended(request, by)
    unused = request.half_days - request.taken(work_calendar())
    if unused > 0:
        book(request, "given_back", unused, by=by, note=f"{back_on.month}月{back_on.day}日提前返岗")
    touch([request.staff_id], request.first, clock.today())
    return request


def settle_leave(approval: Approval, by: Staff | None) -> None:
    """The end of its approval: approved, it is taken from the account and covers its days."""
    request = ending.settled(LeaveRequest, approval, ENDS)
    if request is not None and request.state == "approved":
        book(request, "taken", -request.half_days, by=by)
        touch([request.staff_id], request.first, request.last)


def hang_up() -> None:
    """Let the end of the chain settle it, from the app's `ready()`."""
    ending.on_end(CHAIN, settle_leave)


def _end_extended(request: LeaveRequest, by: Staff) -> None:
    """With an extension also the leave ends that it went on with; of that one every day was taken."""
    before = request.extends
    if before is not None and before.state == "approved":
        row = locked(before)
        facts: dict[str, Any] = {"back_on": request.back_on, "reported_on": request.reported_on}
        _end_extended(move(before, "report_back_extended", by=None, version=row.version + 1, **facts), by)


def _keep(request: LeaveRequest, proofs: Sequence[File], by: Staff) -> None:
    for proof in proofs:
        try:
            files.keep(request, proof, by=by)
        except ValidationError as problem:
            raise ValidationError({"proofs": problem.messages}) from problem
