"""The page of a plan: where it stands, what others said, what its goals add up to, and what can be done next."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base.audit.queries import changes_of
from jinguo.base.moves import possible
from jinguo.base.web import words
from jinguo.base.web.components import Stage, stages
from jinguo.cycle.flows.panels import approval_panel, round_panel
from jinguo.cycle.flows.queries import approvals_of, rounds_of
from jinguo.cycle.plans.checks import checks
from jinguo.cycle.plans.kinds import HUNDRED
from jinguo.cycle.plans.models import Goal, Plan
from jinguo.cycle.plans.permissions import may_edit, may_hand_down
from jinguo.cycle.plans.queries import leaves, with_targets
from jinguo.cycle.plans.snapshots import differences, plan_content
from jinguo.cycle.plans.views.gates import for_readers, plan_or_404
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import Verdict

TRAIL = 8
BY_HAND = ("return_review", "return_approval", "return_own", "put_in_force")  # an approval's end takes these steps
# Steps that ask for more than a press: the name of the page that asks.
PAGES = {"ask_opinions": "plans:ask_opinions", "enter_approved": "plans:enter_approved", "take_back": "plans:take_back"}


@dataclass(frozen=True)
class NextStep:
    """A step of the plan's way: its button, where it leads, and whether it is possible now."""

    verb: str
    label: str
    page: str
    verdict: Verdict


@dataclass(frozen=True)
class Share:
    """What one holder leads: how many goals, how many points, and what changed since the last version."""

    holder: Unit | Staff
    leaders: str
    size: int
    changed: int
    points: Any
    off: int


@for_readers
@require_GET
def plan(request: StaffRequest, pk: int) -> HttpResponse:
    """A plan with all that an official decides from."""
    found = plan_or_404(request, pk)
    goals = with_targets(found.goals.all())
    context = {
        "plan": found,
        "flow": _stages(found),
        "goals": goals,
        "shares": _shares(found, goals),
        "points": sum((goal.points or 0) for goal in leaves(goals)),
        "checks": checks(found, goals) if found.is_open or found.state == "reviewing" else [],
        "steps": _steps(found, request.user),
        "rounds": [round_panel(one, request.user) for one in rounds_of(found)],
        "approvals": [approval_panel(one, request.user) for one in approvals_of(found)],
        "editions": list(found.editions.all()),
        "to_edit": may_edit(request.user, found),
        "to_hand_down": may_hand_down(request.user, found),
        "sections": list(found.sections.all()),
        "trail": changes_of(found)[:TRAIL],
        "children": found.children.visible_to(request.user).select_related("unit", "staff"),
    }
    return render(request, "plans/plan.html", context)


def _stages(plan: Plan) -> list[Stage]:
    """The way with the day and the person of each state that was reached."""
    names = {step.verb: step.next for step in plan.workflow.steps}
    reached: dict[str, str] = {"draft": _told(plan.drafted_on, str(plan.drafted_by or ""))}
    for row in changes_of(plan).order_by("number"):
        state = names.get(row.act.partition(".")[2])
        if state:
            reached[state] = _told(row.business_day, row.actor_name)
    if plan.is_frozen:
        reached["approving"] = _told(plan.approved_on, "批复")
    return stages(plan.workflow, plan.state, reached)


def _told(day: Any, who: str) -> str:
    return f"{words.day(day)} {who}".strip()


def _steps(plan: Plan, reader: Staff) -> list[NextStep]:
    """What a person may do next; what the end of an approval does has no button."""
    return [
        NextStep(step.verb, step.label, PAGES.get(step.verb, ""), verdict)
        for step, verdict in possible(plan, reader)
        if step.verb not in BY_HAND
    ]


def _shares(plan: Plan, goals: list[Goal]) -> list[Share]:
    """Goals and points by who leads them, in the order of the goals."""
    led: dict[Unit | Staff, list[Goal]] = {}
    for goal in leaves(goals):
        for holder in leads_of(goal):
            led.setdefault(holder, []).append(goal)
    changed = _changed(plan)
    return [_share(holder, some, changed) for holder, some in led.items()]


def leads_of(goal: Goal) -> list[Unit | Staff]:
    """Who leads a goal over the plan's whole period; the plan's own unit leads nothing, its departments do."""
    whole, own = goal.plan.period, goal.plan.unit_id
    found = [one for one in goal.targets.all() if one.period == whole and one.role == "lead" and not one.region_id]
    holders = [one.holder for one in found if one.unit_id != own and one.holder is not None]
    units = [one for one in holders if isinstance(one, Unit)]
    return list(dict.fromkeys(units or holders))


def _changed(plan: Plan) -> dict[str, str]:
    """What became of each goal since the last version that was laid before others."""
    last = plan.editions.last()
    return differences(last.content, plan_content(plan)) if last and plan.is_open else {}


def _share(holder: Unit | Staff, goals: list[Goal], changed: dict[str, str]) -> Share:
    leaders = "、".join(dict.fromkeys(goal.leader.name for goal in goals if goal.leader))
    points = sum((goal.points or 0) * _credit(goal, holder) / HUNDRED for goal in goals)
    return Share(holder, leaders, len(goals), sum(goal.number in changed for goal in goals), points, 0)


def _credit(goal: Goal, holder: Unit | Staff) -> Any:
    """A holder's credit in per cent: her share, all of it where nobody has one."""
    shares = {one.holder: one.share for one in goal.targets.all() if one.period == goal.plan.period}
    return shares.get(holder) or (HUNDRED if not any(shares.values()) else 0)
