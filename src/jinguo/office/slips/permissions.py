"""Who may do what with slips."""

from jinguo.base import clock
from jinguo.office.shifts.permissions import OFFICE
from jinguo.office.shifts.permissions import may_read as may_read
from jinguo.office.slips.models import LeaveRequest, Outing
from jinguo.office.slips.queries import missing_proof
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.verdict import Verdict, all_of, no


def may_ask(actor: Staff) -> Verdict:
    """Who may ask for leave or report an outing: who works here today, for herself."""
    return all_of((actor.department_on(clock.today()), "您今天没有任职部室，请人事先登记任职"))


def may_keep(actor: Staff, organ: Unit) -> Verdict:
    """Who keeps the ledger of leave: the organ's performance office or personnel."""
    return all_of((actor.holds(organ, *OFFICE), "假期账由绩效办或人事维护"))


def may_keep_for(actor: Staff, staff: Staff) -> Verdict:
    """Who enters something in somebody's account: who keeps the ledger of her organ, never in her own."""
    unit = staff.department_on(clock.today())
    return all_of(
        (unit is not None and actor.holds(unit, *OFFICE), "假期账由绩效办或人事维护"),
        (actor.pk != staff.pk, "不能记自己的假期账，请绩效办或人事的其他同志记"),
    )


def may_settle(_actor: Staff, _request: LeaveRequest) -> Verdict:
    """Nobody by hand: the end of its approval settles it."""
    return no("由审批办结")


def may_withdraw_leave(actor: Staff, request: LeaveRequest) -> Verdict:
    """Who takes a leave back: who asked, while it is being approved or has not begun."""
    is_open = request.state == "asked" or request.first > clock.today()
    return all_of(
        (actor.pk == request.staff_id, "请请假人本人撤回"),
        (is_open, "假期已经开始，请销假"),
        (not _goes_on(request), "已经续假，请先撤回续假"),
    )


def may_report_back(actor: Staff, request: LeaveRequest) -> Verdict:
    """Who reports back: who was away, or the office for her; from the first day on."""
    is_hers = actor.pk == request.staff_id or actor.holds(request.unit, *OFFICE) or actor.heads(request.unit)
    lacking = missing_proof(request) if actor.pk == request.staff_id else ""
    return all_of(
        (is_hers, "请本人、部室负责人或绩效办销假"),
        (request.first <= clock.today(), "假期还没有开始，可以撤回"),
        (not _goes_on(request), "已经续假，请在续假上销假；不再续的，先撤回续假"),
        (not lacking, f"{lacking}；请先补交，确实没有的请绩效办销假"),
    )


def may_prove(actor: Staff, request: LeaveRequest) -> Verdict:
    """Who puts proofs to a leave and takes them away: who asked or the office, until she has reported back."""
    is_hers = actor.pk == request.staff_id or actor.holds(request.unit, *OFFICE)
    is_open = request.state in ("asked", "approved")
    return all_of(
        (is_hers, "请请假人本人或绩效办附证明"), (is_open, f"请假{request.get_state_display()}，证明不再变动")
    )


def may_extend(actor: Staff, request: LeaveRequest) -> Verdict:
    """Who extends a leave (续假): who is on it, before it ends, once."""
    return all_of(
        (actor.pk == request.staff_id, "请请假人本人续假"),
        (request.state == "approved", f"请假{request.get_state_display()}，不能续假"),
        (clock.today() <= request.last, "假期已经结束，请另外请假"),
        (not _goes_on(request), "已经续过，再续请在续假上办"),
    )


def may_confirm_outing(actor: Staff, outing: Outing) -> Verdict:
    """Who confirms an outing that was reported afterwards: who heads the unit, never herself."""
    return all_of(
        (actor.heads(outing.unit) or actor.holds(outing.unit, *OFFICE), "请部室负责人或绩效办确认"),
        (actor.pk != outing.staff_id, "不能确认自己的补报"),
    )


def may_decline_outing(actor: Staff, outing: Outing) -> Verdict:
    """Who does not confirm it: the same."""
    return may_confirm_outing(actor, outing)


def may_come_back(actor: Staff, outing: Outing) -> Verdict:
    """Who enters the return: she herself, her head, the office."""
    is_hers = actor.pk == outing.staff_id or actor.heads(outing.unit) or actor.holds(outing.unit, *OFFICE)
    return all_of((is_hers, "请本人、部室负责人或绩效办登记返回"))


def may_cancel_outing(actor: Staff, outing: Outing) -> Verdict:
    """Who cancels it: she herself, before it begins."""
    return all_of(
        (actor.pk == outing.staff_id, "请外出人本人取消"), (outing.first >= clock.today(), "外出已经开始，请登记返回")
    )


def may_call(actor: Staff, outing: Outing) -> Verdict:
    """Who checks by phone: the office, or who heads the unit; never herself."""
    return all_of(
        (actor.heads(outing.unit) or actor.holds(outing.unit, *OFFICE), "请部室负责人或绩效办抽查"),
        (actor.pk != outing.staff_id, "不能抽查自己"),
        (outing.state == "out", f"这次外出{outing.get_state_display()}，不用抽查"),
    )


def _goes_on(request: LeaveRequest) -> bool:
    """Whether it is extended, or is asked to be."""
    return request.extensions.filter(state__in=("asked", "approved")).exists()
