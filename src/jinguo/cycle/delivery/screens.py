"""What delivery puts on pages of others: its menu entry, cards on the desk, on the page of a goal and of a plan."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from jinguo.base import clock
from jinguo.base.web import menu, slots
from jinguo.base.web.menu import Entry
from jinguo.cycle.delivery.display import counts, is_current
from jinguo.cycle.delivery.permissions import may_open_sheets, may_read
from jinguo.cycle.delivery.queries import my_targets, sheets_to_fill
from jinguo.cycle.delivery.rollup import goal_standings, plan_share
from jinguo.cycle.delivery.standing import standings
from jinguo.cycle.plans.models import Goal, Plan, Target
from jinguo.cycle.plans.queries import linked
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.deadlines import time_left

ON_DESK = 6
BEHIND = 6


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("sheets", "季度报表", "document-chart-bar", "delivery:sheets", 26, may=may_read))
    slots.card("desk", "delivery/desk_card.html", desk, order=30, may=may_read)
    slots.card("plans", "delivery/mine_act.html", lambda _request: {}, order=10)
    slots.card("goal", "delivery/goal_card.html", goal, order=10)
    slots.card("plan", "delivery/plan_card.html", plan, order=10)


def desk(request: StaffRequest) -> dict[str, Any] | None:
    """How the reader's goals stand, those behind first, and the sheets she is to fill in; None without either."""
    reader = request.user
    found = standings(_whole(my_targets(reader)), clock.today())
    calendar = work_calendar()
    sheets = [(one, time_left(one.due, clock.today(), calendar)) for one in sheets_to_fill(reader)[:ON_DESK]]
    if not found and not sheets:
        return None
    ordered = sorted(found, key=lambda one: not one.pace.is_behind)
    return {"standings": ordered[:ON_DESK], "counts": counts(found), "size": len(found), "sheets": sheets}


def goal(request: StaffRequest) -> dict[str, Any] | None:
    """How a goal stands: the whole, and every target of it within reach; nothing before the plan is in force."""
    found = Goal.objects.visible_to(request.user).select_related("plan__unit").filter(pk=_pk(request)).first()
    if found is None or not found.plan.is_frozen:
        return None
    day = _day_of(found.plan)
    targets = Target.objects.visible_to(request.user).filter(goal=found)
    whole = next((one.whole for one in goal_standings(found.plan, day, only=found)), None)
    every = standings(linked(targets.order_by("period", "pk")), day)
    shown = [one for one in every if is_current(one)] or every
    return {"whole": whole, "standings": shown, "hidden": len(every) - len(shown), "as_of": day} if every else None


def plan(request: StaffRequest) -> dict[str, Any] | None:
    """How a plan stands: its share, its lights, what is behind and why."""
    found = Plan.objects.visible_to(request.user).select_related("unit").filter(pk=_pk(request)).first()
    if found is None or not found.is_frozen:
        return None
    day = _day_of(found)
    goals = goal_standings(found, day)
    share, because = plan_share(goals)
    return {
        "plan": found,
        "share": float(share),
        "because": because,
        "counts": counts(one.whole for one in goals),
        "behind": [one for one in goals if one.whole.pace.is_behind][:BEHIND],
        "as_of": day,
        "to_open": may_open_sheets(request.user, found),
    }


def _whole(targets: Iterable[Target]) -> list[Target]:
    return [one for one in targets if one.period == one.goal.plan.period]


def _day_of(plan: Plan) -> date:
    """Up to when a plan is told: today, or its last day once that has passed."""
    return min(plan.span.last, clock.today())


def _pk(request: StaffRequest) -> Any:
    """The row that the page is about, as its address names it."""
    return request.resolver_match.kwargs["pk"] if request.resolver_match else None
