"""What a leave would come to, told while the form is filled in: days and why so many, what is left, who approves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.cycle.flows.people import asked_by
from jinguo.cycle.flows.queries import chain_for
from jinguo.office.slips.models import LeaveRequest
from jinguo.office.slips.queries import balances
from jinguo.office.slips.services.checking import CHAIN, chain_facts, check, drafted
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.chains import steps_for
from jinguo.rules.leave import Stay, proof_asked, rest_between, return_due

SHOWN = 10  # rest days


@dataclass(frozen=True)
class Foresight:
    """A leave as it would be: `skipped` are the rest days it does not count, with why; `left` is what would remain of
    the account, in days; `approvers` each step with who is asked; `complaint` why it would be refused; `due` the day
    for reporting back.
    """

    request: LeaveRequest
    skipped: Sequence[str]
    left: float | None
    approvers: Sequence[tuple[str, str]]
    proof: str
    complaint: str
    due: date


def foresee(by: Staff, kind: str, stay: Stay, *, extends: LeaveRequest | None = None) -> Foresight:
    """What asking for it today would come to; nothing is written. `by` must work in a department today."""
    request, calendar = drafted(by, kind, stay, extends=extends), work_calendar()
    complaint = _complaint(request)
    return Foresight(
        request=request,
        skipped=_skipped(request, calendar),
        left=_left(request),
        approvers=[] if complaint else _approvers(request),
        proof=proof_asked(request.rules, settings.LEAVE_PROFILE, request.half_days),
        complaint=complaint,
        due=return_due(stay.last, calendar),
    )


def _complaint(request: LeaveRequest) -> str:
    try:
        check(request)
    except ValidationError as problem:
        return problem.messages[0]
    return ""


def _skipped(request: LeaveRequest, calendar: WorkCalendar) -> list[str]:
    if request.rules.counts == "calendar":
        return []
    rest = rest_between(request.stay, calendar)
    told = [f"{day.month}月{day.day}日{_rest_words(day, calendar)}" for day in rest[:SHOWN]]
    if any(calendar.is_womens_half_day(day) for day in request.stay.days) and request.staff.sex == "female":
        told.append("3月8日妇女节半天")
    return [*told, f"等 {len(rest)} 天"] if len(rest) > SHOWN else told


def _rest_words(day: date, calendar: WorkCalendar) -> str:
    notice = calendar.notices.get(day)
    return notice.name if notice else "周末"


def _left(request: LeaveRequest) -> float | None:
    if not request.rules.has_balance:
        return None
    found = balances([request.staff_id], request.first.year, request.kind)[request.staff_id]
    return (found.left - request.half_days) / 2


def _approvers(request: LeaveRequest) -> list[tuple[str, str]]:
    """Each step that it would take; a step that nobody could answer says so."""
    chain = chain_for(CHAIN, request.unit, clock.today())
    if chain is None:
        return []
    rows: dict[Any, Any] = {(one.order, one.title): one for one in chain.steps.select_related("post")}
    try:
        steps = steps_for([one.as_rule() for one in rows.values()], chain_facts(request))
    except ValueError:
        return []
    return [
        (one.title, _names(asked_by(rows[one.order, one.title], request.unit, request.staff), request)) for one in steps
    ]


def _names(asked: Sequence[object], request: LeaveRequest) -> str:
    return "或".join(str(one) for one in asked if one != request.staff) or "现在没有人能办"
