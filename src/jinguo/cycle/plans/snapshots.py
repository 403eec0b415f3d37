"""What a plan and a holder's part of it say, as plain JSON with a digest: for versions and for letters."""

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from jinguo.cycle.plans.models import Goal, Plan, Target
from jinguo.org.structure.models import Staff, Unit

GOAL_FACTS = (
    "number",
    "title",
    "part",
    "standard",
    "gap",
    "steps",
    "type",
    "comparator",
    "band",
    "baseline",
    "baseline_year",
    "unit_of_measure",
    "points",
    "scoring_rule",
    "scoring",
    "source",
    "due",
    "over_time",
    "over_units",
    "over_regions",
)
Content = dict[str, Any]


def plan_content(plan: Plan) -> Content:
    """All goals with their targets, and the words, in their order."""
    targets = _by_goal(Target.objects.filter(goal__plan=plan))
    goals = plan.goals.select_related("leader", "parent")
    sections = [{"heading": one.heading, "text": one.text} for one in plan.sections.all()]
    return {
        "title": plan.title,
        "period": plan.period,
        "sections": sections,
        "goals": [_goal(goal, targets.get(goal.pk, [])) for goal in goals],
    }


def holder_content(plan: Plan, holder: Unit | Staff) -> Content:
    """What one holder answers for: only that, so that nothing else gives her letter a new version."""
    mine = {"unit": holder} if isinstance(holder, Unit) else {"staff": holder}
    targets = _by_goal(Target.objects.filter(goal__plan=plan, **mine))
    goals = plan.goals.filter(pk__in=targets).select_related("leader", "parent")
    finals = _finals(plan, mine)
    said = [_goal(goal, targets[goal.pk]) | finals.get(goal.number, {}) for goal in goals]
    return {"title": plan.title, "period": plan.period, "goals": said}


def digest_of(content: Content) -> str:
    """SHA-256 of a content in its canonical writing."""
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def differences(before: Content, after: Content) -> dict[str, str]:
    """What became of each goal between two versions, by its number: 新增, 删去 or 改; an unchanged one is left out.

    >>> differences({"goals": [{"number": "1", "title": "甲"}]}, {"goals": [{"number": "1", "title": "乙"}]})
    {'1': '改'}
    """
    old, new = ({goal["number"]: goal for goal in content["goals"]} for content in (before, after))
    gone = {number: "删去" for number in old if number not in new}
    fresh = {number: "新增" for number in new if number not in old}
    return {**fresh, **{number: "改" for number in new if number in old and new[number] != old[number]}, **gone}


def _finals(plan: Plan, mine: dict[str, Any]) -> dict[str, Content]:
    """What the plan above asks of the holder in the end, by the goal's number; nothing where there is none above."""
    if plan.parent is None:
        return {}
    held = Target.objects.filter(goal__plan=plan.parent, period=plan.parent.period, region=None, **mine)
    until = plan.parent.span.last.year
    return {
        number: {"final": {"value": _plain(value), "text": text, "until": until}}
        for number, value, text in held.values_list("goal__number", "value", "text")
    }


def _by_goal(targets: Iterable[Any]) -> dict[int, list[Target]]:
    found: dict[int, list[Target]] = {}
    chosen = targets.select_related("unit", "staff", "region").order_by("period", "pk")  # type: ignore[attr-defined]
    for target in chosen:
        found.setdefault(target.goal_id, []).append(target)
    return found


def _goal(goal: Goal, targets: list[Target]) -> Content:
    facts = {name: _plain(getattr(goal, name)) for name in GOAL_FACTS}
    leader = goal.leader.name if goal.leader else ""
    parent = goal.parent.number if goal.parent else ""
    return {**facts, "leader": leader, "parent": parent, "targets": [_target(one) for one in targets]}


def _target(target: Target) -> Content:
    return {
        "period": target.period,
        "holder": _holder_words(target),
        "region": target.region.name if target.region else "",
        "role": target.role,
        "share": _plain(target.share),
        "value": _plain(target.value),
        "text": target.text,
        "base": _plain(target.base),
    }


def _holder_words(target: Target) -> str:
    return target.unit.name if target.unit else str(target.staff)


def _plain(value: Any) -> Any:
    """A number or a day in words that JSON keeps exactly."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if hasattr(value, "isoformat") else value
