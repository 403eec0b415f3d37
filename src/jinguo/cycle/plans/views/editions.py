"""A version of a plan beside the one before it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from jinguo.cycle.plans.forms.goals import USUAL_RULE
from jinguo.cycle.plans.models import Goal, Target
from jinguo.cycle.plans.snapshots import Content, differences
from jinguo.cycle.plans.views.gates import for_readers, plan_or_404
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.goal_values import type_choices
from jinguo.rules.periods import parse_period
from jinguo.rules.scoring import parameter_lines, rule_choices

SHOWN = ("title", "standard", "points", "due", "unit_of_measure", "leader", "part", "type", "scoring_rule", "scoring")


@dataclass(frozen=True)
class Changed:
    """One goal that differs: what became of it, and each thing as it was and as it is."""

    number: str
    title: str
    what: str
    lines: list[tuple[str, str, str]]


@for_readers
@require_GET
def edition(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """What a version changed."""
    plan = plan_or_404(request, pk)
    after = get_object_or_404(plan.editions, number=number)
    before = get_object_or_404(plan.editions, number=number - 1)
    context = {"plan": plan, "edition": after, "before": before, "changed": compared(before.content, after.content)}
    return render(request, "plans/edition.html", context)


def compared(before: Content, after: Content) -> list[Changed]:
    """Every goal that differs between two versions."""
    old, new = ({goal["number"]: goal for goal in content["goals"]} for content in (before, after))
    return [
        Changed(number, (new.get(number) or old[number])["title"], what, _lines(old.get(number), new.get(number)))
        for number, what in differences(before, after).items()
    ]


def _lines(old: Content | None, new: Content | None) -> list[tuple[str, str, str]]:
    if old is None or new is None:
        return []
    facts = [(_label(name), _words(name, old), _words(name, new)) for name in SHOWN if old[name] != new[name]]
    was, now = _targets(old), _targets(new)
    return facts + [
        (place, was.get(place, "—"), now.get(place, "—"))
        for place in {**was, **now}
        if was.get(place) != now.get(place)
    ]


def _targets(goal: Content) -> dict[str, str]:
    """The goal's targets by place, each in words."""
    return {_place(one): _value(one) for one in goal["targets"]}


def _place(target: Content) -> str:
    region = f"（{target['region']}）" if target["region"] else ""
    return f"{parse_period(target['period']).label} {target['holder']}{region}"


def _value(target: Content) -> str:
    said = target["value"] if target["value"] is not None else target["text"]
    share = f"，分担 {target['share']}%" if target["share"] is not None else ""
    return f"{said}（{dict(Target._meta.get_field('role').flatchoices)[target['role']]}{share}）"


def _label(name: str) -> str:
    field: Any = Goal._meta.get_field(name)
    return str(field.verbose_name)


def _words(name: str, goal: Content) -> str:
    """What a version says of one thing, as it is shown and never as a code."""
    value = goal[name]
    if name == "type":
        return dict(type_choices())[value]
    if name == "scoring_rule":
        return dict(rule_choices()).get(value) or USUAL_RULE
    if name == "scoring":
        return parameter_lines(goal["scoring_rule"], value).replace("\n", "；") or "—"
    return "—" if value in (None, "") else str(value)
