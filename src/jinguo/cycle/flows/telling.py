"""What people are told of approvals and rounds beside the steps of their workflows."""

from jinguo.base.web import words
from jinguo.cycle.flows.models import Approval, ApprovalStep, Consulted, Round
from jinguo.cycle.inbox import kinds
from jinguo.cycle.inbox.services import tell
from jinguo.org.structure.models import Appointment, Staff, Unit

APPROVAL = kinds.register("approval", "审批").code
OPINION = kinds.register("opinion", "征求意见").code
HEADS = ("department_head", "unit_head", "liaison")


def tell_turn(approval: Approval, step: ApprovalStep, people: list[Staff], *, by: Staff | None) -> None:
    """Tell those whose turn it is."""
    until = f"{words.day(step.due)} 前办理" if step.due else ""
    tell(people, f"请审批：{approval}", kind=APPROVAL, about=approval, by=by, detail=until, bundle="审批待办")


def tell_urged(approval: Approval, *, by: Staff | None) -> None:
    """Urge those who are waited for (催办)."""
    title = f"催办：{approval}（{words.day(approval.reminded_on)}）"
    tell(approval.waiting_people(), title, kind=APPROVAL, about=approval, by=by, bundle="审批催办")


def tell_asked(asked: Round, *, by: Staff | None, urged: bool = False) -> None:
    """Tell the people and the heads of units that are asked, only the silent ones when they are urged."""
    title = f"{'催办' if urged else '请提意见'}：{asked}（{words.day(asked.due)}止）"
    people = [person for one in asked.asked.all() if not (urged and one.opinions.all()) for person in _people(one)]
    tell(people, title, kind=OPINION, about=asked, by=by, bundle="意见征求" if not urged else "意见催办")


def _people(one: Consulted) -> list[Staff]:
    """Whom to tell for one of the asked."""
    if one.staff:
        return [one.staff]
    return heads_of(one.unit) if one.unit else []


def heads_of(unit: Unit) -> list[Staff]:
    """Who answers for a unit today; where nobody heads it everybody who works there."""
    running = Appointment.objects.running().filter(unit=unit, staff__is_active=True)
    heads = running.filter(role__in=HEADS)
    return list(Staff.objects.filter(pk__in=(heads if heads.exists() else running).values("staff")))
