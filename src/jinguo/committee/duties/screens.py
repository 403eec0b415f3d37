"""What duties put on pages of others: the menu entry, and cards on the pages of plans and goals."""

from typing import Any

from django.db.models import F, Q

from jinguo.base import clock
from jinguo.base.web import menu, slots
from jinguo.base.web.finding import Titled
from jinguo.base.web.menu import Entry
from jinguo.committee.duties.models import ListedTarget, PolicyPaper
from jinguo.committee.duties.permissions import (
    OF_UNIT,
    OUTLINE,
    YEAR,
    may_begin,
    may_begin_implementation,
    may_file,
    may_list,
    may_read,
    may_split,
)
from jinguo.committee.duties.queries.answering import answering_for
from jinguo.committee.duties.queries.standing import standings_of, tally
from jinguo.committee.duties.services.arranging import held_by
from jinguo.committee.outlines.queries import target_drawn
from jinguo.cycle.plans.models import Goal, Plan, ResponsibilityLetter
from jinguo.cycle.plans.queries import with_targets
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import label_of
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.implementation import STATES

HITS = 3


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("duties", "纲要责任", "clipboard-document-list", "duties:home", 47, may=may_read))
    slots.bar_search("政策文件", found_policies, order=63, may=may_read)
    slots.bar_search("纲要责任书", found_letters, order=64, may=may_read)
    slots.card("plan", "duties/plan_card.html", plan_card, order=5)
    slots.card("goal", "duties/goal_card.html", goal_card, order=5)
    slots.card("outline-target", "duties/target_card.html", target_card, order=5)


def found_policies(request: StaffRequest, text: str) -> list[Titled]:
    """Policy papers by title or number, within reach."""
    matching = PolicyPaper.objects.visible_to(request.user).filter(Q(title__contains=text) | Q(number__contains=text))
    return [Titled(matching, HITS, label_of("unit"))]


def found_letters(request: StaffRequest, text: str) -> list[Titled]:
    """The letters of member units for a year of the outlines, by unit or plan, within reach."""
    current = ResponsibilityLetter.objects.visible_to(request.user).filter(plan__kind=YEAR, is_current=True, staff=None)
    named = Q(unit__name__contains=text) | Q(unit__short_name__contains=text) | Q(plan__title__contains=text)
    return [Titled(current.filter(named), HITS, F("plan__title"), title="unit__name")]


def plan_card(request: Any) -> dict[str, Any] | None:
    """What can be done with a plan of an outline, of its year, or of a member unit; nothing for other plans."""
    plan = _of(request, Plan)
    if plan is None or plan.kind not in (OUTLINE, YEAR, OF_UNIT):
        return None
    acts = {OUTLINE: _of_outline, YEAR: _of_year, OF_UNIT: _of_unit}[plan.kind]
    return {"plan": plan, "kind": plan.kind, **acts(plan, request.user)}


def goal_card(request: Any) -> dict[str, Any] | None:
    """Which outline target a goal comes from, and who leads and joins it."""
    goal = _of(request, Goal)
    listed = ListedTarget.objects.filter(goal=goal).select_related("target__outline").first() if goal else None
    if goal is None or listed is None:
        return None
    (found,) = with_targets(goal.plan.goals.filter(pk=goal.pk))
    return {"goal": goal, "listed": listed, "held": held_by(found), "to_split": may_split(request.user, goal.plan)}


def target_card(request: StaffRequest) -> dict[str, Any] | None:
    """Who leads and joins the target whose page is drawn, by each plan within reach; nothing where none takes it in."""
    target = target_drawn(request)
    found = answering_for(target, request.user) if target else []
    return {"plans": found} if found else None


def unit_of(reader: Staff) -> Unit | None:
    """The member unit that a liaison speaks for."""
    grants = reader.grants_on(clock.today())
    return next((one.unit for one in grants if one.role == "liaison"), None)


def _of_outline(plan: Plan, reader: Staff) -> dict[str, Any]:
    return {
        "listed": ListedTarget.objects.filter(goal__plan=plan).count(),
        "years": plan.children.filter(kind=YEAR).order_by("period"),
        "to_list": may_list(reader, plan),
        "to_begin": may_begin(reader, plan.unit),
    }


def _of_year(plan: Plan, reader: Staff) -> dict[str, Any]:
    found = standings_of(plan, clock.today()) if plan.state == "in_force" else []
    counted, unit = tally(found), unit_of(reader)
    mine = next((one for one in found if unit and one.unit == unit), None)
    return {
        "states": [(STATES[state], counted[state]) for state in STATES if counted[state]],
        "mine": mine,
        "to_begin": may_begin_implementation(reader, unit, plan) if unit else None,
        "to_split": may_split(reader, plan),
        "sees_all": may_begin(reader, plan.unit),
    }


def _of_unit(plan: Plan, reader: Staff) -> dict[str, Any]:
    return {"filing": getattr(plan, "filing", None), "to_file": may_file(reader, plan)}


def _of(request: Any, model: type[Any]) -> Any:
    """The row of the page that is drawn, within the reader's reach."""
    match = request.resolver_match
    pk = match.kwargs.get("pk") if match else None
    rows = model.objects.visible_to(request.user)
    related = ("unit__region", "parent__unit") if model is Plan else ("plan__unit__region",)
    return rows.select_related(*related).filter(pk=pk).first()
