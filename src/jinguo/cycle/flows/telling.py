"""What people are told of approvals and rounds beside the steps of their workflows, and what they are reminded of."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from jinguo.base.web import words
from jinguo.cycle.flows.models import Approval, ApprovalStep, Consulted, Round
from jinguo.cycle.flows.queries import steps_due, with_voices
from jinguo.cycle.inbox import kinds
from jinguo.cycle.inbox.reminding import Due
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


def open_matters(today: date) -> Iterable[Due]:
    """The open steps that have a day, and the rounds whose day is not over; for reminders. Six queries."""
    yield from (_step_due(step) for step in steps_due())
    for asked in with_voices(Round.objects.filter(state="open", due__gte=today)):
        silent = tuple(one.staff for one in asked.asked.all() if one.staff and not one.opinions.all())
        yield Due(asked, f"提意见：{asked}", asked.due, silent, noun="征求意见")


def _step_due(step: ApprovalStep) -> Due:
    """One open step, with those of the house who are waited for."""
    people = tuple(row.staff for row in step.answers.all() if row.staff and not row.answered_on)
    return Due(step.approval, f"审批：{step.approval}", cast(date, step.due), people, noun="审批")
