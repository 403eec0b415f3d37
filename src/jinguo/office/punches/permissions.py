"""Who may do what with punches."""

from jinguo.base import clock
from jinguo.office.punches.models import CorrectionRequest, PunchBatch, SignPlace
from jinguo.office.shifts.permissions import OFFICE
from jinguo.office.shifts.permissions import may_read as may_read
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.attendance.networks import lies_in
from jinguo.rules.verdict import Verdict, all_of, no


def may_keep(actor: Staff, organ: Unit) -> Verdict:
    """Who takes punches in and keeps machines: the organ's performance office or personnel."""
    return all_of((actor.holds(organ, *OFFICE), "打卡记录由绩效办或人事导入"))


def may_sign(actor: Staff, address: str) -> Verdict:
    """Who may sign in on screen, from an address: who works here today, from the office's networks if it named any."""
    department = actor.department_on(clock.today())
    if department is None or not actor.holds_post():
        return no("您今天没有任职部室，不用签到")
    places = SignPlace.objects.filter(unit__path=department.organ_path).values_list("network", flat=True)
    return all_of((lies_in(address, list(places)), "这台电脑不在单位允许签到的网段内，请到办公室签到或按外出登记"))


def may_void(actor: Staff, batch: PunchBatch) -> Verdict:
    """Who lets a batch count no more: who may take one in."""
    return all_of(
        (not batch.is_void, "这批打卡已经作废"),
        (may_keep(actor, batch.unit), "打卡批次由绩效办或人事作废"),
    )


def may_be_present(actor: Staff) -> Verdict:
    """Who may have forgotten a punch: who works here today."""
    return all_of((actor.holds_post(), "您今天没有任职部室"))


def may_ask_correction(actor: Staff, month_count: int, limit: int) -> Verdict:
    """Who may ask to make up for a punch: everybody for herself, so many times a month."""
    return all_of(
        may_be_present(actor),
        (month_count < limit, f"那个月已补卡 {month_count} 次，每月最多 {limit} 次"),
    )


def may_withdraw_correction(actor: Staff, request: CorrectionRequest) -> Verdict:
    """Who takes a request back: who made it."""
    return all_of((actor.pk == request.staff_id, "请申请人撤回"))


def may_settle(_actor: Staff, _request: CorrectionRequest) -> Verdict:
    """Nobody by hand: the end of its approval settles it."""
    return no("由审批办结")
