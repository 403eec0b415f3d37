"""What plans hold, as rows of the goal table: a goal with several holders stands in several rows."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from jinguo.base.sheets.columns import Row
from jinguo.cycle.bookkeeping.measures import all_measures
from jinguo.cycle.plans.importing.sheet import QUARTERS, VALUES
from jinguo.cycle.plans.models import Goal, Plan, Target

PLAIN = (
    "number", "title", "part", "standard", "gap", "steps", "type", "comparator", "band", "unit_of_measure", "grain",
    "baseline", "baseline_year", "points", "due", "over_time", "over_units", "over_regions",
)  # fmt: skip


def goal_rows(goals: QuerySet[Goal], targets: QuerySet[Target]) -> Iterator[Row]:
    """The goals, each with the values of its holders over the whole area; values of single regions stay out."""
    names = headings()
    found = targets.filter(region=None, goal__in=goals).select_related("unit", "staff").order_by("goal", "pk")
    held = {key: list(rows) for key, rows in groupby(found, key=lambda one: one.goal_id)}
    for goal in goals.select_related("plan", "parent", "leader").order_by("plan__code", "order", "pk"):
        facts = {**_facts(goal), "source": names.get(goal.source, goal.source)}
        for values in _by_holder(goal.plan, held.get(goal.pk, [])) or [{}]:
            yield {**facts, **values}


def headings() -> dict[str, str]:
    """How a measure is called in the table, by its code: by its heading where no other one has the same."""
    called = {code: one.heading for code, one in all_measures().items()}
    taken = list(called.values())
    return {code: heading for code, heading in called.items() if taken.count(heading) == 1}


def periods_of(plan: Plan) -> dict[str, str]:
    """Which period each column of values means: the plan's own, and the quarters of a year."""
    quarters = plan.span.children if plan.span.kind == "year" else ()
    return {"year": plan.period, **{name: one.code for name, one in zip(QUARTERS, quarters, strict=False)}}


def _facts(goal: Goal) -> Row:
    return {
        "plan": goal.plan.code,
        "parent": goal.parent.number if goal.parent else "",
        "leader": goal.leader.number if goal.leader else "",
        **{name: getattr(goal, name) for name in PLAIN},
    }


def _by_holder(plan: Plan, targets: Iterable[Target]) -> list[Row]:
    """One row a holder; the plan's own unit or person is named by nobody."""
    columns = {code: name for name, code in periods_of(plan).items()}
    rows: dict[Any, Row] = {}
    for target in targets:
        if target.period not in columns:
            continue
        row = rows.setdefault((target.unit_id, target.staff_id), _holder(plan, target))
        row[columns[target.period]] = target.value
        if target.period == plan.period:
            row["text"] = target.text
    return list(rows.values())


def _holder(plan: Plan, target: Target) -> Row:
    named = {"unit": target.unit.code if target.unit else "", "staff": target.staff.number if target.staff else ""}
    if target.holder == plan.owner:
        named = {"unit": "", "staff": ""}
    return {**named, "role": target.role, "share": target.share, "text": "", **dict.fromkeys(VALUES)}
