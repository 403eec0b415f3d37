"""The way of a plan: opinions, review, approval; and what the end of an approval does to it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, move
from jinguo.cycle.flows import ending
from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.models import Approval, Paper, Round
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.plans.kinds import PLAN_KINDS
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.permissions import may_hand_down
from jinguo.cycle.plans.services.editions import keep_edition
from jinguo.cycle.plans.ways import deciding_paper
from jinguo.org.structure.models import Staff, Unit


@transaction.atomic
def ask_opinions(plan: Plan, *, by: Staff, asked: Iterable[Unit | Staff | str], due: date, text: str = "") -> Round:
    """Send the plan round (征求意见): departments, experts and outside bodies, until a day. Silence is no opinion."""
    plan = move(plan, "ask_opinions", by=by, version=plan.version + 1)
    edition = keep_edition(plan, "opinions", by=by)
    title = f"{plan.title}（第 {edition.number} 版）征求意见"
    return flows.open_round(plan, title, unit=plan.unit, by=by, asked=list(asked), due=due, text=text)


def revise(plan: Plan, *, by: Staff) -> Plan:
    """End the round's time and go on to revise. Raises Refused while a round is open."""
    return move(plan, "revise", by=by, version=plan.version + 1)


@transaction.atomic
def ask_review(plan: Plan, *, by: Staff) -> Approval:
    """Lay it before the reviewers. Raises Refused with everything that is still amiss."""
    plan = move(plan, "ask_review", by=by, version=plan.version + 1)
    keep_edition(plan, "review", by=by)
    return flows.start(plan, plan.rules.review, unit=plan.unit, by=by)


@transaction.atomic
def ask_approval(plan: Plan, *, by: Staff) -> Approval:
    """Lay it before the body that approves (提请批复). Raises Refused before the reviewers have agreed."""
    plan = move(plan, "ask_approval", by=by, version=plan.version + 1)
    keep_edition(plan, "approval", by=by)
    return flows.start(plan, plan.rules.approve, unit=plan.unit, by=by)


@transaction.atomic
def ask_own_approval(plan: Plan, *, by: Staff) -> Approval:
    """Lay a department's or a person's own plan before who approves it."""
    plan = move(plan, "ask_own_approval", by=by, version=plan.version + 1)
    keep_edition(plan, "approval", by=by)
    return flows.start(plan, plan.rules.approve, unit=plan.unit, by=by)


@transaction.atomic
def take_back(plan: Plan, *, by: Staff, reason: str) -> Plan:
    """Take it back from the reviewers to change it; their approval ends unanswered."""
    plan = move(plan, "take_back", by=by, reason=reason, version=plan.version + 1)
    flows.withdraw_running(plan, by=by, reason=reason)
    return plan


@transaction.atomic
def enter_approved(plan: Plan, *, by: Staff | None, number: str, day: date, paper: Paper | None = None) -> Plan:
    """Put a plan in force that was approved on paper, with its 批复 number, day and scan (年中补录).

    Raises ValidationError for a day in the future or a missing number.
    """
    if day > clock.today():
        raise ValidationError({"day": "批复日不能晚于今天。"})
    if not number.strip():
        raise ValidationError({"number": "请填批复文号，没有文号的写明批准的会议和日期。"})
    facts: dict[str, Any] = {"approved_number": number, "approved_on": day, "paper": paper}
    plan = move(plan, "enter_approved", by=by, version=plan.version + 1, **facts)
    keep_edition(plan, "in_force", by=by)
    return plan


def close(plan: Plan, *, by: Staff) -> Plan:
    """End a plan whose period is over (办结)."""
    return move(plan, "close", by=by, version=plan.version + 1)


@transaction.atomic
def hand_down(plan: Plan, *, meeting: Meeting, by: Staff) -> Plan:
    """Link the meeting that hands the goals down (部署会议); it may be held after the plan came into force."""
    demand(may_hand_down(by, plan))
    plan.meeting = meeting
    plan.save(update_fields=["meeting"])
    audit.record("plan.hand_down", plan, by=by, note=str(meeting))
    return plan


UNDECIDED = ("returned", "withdrawn")  # approvals that end without a decision


def settle_review(approval: Approval, by: Staff | None) -> None:  # noqa: ARG001 (the registry's shape)
    """The end of a review: returned or taken back, the plan is revised anew; passed, it waits to be laid further."""
    plan = _plan_of(approval)
    if approval.state in UNDECIDED and plan.state == "reviewing":
        move(plan, "return_review", by=None, version=plan.version + 1)


def settle_approval(approval: Approval, by: Staff | None) -> None:
    """The end of an approval: in force with its number and day; returned or taken back, to whoever drafts it."""
    plan = _plan_of(approval)
    if plan.state != "approving":
        return
    if approval.state == "passed":
        move(plan, "put_in_force", by=None, version=plan.version + 1, **_papers_of(approval))
        keep_edition(plan, "in_force", by=by)
    elif approval.state in UNDECIDED:
        verb = "return_approval" if plan.rules.flow == "organ" else "return_own"
        move(plan, verb, by=None, version=plan.version + 1)


def hang_up() -> None:
    """Let the ends of the chains that plans use settle them, from the app's `ready()`."""
    for kind in PLAN_KINDS.values():
        ending.on_end(kind.approve, settle_approval)
        if kind.review:
            ending.on_end(kind.review, settle_review)


def _plan_of(approval: Approval) -> Plan:
    return Plan.objects.select_for_update(of=("self",)).get(pk=approval.subject_id)


def _papers_of(approval: Approval) -> dict[str, Any]:
    """Number, day and paper of the decision: the last answer's paper, else today."""
    paper = deciding_paper(approval)
    if paper is None:
        return {"approved_on": clock.today()}
    return {"approved_on": paper.day, "approved_number": paper.number, "paper": paper}
