"""The addresses of plans and the things they are about; see tests/access_table.py."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.utils import timezone
from tests.access_lines import BUSINESS, LEADERS, PERFORMANCE, Line, act, act_on, one, page
from tests.access_world import SECRET, Place, World, thing

from jinguo.base.jobs.models import Job
from jinguo.base.sheets.models import ImportBatch
from jinguo.cycle.plans.models import Goal, Plan, ResponsibilityLetter
from jinguo.cycle.plans.tests.factories import (
    ChangeRequestFactory,
    GoalFactory,
    PlanEditionFactory,
    PlanFactory,
    PlanSectionFactory,
    ResponsibilityLetterFactory,
    TargetFactory,
)
from jinguo.org.structure.models import Staff

GONE = {404: BUSINESS}
CHANGING = PERFORMANCE | LEADERS

LINES: list[Line] = [
    page("plans:list", BUSINESS),
    page("plans:draft", BUSINESS),
    act("plans:draft", BUSINESS, 422),
    one("plans:plan", "plan", {200: BUSINESS}, GONE),
    one("plans:plan_word", "plan", {200: BUSINESS}, GONE),
    one("plans:edition", "edition of a plan", {200: BUSINESS}, GONE),
    one("plans:section", "section of a plan", {200: PERFORMANCE}, GONE),
    act_on("plans:section", "section of a plan", {422: PERFORMANCE}, GONE),
    one("plans:ask_opinions", "plan", {200: PERFORMANCE}, GONE),
    act_on("plans:ask_opinions", "plan", {422: PERFORMANCE}, GONE),
    one("plans:enter_approved", "plan", {200: PERFORMANCE}, GONE),
    act_on("plans:enter_approved", "plan", {422: PERFORMANCE}, GONE),
    one("plans:hand_down", "plan", {200: PERFORMANCE}, GONE),
    act_on("plans:hand_down", "plan", {422: PERFORMANCE}, GONE),
    one("plans:take_back", "plan", {200: PERFORMANCE}, GONE),
    act_on("plans:take_back", "plan", {422: PERFORMANCE}, GONE),
    act_on("plans:take_step", "plan to revise", {302: PERFORMANCE}, GONE),
    one("plans:add_goal", "plan", {200: PERFORMANCE}, GONE),
    act_on("plans:add_goal", "plan", {422: PERFORMANCE}, GONE),
    one("plans:goal", "goal", {200: BUSINESS}, GONE),
    one("plans:change_goal", "goal", {200: PERFORMANCE}, GONE),
    act_on("plans:change_goal", "goal", {422: PERFORMANCE}, GONE),
    act_on("plans:remove_goal", "goal", {302: PERFORMANCE}, GONE),
    one("plans:ask_change", "frozen goal", {200: CHANGING}, GONE),
    act_on("plans:ask_change", "frozen goal", {422: CHANGING}, GONE),
    one("plans:change", "change of a goal", {200: BUSINESS}, GONE),
    one("plans:withdraw_change", "change of a goal", {200: BUSINESS}, GONE),
    act_on("plans:withdraw_change", "change of a goal", {422: BUSINESS}, GONE),
    one("plans:matrix", "plan", {200: BUSINESS}, GONE),
    act_on("plans:matrix_save", "plan", {400: BUSINESS}, GONE),
    act_on("plans:matrix_edges", "plan", {400: BUSINESS}, GONE),
    act_on("plans:matrix_propose", "plan", {400: BUSINESS}, GONE),
    act_on("plans:matrix_explain", "plan", {400: BUSINESS}, GONE),
    one("plans:letters", "plan", {200: BUSINESS}, GONE),
    act_on("plans:draw_letters", "plan in force", {302: PERFORMANCE}, GONE),
    act_on("plans:sign_letters", "plan with a letter", {302: frozenset({"unit_head"})}, GONE),
    one("plans:letters_drawn", "job of drawing letters", {302: BUSINESS}, GONE),
    one("plans:letter", "letter", {200: BUSINESS}, GONE),
    one("plans:letter_word", "letter", {200: BUSINESS}, GONE),
    act_on("plans:sign_for_organ", "letter", {302: frozenset({"unit_head"})}, GONE),
    act_on("plans:sign_as_holder", "letter", {302: LEADERS}, GONE),
    one("plans:enter_signature", "letter", {200: PERFORMANCE}, GONE),
    act_on("plans:enter_signature", "letter", {422: PERFORMANCE}, GONE),
    one("plans:nodes", "plan", {200: BUSINESS}, GONE),
    one("plans:nodes_word", "plan", {200: BUSINESS}, GONE),
    one("plans:nodes_package", "plan", {200: BUSINESS}, GONE),
    one("plans:add_node", "plan", {200: PERFORMANCE}, GONE),
    act_on("plans:add_node", "plan", {422: PERFORMANCE}, GONE),
    one("plans:export_goals", "table of goals", {200: BUSINESS}, GONE),
    one("plans:goals_template", "table of goals", {200: BUSINESS}, GONE),
    one("plans:import", "table of goals", {200: PERFORMANCE}, GONE),
    act_on("plans:import", "table of goals", {422: PERFORMANCE}, GONE),
    act_on("plans:import_write", "pending table of goals", {400: PERFORMANCE}, GONE),
    act_on("plans:import_drop", "pending table of goals", {302: PERFORMANCE}, GONE),
    one("plans:import_errors", "pending table of goals", {400: PERFORMANCE}, GONE),
    act_on("plans:import_undo", "imported table of goals", {302: PERFORMANCE}, GONE),
]


@thing("plan")
def _plan(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _goal_in(place).plan_id}


@thing("plan to revise")
def _to_revise(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _plan_of(place, state="opinions").pk, "verb": "revise"}


@thing("plan in force")
def _in_force(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _plan_of(place, state="in_force", approved_on=date(2026, 4, 14)).pk}


@thing("edition of a plan")
def _edition(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    plan = _plan_of(place)
    for number in (1, 2):
        PlanEditionFactory(plan=plan, number=number)
    return {"pk": plan.pk, "number": 2}


@thing("section of a plan")
def _section(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    section = PlanSectionFactory(plan=_plan_of(place), order=1, text=place.mark)
    return {"pk": section.plan_id, "order": 1}


@thing("goal")
def _goal(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _goal_in(place).pk}


@thing("table of goals")
def _table(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"plan": _goal_in(place).plan_id}


@thing("pending table of goals")
def _pending_table(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"plan": _goal_in(place).plan_id, "token": uuid4()}


@thing("imported table of goals")
def _imported_table(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    by = actor or place.colleague
    facts = {"kind": "goals", "file_name": place.mark, "sha256": uuid4().hex, "rows": 0}
    batch = ImportBatch.objects.create(by_number=by.number, by_name=by.name, at=timezone.now(), **facts)
    return {"plan": _plan_of(place).pk, "pk": batch.pk}


@thing("frozen goal")
def _frozen(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    goal = _goal_in(place, state="in_force", approved_on=date(2026, 4, 14))
    TargetFactory(goal=goal, unit=place.office)
    return {"pk": goal.pk}


@thing("change of a goal")
def _change(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    by = actor if place.mark != SECRET and actor else place.colleague
    return {"pk": ChangeRequestFactory(goal=_goal_in(place), asked_by=by, reason=place.mark).pk}


@thing("plan with a letter")
def _with_letter(world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return {"pk": ResponsibilityLetter.objects.get(**_letter(world, place, actor)).plan_id}


@thing("job of drawing letters")
def _drawing(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    by = actor if place.mark != SECRET and actor else place.colleague
    result = {"plan": _plan_of(place, state="in_force", approved_on=date(2026, 4, 14)).pk, "drawn": 1}
    facts = {"code": "plans.draw_letters", "title": place.mark, "words": {}, "state": "done", "result": result}
    return {"pk": Job.objects.create(by_number=by.number, **facts).pk}


@thing("letter")
def _letter(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    plan = _plan_of(place, state="in_force", approved_on=date(2026, 4, 14))
    return {"pk": ResponsibilityLetterFactory(plan=plan, unit=place.office).pk}


def _plan_of(place: Place, **facts: Any) -> Plan:
    return PlanFactory(unit=place.organ, title=f"{place.mark}年度目标", **facts)


def _goal_in(place: Place, **facts: Any) -> Goal:
    return GoalFactory(plan=_plan_of(place, **facts), title=f"{place.mark}贷款", number="1", leader=place.colleague)
