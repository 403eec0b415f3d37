"""What a leave must fulfil before it may be asked for, each with its sentence; told while the form is filled in too."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.office.shifts.ranks import rank_of
from jinguo.office.slips.models import LeaveRequest
from jinguo.office.slips.queries import balances, overlapping, taken_of_kind
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.leave import KINDS, Stay, goes_on, half_days, halves_of, within_most

CHAIN = "leave"


def drafted(by: Staff, kind: str, stay: Stay, *, extends: LeaveRequest | None = None) -> LeaveRequest:
    """A leave as it would be asked for today, counted and not saved."""
    span = {"first": stay.first, "first_half": stay.first_half, "last": stay.last, "last_half": stay.last_half}
    counted = half_days(stay, KINDS[kind].counts, work_calendar(), woman=by.sex == "female")
    facts: dict[str, Any] = {"half_days": counted, "extends": extends, "asked_on": clock.today(), **span}
    return LeaveRequest(staff=by, unit=by.department_on(clock.today()), kind=kind, **facts)


def chain_facts(request: LeaveRequest) -> dict[str, Any]:
    """What decides who approves: how many days (half a day is less than one), kind, rank of her post."""
    days = request.half_days // 2 if request.half_days == 1 else (request.half_days + 1) // 2
    return {"days": days, "kind": request.rules.title, "rank": rank_of(request.staff, clock.today())}


def check(request: LeaveRequest) -> None:
    """Raises ValidationError, at the field to be changed, for the first thing that stands against a leave."""
    if request.last < request.first:
        raise ValidationError({"last": "终止日早于起始日。请核对起止时间。"})
    if not request.half_days:
        raise ValidationError({"last": "这几天都不上班，不用请假。请核对起止时间。"})
    _check_length(request)
    _check_overlap(request)
    _check_extension(request)
    if request.rules.has_balance:
        _check_balance(request)


def _check_length(request: LeaveRequest) -> None:
    before = taken_of_kind(request.staff, request.kind, request.first.year)
    verdict = within_most(request.rules, settings.LEAVE_PROFILE, request.half_days, before)
    if not verdict:
        raise ValidationError({"last": f"{verdict.reason}，请缩短。"})


def _check_overlap(request: LeaveRequest) -> None:
    wanted = set(halves_of(request.stay, "calendar", work_calendar()))
    for other in overlapping(request.staff, request.stay, besides=request):
        if wanted & set(halves_of(other.kept_stay, "calendar", work_calendar())):
            words = f"与“{other}”（{other.get_state_display()}）重叠，请改日期或先撤回那一次。"
            raise ValidationError({"first": words})


def _check_extension(request: LeaveRequest) -> None:
    before = request.extends
    if before is None:
        return
    if before.staff_id != request.staff_id or before.state != "approved" or request.asked_on > before.last:
        raise ValidationError({"first": f"续假要在原假期结束（{before.last.month}月{before.last.day}日）前提出。"})
    if not goes_on(before.stay, request.stay, work_calendar()):
        raise ValidationError({"first": f"续假要接着原假期（{before.span_words}），中间不能隔工作日。"})


def _check_balance(request: LeaveRequest) -> None:
    year, title = request.first.year, request.rules.title
    if request.last.year != year:
        raise ValidationError({"last": f"{title}按年度记账，跨年的请分两次申请。"})
    left = balances([request.staff_id], year, request.kind)[request.staff_id].left
    if request.half_days > left:
        words = f"要请 {request.days_words}，{year} 年{title}还剩 {left / 2:g} 天"
        raise ValidationError({"kind": f"{words}（含审批中的），请缩短或改其他假别。"})
