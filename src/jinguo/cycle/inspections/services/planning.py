"""An inspection is planned: of what kind, by whom, when, what is checked, where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.cycle.inspections.models import CheckItem, Inspected, Inspection
from jinguo.cycle.inspections.permissions import may_edit, may_plan
from jinguo.cycle.plans.models import Goal
from jinguo.org.structure.models import Staff, Unit


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be checked; `sample` says how many are to be drawn, `goal` what it belongs to."""

    text: str
    sample: str = ""
    points: Decimal | None = None
    goal: Goal | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """One place to go to: a unit, a place in words, or a unit at a place."""

    unit: Unit | None = None
    place: str = ""


@transaction.atomic
def plan(
    kind: str,
    title: str,
    *,
    unit: Unit,
    lead: Staff,
    by: Staff | None,
    items: Sequence[Item] = (),
    sites: Sequence[Site] = (),
    members: Iterable[Staff] = (),
    **facts: Any,
) -> Inspection:
    """Plan an inspection (制定督查计划). `facts` are its other fields: day, plan, detail.

    Raises Refused when `by` does not plan for the organ; ValidationError by field.
    """
    if by is not None:
        demand(may_plan(by, unit))
    inspection = Inspection(kind=kind, title=title, unit=unit, lead=lead, drafted_by=by, **facts)
    inspection.full_clean()
    inspection.save()
    _put(inspection, items, sites, members)
    audit.record("inspection.plan", inspection, by=by)
    return inspection


@transaction.atomic
def change(
    inspection: Inspection,
    *,
    by: Staff | None,
    seen: int | None = None,
    items: Sequence[Item],
    sites: Sequence[Site],
    members: Iterable[Staff],
    **fields: Any,
) -> Inspection:
    """Change a plan before it begins. Raises Refused, Stale, ValidationError by field."""
    row = locked(inspection, seen)
    if by is not None:
        demand(may_edit(by, row))
    changes = {name: (getattr(row, name), value) for name, value in fields.items() if getattr(row, name) != value}
    for name, value in fields.items():
        setattr(row, name, value)
    row.version += 1
    row.full_clean()
    row.save()
    row.items.all().delete()
    row.sites.all().delete()
    _put(row, items, sites, members)
    audit.record("inspection.edit", row, by=by, changes=changes, note=f"检查项 {len(items)}，受检 {len(sites)} 处")
    return row


def _put(inspection: Inspection, items: Sequence[Item], sites: Sequence[Site], members: Iterable[Staff]) -> None:
    """Write down what is checked, where and by whom, each place once."""
    if len(set(sites)) < len(sites):
        raise ValidationError({"places": "有的受检单位写了两次，请删去重复的。"})
    for order, item in enumerate(items, 1):
        facts = {"text": item.text, "sample": item.sample, "points": item.points, "goal": item.goal}
        _checked(CheckItem(inspection=inspection, order=order, **facts), "items").save()
    for order, site in enumerate(sites, 1):
        _checked(Inspected(inspection=inspection, order=order, unit=site.unit, place=site.place), "places").save()
    inspection.members.set([one for one in members if one != inspection.lead])


def _checked(row: Any, field: str) -> Any:
    """A line of the plan that holds; its complaints are those of the field in which all lines are written."""
    try:
        row.full_clean()
    except ValidationError as problem:
        raise ValidationError({field: f"第 {row.order} 行：{'；'.join(problem.messages)}"}) from problem
    return row
