"""The matrix: looking at it, saving a block of cells, computing edges anew, proposing, explaining a difference."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from jinguo.cycle.plans import services
from jinguo.cycle.plans.board import Board, GoalBoard, Side, code_of, columns, sides
from jinguo.cycle.plans.models import Goal, Plan, Target
from jinguo.cycle.plans.models.targets import key_of
from jinguo.cycle.plans.permissions import may_edit
from jinguo.cycle.plans.proposing import propose_line
from jinguo.cycle.plans.queries import with_targets
from jinguo.cycle.plans.services import Cell, Conflict, Conflicts
from jinguo.cycle.plans.views.gates import for_readers, plan_or_404
from jinguo.cycle.plans.views.looking import Look, look
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.decompose import METHODS, NoProposalError
from jinguo.rules.goal_values import AXES

MOST = 5000  # cells of one block
UNREADABLE = "表格里的内容看不懂，请刷新后再填。"


@for_readers
@require_GET
def matrix(request: StaffRequest, pk: int) -> HttpResponse:
    """The matrix of a plan for one way of splitting it."""
    plan = plan_or_404(request, pk)
    offered = sides(plan)
    side = _side(offered, request)
    seen = look(request, plan, side)
    board = _board(request, plan, side=side, seen=seen)
    boards = board.boards()
    context = {
        "plan": plan,
        "board": board,
        "boards": _shown(request, boards, seen),
        "offered": offered,
        "lines": [(code_of(line), str(line[1] or line[0])) for line in side.lines],
        "look": seen,
        "periods": plan.span.children,
        "period": request.GET.get("period", ""),
        "open_edges": sum(one.open_edges for one in boards),
        "only": bool(request.GET.get("only")),
        "months": bool(request.GET.get("months")),
        "to_edit": may_edit(request.user, plan),
        "all_methods": [(code, method.title) for code, method in METHODS.items()],
    }
    return render(request, "plans/matrix.html", context)


@for_readers
@require_POST
def save(request: StaffRequest, pk: int) -> JsonResponse:
    """Write a block of cells or none; what others changed meanwhile comes back with both values (409)."""
    plan = plan_or_404(request, pk)
    try:
        written = services.set_targets(plan, _cells(plan, _sent(request)), by=request.user)
    except Conflicts as told:
        return JsonResponse({"conflicts": [_conflict(one) for one in told.found]}, status=409)
    except ValidationError as problem:
        return JsonResponse({"complaints": problem.messages}, status=422)
    return JsonResponse({"saved": len(written)})


@for_readers
@require_POST
def edges(request: StaffRequest, pk: int) -> JsonResponse:
    """What would be left over if the unsaved cells were saved; nothing is written."""
    plan = plan_or_404(request, pk)
    try:
        cells = _cells(plan, _sent(request))
    except ValidationError as problem:
        return JsonResponse({"complaints": problem.messages}, status=422)
    board = _board(request, plan, unsaved=cells)
    found = {
        code: {"words": edge.words, "tone": edge.tone, "because": edge.because} for code, edge in board.edges().items()
    }
    return JsonResponse({"edges": found, "open": sum(edge["tone"] == "off" for edge in found.values())})


@for_readers
@require_POST
def propose(request: StaffRequest, pk: int) -> JsonResponse:
    """Values for a line's periods, or for the lines below a head, by a method; the page marks them unsaved."""
    plan = plan_or_404(request, pk)
    asked = _sent(request)
    (goal,) = with_targets(plan.goals.filter(pk=_goal(plan, asked).pk))
    side = _chosen(sides(plan), str(asked.get("side", "")))
    try:
        proposal = propose_line(goal, side, str(asked.get("axis")), str(asked.get("method")), str(asked.get("key")))
    except (NoProposalError, KeyError) as problem:
        words = str(problem) if isinstance(problem, NoProposalError) else UNREADABLE
        return JsonResponse({"complaints": [words]}, status=422)
    return JsonResponse({"cells": proposal.cells, "because": proposal.because})


@for_readers
@require_POST
def explain(request: StaffRequest, pk: int) -> JsonResponse:
    """Say why a difference stays."""
    plan = plan_or_404(request, pk)
    asked = _sent(request)
    goal = _goal(plan, asked)
    text, axis = str(asked.get("text", "")).strip(), str(asked.get("axis", ""))
    if axis not in AXES:
        raise BadRequest(UNREADABLE)
    board = _board(request, plan)
    edge = board.edges().get(f"{goal.pk}|{axis}|{asked.get('key')}")
    if edge is None or edge.gap is None:
        raise Http404
    if not text:
        return JsonResponse({"complaints": ["请写明差额的原因。"]}, status=422)
    key = _target_key(edge.gap.place)
    services.explain(goal, axis, key, edge.gap.residual.amount, by=request.user, text=text)
    return JsonResponse({"saved": 1})


def _board(
    request: StaffRequest,
    plan: Plan,
    unsaved: Iterable[Cell] = (),
    *,
    side: Side | None = None,
    seen: Look | None = None,
) -> Board:
    """The matrix that the address asks for, with unsaved cells laid over what is stored."""
    asked = request.GET
    side = side or _side(sides(plan), request)
    seen = seen or look(request, plan, side)
    goals = with_targets(plan.goals.filter(part=seen.part) if seen.part else plan.goals.all())
    _lay_over(goals, unsaved)
    if seen.line:
        side = replace(side, lines=[one for one in side.lines if code_of(one) == seen.line] or side.lines)
    chosen = columns(plan, months=bool(asked.get("months")), only=asked.get("period", ""))
    is_whole = bool(asked.get("all")) or not any(goal.targets.all() for goal in goals)
    return Board(plan, goals, side, chosen, reader=request.user, is_whole=is_whole)


def _shown(request: StaffRequest, boards: list[GoalBoard], seen: Look) -> list[GoalBoard]:
    """The goals that the address asks for: those with a difference, those of one holder or county."""
    found = [one for one in boards if one.open_edges] if request.GET.get("only") else boards
    return [one for one in found if one.is_held] if seen.line else found


def _side(offered: Sequence[Side], request: StaffRequest) -> Side:
    return _chosen(offered, request.GET.get("side", ""))


def _chosen(offered: Sequence[Side], code: str) -> Side:
    """The side of a code, the first one where none is named."""
    if not offered:
        raise BadRequest("本单位还没有可以分解到的部室、下级单位或人员，请先登记机构和任职。")
    if not code:
        return offered[0]
    found = next((one for one in offered if one.code == code), None)
    if found is None:
        raise BadRequest("没有这种分解方式，请从页面上方重新选。")
    return found


def _lay_over(goals: list[Goal], unsaved: Iterable[Cell]) -> None:
    """Let goals hold the unsaved cells as if they were stored."""
    by_goal = {goal.pk: {target.key: target for target in goal.targets.all()} for goal in goals}
    for cell in (one for one in unsaved if one.goal.pk in by_goal):
        targets, (_, key) = by_goal[cell.goal.pk], cell.key
        if cell.is_emptied:
            targets.pop(key, None)
            continue
        unit, staff = cell.sides
        fresh = Target(goal=cell.goal, period=cell.period, unit=unit, staff=staff, region=cell.region)
        target = targets.setdefault(key, fresh)
        target.key = key
        for name, value in cell.facts.items():
            setattr(target, name, value)
    for goal in goals:
        goal._prefetched_objects_cache["targets"] = list(by_goal[goal.pk].values())  # type: ignore[attr-defined]


def _sent(request: StaffRequest) -> Mapping[str, Any]:
    try:
        sent = json.loads(request.body)
    except ValueError as problem:
        raise BadRequest(UNREADABLE) from problem
    if not isinstance(sent, dict):
        raise BadRequest(UNREADABLE)
    return sent


def _goal(plan: Plan, asked: Mapping[str, Any]) -> Goal:
    """The goal that a request names."""
    key = asked.get("goal")
    if not isinstance(key, int | str) or not str(key).isdecimal():
        raise BadRequest(UNREADABLE)
    return get_object_or_404(plan.goals, pk=key)


def _cells(plan: Plan, sent: Mapping[str, Any]) -> list[Cell]:
    """The cells of a request, all they name fetched in four queries; unreadable values are told by their cell."""
    wanted = sent.get("cells")
    if not isinstance(wanted, list) or len(wanted) > MOST:
        raise BadRequest(UNREADABLE)
    try:
        codes = [_parsed(str(one["code"])) for one in wanted]
        goals = plan.goals.in_bulk({code[0] for code in codes})
        units = Unit.objects.in_bulk({code[2] for code in codes if code[2]})
        people = Staff.objects.in_bulk({code[3] for code in codes if code[3]})
        regions = Region.objects.in_bulk({code[4] for code in codes if code[4]})
        return [
            Cell(
                goal := goals[goal_pk],
                period,
                units[unit] if unit else people[staff],
                _facts(goal, str(one.get("value", ""))),
                regions[region] if region else None,
                _version(one.get("seen")),
            )
            for one, (goal_pk, period, unit, staff, region) in zip(wanted, codes, strict=True)
        ]
    except (KeyError, TypeError, IndexError, ValueError) as problem:
        raise BadRequest(UNREADABLE) from problem


def _parsed(code: str) -> tuple[int, str, int | None, int | None, int | None]:
    """A cell's code: goal, period, unit or person, region."""
    goal, period, holder, region = code.split("|")
    pk = int(holder[1:])
    return int(goal), period, pk if holder[0] == "u" else None, pk if holder[0] == "s" else None, _pk(region[1:])


def _pk(text: str) -> int | None:
    return int(text) if text else None


def _version(value: Any) -> int | None:
    return None if value in (None, "") else int(value)


def _facts(goal: Goal, text: str) -> dict[str, Any]:
    """What was typed, as the target holds it; commas, blanks and full-width digits are forgiven."""
    plain = text.strip()
    if goal.is_text or goal.comparator == "relative":
        return {"value": None, "text": plain}
    if not plain:
        return {"value": None}
    try:
        value = Decimal(plain.replace(",", "").replace("，", ""))
    except InvalidOperation as problem:
        raise ValidationError(f"目标 {goal.number}：“{plain}”不是数字，请填 60 或 60.5。") from problem
    return {"value": value}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    now = conflict.now
    shown = "" if now is None else str(now.value if now.value is not None else now.text)
    goal, key = conflict.cell.key
    return {
        "code": f"{goal}|{key}",
        "who": conflict.who,
        "now": shown,
        "seen": now.version if now else None,
        "place": conflict.cell.place,
    }


def _target_key(place: Any) -> str:
    """The key of the target that stands at a place."""
    kind, pk = place.holder
    unit, staff = (pk, None) if kind == "u" else (None, pk)
    return key_of(str(place.period), unit, staff, place.region or None)
