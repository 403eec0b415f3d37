"""Outings: reported before leaving or confirmed afterwards, ended, checked by phone."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked, move
from jinguo.cycle.flows.telling import heads_of
from jinguo.cycle.inbox.kinds import PROGRESS
from jinguo.cycle.inbox.services import tell
from jinguo.office.shifts.present import present
from jinguo.office.shifts.touched import touch
from jinguo.office.slips.models import CallBack, Outing
from jinguo.office.slips.permissions import may_ask, may_call, may_come_back
from jinguo.org.structure.models import Staff
from jinguo.rules.attendance.moments import Punched


@transaction.atomic
def report_outing(*, by: Staff, **facts: Any) -> Outing:
    """Report an outing (外出报告). Before leaving it stands at once; afterwards it waits for confirmation (补报).

    `facts`: kind, place, reason, first, leaves_at, last, back_by, companions, contact. Raises Refused, ValidationError.
    """
    demand(may_ask(by), act="outing.report", row=by)
    outing = Outing(staff=by, unit=by.department_on(clock.today()), reported_on=clock.today(), **facts)
    outing.is_late = (outing.first, outing.leaves_at) < present()
    outing.state = "waiting" if outing.is_late else "out"
    outing.full_clean(exclude=["staff", "unit"])
    outing.save()
    audit.record("outing.report", outing, by=by, note="补报" if outing.is_late else "")
    tell(_superiors(outing), _told(outing), kind=PROGRESS, about=outing, by=by, detail=outing.reason)
    if not outing.is_late:
        touch([by.pk], outing.first, outing.last)
    return outing


@transaction.atomic
def confirm_outing(outing: Outing, *, by: Staff) -> Outing:
    """Confirm one that was reported afterwards. Raises Refused."""
    row = locked(outing)
    outing = move(outing, "confirm_outing", by=by, version=row.version + 1, confirmed_by=by)
    touch([outing.staff_id], outing.first, outing.last)
    return outing


@transaction.atomic
def decline_outing(outing: Outing, *, by: Staff, reason: str) -> Outing:
    """Do not confirm it, with a reason. Raises Refused."""
    row = locked(outing)
    return move(outing, "decline_outing", by=by, reason=reason, version=row.version + 1)


@transaction.atomic
def come_back(outing: Outing, *, by: Staff, day: date | None = None, minute: int | None = None) -> Outing:
    """Enter the return, now or as it was (登记返回); she is covered until then.

    Raises Refused, and ValidationError for a time before she left or to come, and where she herself says that she came
    back on a later day than she had reported.
    """
    row, now = locked(outing), present()
    returned, at = day or now.day, now.minute if minute is None else minute
    demand(may_come_back(by, row), act="outing.come_back", row=row)
    _check_return(row, by, Punched(returned, at), now)
    outing = move(outing, "come_back", by=by, version=row.version + 1, returned=returned, returned_at=at)
    touch([outing.staff_id], outing.first, max(outing.last, returned))
    return outing


@transaction.atomic
def cancel_outing(outing: Outing, *, by: Staff) -> Outing:
    """Cancel it before it begins. Raises Refused."""
    row = locked(outing)
    outing = move(outing, "cancel_outing", by=by, version=row.version + 1)
    touch([outing.staff_id], outing.first, outing.last)
    return outing


@transaction.atomic
def call(outing: Outing, *, by: Staff, reached: bool, note: str = "") -> CallBack:
    """Record a call by which somebody checked it (电话抽查). Raises Refused."""
    demand(may_call(by, outing), act="callback.record", row=outing)
    now = present()
    row = CallBack(outing=outing, by=by, on=now.day, minute=now.minute, reached=reached, note=note.strip())
    row.full_clean()
    row.save()
    audit.record("callback.record", row, by=by)
    return row


def _superiors(outing: Outing) -> list[Staff]:
    """Who heads her department, but herself; who may confirm an outing that was reported afterwards."""
    return [one for one in heads_of(outing.unit) if one.pk != outing.staff_id]


def _told(outing: Outing) -> str:
    return f"{outing}：补报，待您确认" if outing.is_late else f"{outing}：{outing.span_words}"


def _check_return(outing: Outing, by: Staff, back: Punched, now: Punched) -> None:
    if back <= (outing.first, outing.leaves_at):
        raise ValidationError({"at": "返回时间要在外出时间以后。没有出去的，请取消外出。"})
    if back > now:
        raise ValidationError({"at": "返回时间不能晚于现在。"})
    if by.pk == outing.staff_id and back.day > outing.last:
        until = f"{outing.last.month}月{outing.last.day}日"
        raise ValidationError({"returned": f"报告的是{until}返回，更晚返回的，请部室负责人或绩效办登记。"})
