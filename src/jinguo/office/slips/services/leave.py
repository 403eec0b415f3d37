"""Leave: asked, settled by its approval, reported back from; the ledger and attendance hear of each act."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked, move
from jinguo.cycle.flows import ending
from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.models import Approval
from jinguo.cycle.flows.queries import approvals_of
from jinguo.office.shifts.ranks import rank_of
from jinguo.office.shifts.touched import touch
from jinguo.office.slips.models import LeaveEntry, LeaveRequest
from jinguo.office.slips.permissions import may_ask
from jinguo.office.slips.queries import balances, overlapping
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.leave import KINDS, PROFILES, Stay, half_days, halves_of

CHAIN = "leave"


@transaction.atomic
def ask_leave(
    *,
    by: Staff,
    kind: str,
    stay: Stay,
    reason: str,
    hand_over: str = "",
    contact: str = "",
    extends: LeaveRequest | None = None,
) -> LeaveRequest:
    """Ask for leave (请假); what is asked for is reserved at once. Raises Refused; ValidationError for no work day in
    it, days already covered, more than is left, or an extension that comes too late.
    """
    Staff.objects.select_for_update().get(pk=by.pk)  # her requests come one after the other
    demand(may_ask(by), act="leaverequest.ask", row=by)
    rules = KINDS[kind]
    span = {"first": stay.first, "first_half": stay.first_half, "last": stay.last, "last_half": stay.last_half}
    request = LeaveRequest(staff=by, unit=by.department_on(clock.today()), kind=kind, **span)
    request.reason, request.hand_over, request.contact = reason.strip(), hand_over, contact
    request.extends, request.asked_on = extends, clock.today()
    request.half_days = half_days(stay, rules.counts, work_calendar())
    _check(request)
    request.full_clean(exclude=["unit", "staff", "extends"])
    request.save()
    audit.record("leaverequest.ask", request, by=by, note=request.days_words)
    facts = {"days": _length(request), "kind": rules.title, "rank": rank_of(by, clock.today())}
    flows.start(request, CHAIN, unit=request.unit, by=by, facts=facts)
    return request


@transaction.atomic
def withdraw_leave(request: LeaveRequest, *, by: Staff) -> LeaveRequest:
    """Take a leave back, before it begins (撤回). Raises Refused."""
    row = locked(request)
    was = row.state
    request = move(request, "withdraw_leave", by=by, version=row.version + 1)
    for approval in approvals_of(request):
        if approval.state == "running":
            flows.withdraw(approval, by=by, reason="请假人撤回")
    if was == "approved":
        _book(request, "given_back", request.half_days, by, "撤回请假")
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
    unused = request.half_days - half_days(request.kept_stay, request.rules.counts, work_calendar())
    if unused > 0:
        _book(request, "given_back", unused, by, f"{back_on.month}月{back_on.day}日提前返岗")
    touch([request.staff_id], request.first, clock.today())
    return request


def settle_leave(approval: Approval, by: Staff | None) -> None:
    """The end of its approval: approved, it is taken from the account and covers its days."""
    request = LeaveRequest.objects.select_for_update(of=("self",)).get(pk=approval.subject_id)
    if request.state != "asked":
        return
    facts: dict[str, Any] = {"decided_on": clock.today(), "version": request.version + 1}
    if approval.state == "passed":
        move(request, "approve_leave", by=None, **facts)
        _book(request, "taken", -request.half_days, by, "")
        touch([request.staff_id], request.first, request.last)
    else:
        verb = "decline_leave" if approval.state == "returned" else "withdraw_leave"
        move(request, verb, by=None, **facts)


def hang_up() -> None:
    """Let the end of the chain settle it, from the app's `ready()`."""
    ending.on_end(CHAIN, settle_leave)


def _length(request: LeaveRequest) -> int:
    """How many days decide who approves; half a day is less than one."""
    return request.half_days // 2 if request.half_days < 2 else (request.half_days + 1) // 2


def _book(request: LeaveRequest, why: str, count: int, by: Staff | None, note: str) -> None:
    """Write a line of the ledger, for the kinds that have an account."""
    if request.rules.has_balance:
        LeaveEntry.objects.create(
            staff=request.staff,
            unit=request.unit,
            kind=request.kind,
            year=request.first.year,
            why=why,
            half_days=count,
            leave=request,
            note=note,
            on=clock.today(),
            by=by,
        )


def _check(request: LeaveRequest) -> None:
    if not request.half_days:
        raise ValidationError({"last": "这几天都不上班，不用请假。"})
    _check_length(request)
    _check_overlap(request)
    _check_extension(request)
    if request.rules.has_balance:
        left = balances([request.staff_id], request.first.year, request.kind)[request.staff_id].left
        if request.half_days > left:
            words = f"要请 {request.days_words}，{request.first.year} 年{request.rules.title}还剩 {left / 2:g} 天"
            raise ValidationError({"kind": f"{words}（含审批中的），请缩短或改其他假别。"})


def _check_length(request: LeaveRequest) -> None:
    most = request.rules.most(settings.LEAVE_PROFILE)
    if most is not None and request.half_days > 2 * most:
        province = PROFILES[settings.LEAVE_PROFILE]
        words = f"{request.rules.title}一次最多 {most} 天（{province}），现在是 {request.days_words}"
        raise ValidationError({"last": f"{words}，请缩短。"})


def _check_overlap(request: LeaveRequest) -> None:
    wanted = set(halves_of(request.stay, "calendar", work_calendar()))
    for other in overlapping(request.staff, request.stay, besides=request):
        if wanted & set(halves_of(other.kept_stay, "calendar", work_calendar())):
            raise ValidationError(
                {"first": f"与“{other}”（{other.get_state_display()}）重叠，请改日期或先撤回那一次。"}
            )


def _check_extension(request: LeaveRequest) -> None:
    before = request.extends
    if before and (before.state != "approved" or request.asked_on > before.last):
        raise ValidationError({"first": f"续假要在原假期结束（{before.last.month}月{before.last.day}日）前提出。"})
