"""Beginning a plan, out of nothing or out of last year's, and writing its words."""

import tomllib
from importlib.resources import files
from typing import Any

from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import act, demand, locked
from jinguo.cycle.plans.kinds import PLAN_KINDS
from jinguo.cycle.plans.models import Goal, Plan, PlanSection, Target
from jinguo.cycle.plans.permissions import may_draft, may_edit
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.periods import Period
from jinguo.rules.verdict import YES

COPIED_NOT = {"id", "version", "plan", "parent"}


@transaction.atomic
def draft(
    kind: str,
    unit: Unit,
    *,
    period: Period,
    by: Staff | None,
    own: Staff | None = None,
    title: str = "",
    code: str = "",
    parent: Plan | None = None,
) -> Plan:
    """Begin a plan of a unit, or of the person `own`; its words begin as the kind's shipped ones.

    Raises Refused when `by` may not; ValidationError when the kind, owner and period have one already.
    """
    demand(may_draft(by, unit, own=own, kind=PLAN_KINDS[kind]) if by else YES)
    plan = Plan(
        kind=kind,
        code=code or _code(kind, unit, own, period),
        title=title or f"{period.label}{PLAN_KINDS[kind].title}",
        unit=unit,
        staff=own,
        parent=parent,
        period=period.code,
        drafted_by=by,
        drafted_on=clock.today(),
    )
    plan.full_clean(exclude=() if code else ("code",))  # a code made of kind, owner and period is taken where they are
    plan.save()
    _write_sections(plan)
    audit.record("plan.draft", plan, by=by)
    return plan


@transaction.atomic
def copy_plan(source: Plan, *, period: Period, by: Staff | None, title: str = "") -> Plan:
    """Begin a plan for another period out of an earlier one: its words, goals and holders.

    Values are last time's, to be gone through; baselines, explanations and nodes are not taken along. Periods move with
    the plan's own, so that last year's second quarter becomes this year's.
    """
    plan = draft(source.kind, source.unit, period=period, by=by, own=source.staff, title=title, parent=source.parent)
    plan.sections.all().delete()
    PlanSection.objects.bulk_create(
        [PlanSection(plan=plan, order=one.order, heading=one.heading, text=one.text) for one in source.sections.all()]
    )
    goals = _copy_goals(source, plan)
    _copy_targets(source, goals, years=period.first.year - source.span.first.year)
    audit.record("plan.copy", plan, by=by, note=str(source))
    return plan


def change_plan(plan: Plan, *, by: Staff, seen: int | None = None, **fields: Any) -> Plan:
    """Change the title of a plan, or the meeting that hands its goals down. Raises Refused, Stale."""
    locked(plan, seen)
    return act("plan.edit", plan, by=by, verdict=may_edit(by, plan), version=plan.version + 1, **fields)


@transaction.atomic
def edit_section(section: PlanSection, *, by: Staff, seen: int, heading: str, text: str) -> PlanSection:
    """Change the words of one section. Raises Refused, Stale when the plan moved on since `seen`."""
    plan = locked(section.plan, seen)
    demand(may_edit(by, plan))
    section.heading, section.text = heading, text
    section.full_clean()
    section.save()
    plan.version += 1
    plan.save(update_fields=["version"])
    audit.record("plan.write", plan, by=by, note=heading)
    return section


def _code(kind: str, unit: Unit, own: Staff | None, period: Period) -> str:
    """What commands call it: performance_2026 for the first organ's, with its owner for every other.

    The first one of a kind and period has the short code, which is the organ's own in an office of one.
    """
    short = f"{kind}_{period.code.replace('/', '_').lower()}"
    if not Plan.objects.filter(code=short).exists() and not unit.is_part and own is None:
        return short
    return f"{short}_{own.number if own else unit.code}".lower()


def _write_sections(plan: Plan) -> None:
    text = files("jinguo.cycle.plans").joinpath("shipped", "sections.toml").read_text("utf-8")
    told = tomllib.loads(text).get(plan.kind, [])
    rows = [PlanSection(plan=plan, order=order, **one) for order, one in enumerate(told, 1)]
    PlanSection.objects.bulk_create(rows)


def _copy_goals(source: Plan, plan: Plan) -> dict[int, Goal]:
    """The goals of the new plan by the number of the old row, parents first."""
    made: dict[int, Goal] = {}
    for goal in source.goals.order_by("parent_id", "order"):
        facts = {one.name: getattr(goal, one.name) for one in Goal._meta.fields if one.name not in COPIED_NOT}
        parent = made.get(goal.parent_id) if goal.parent_id else None
        facts |= {"baseline": None, "baseline_year": None, "due": None}
        made[goal.pk] = Goal.objects.create(plan=plan, parent=parent, **facts)
    return made


def _copy_targets(source: Plan, goals: dict[int, Goal], *, years: int) -> None:
    rows = [
        Target(
            goal=goals[one.goal_id],
            period=one.span.years_later(years).code,
            **{name: getattr(one, name) for name in ("unit", "staff", "region", "role", "share", "value", "text")},
        )
        for one in Target.objects.filter(goal__plan=source).select_related("unit", "staff", "region")
        if _still_there(one)
    ]
    for row in rows:
        row.save()


def _still_there(target: Target) -> bool:
    """Whether its holder still works here: units that were closed and people who left take no new targets."""
    today = clock.today()
    if target.unit:
        return target.unit.stands_on(today)
    return bool(target.staff and target.staff.is_active and target.staff.department_on(today))
