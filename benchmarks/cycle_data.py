"""A plan in full: its goals, a target for whoever answers in each month, and the books that they are counted from."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from jinguo.cycle.bookkeeping.models import EntryFigure, Ledger
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, LedgerFactory
from jinguo.cycle.plans.models import Goal, Plan, Target
from jinguo.cycle.plans.tests.factories import GoalFactory, PlanFactory
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory

YEAR, LAST = 2026, date(2026, 12, 31)
OUTLINE = "2021/2030"
FIELDS = [{"name": f"f{n}", "label": f"栏目{n}", "kind": "integer", "unit": "件"} for n in range(8)]
MEASURES = [
    {"code": one["name"], "title": one["label"], "unit": "件", "kind": "sum", "field": one["name"]} for one in FIELDS
]


def counted_plan(units: int, goals: int, months: int) -> Plan:
    """A plan in force of so many departments, each answering for every goal in every month and over the year."""
    organ = UnitFactory()
    departments = DepartmentFactory.create_batch(units, parent=organ)
    ledger = LedgerFactory(code=f"books{organ.pk}", unit=organ, fields=FIELDS, measures=MEASURES)
    plan = PlanFactory(unit=organ, state="in_force", approved_on=date(YEAR, 1, 5))
    sources = [f"{ledger.code}.{one['name']}" for one in FIELDS]
    fill(plan, [sources[n % len(sources)] for n in range(goals)], departments, months)
    _keep_books(ledger, departments, months)
    return plan


def fill(plan: Plan, sources: Sequence[str], holders: Sequence[Unit | Staff], months: int) -> None:
    """A goal for each source, and the targets of every holder: the year's is what those of the months come to."""
    facts: dict[str, Any] = {"unit_of_measure": "件", "grain": Decimal(1), "points": Decimal(1), "leader": None}
    for number, source in enumerate(sources):
        goal = GoalFactory(plan=plan, order=number, number=f"{number + 1}", source=source, **facts)
        rows = [row for at, holder in enumerate(holders) for row in _targets(goal, holder, number + at, months)]
        Target.objects.bulk_create(rows, batch_size=500)


def fill_regions(plan: Plan, goals: int, regions: Sequence[Region]) -> None:
    """Goals of many years with a target of the plan's unit for every region and year, and over all of the years."""
    facts: dict[str, Any] = {"unit_of_measure": "件", "grain": Decimal(1), "points": None, "leader": None, "source": ""}
    for number in range(goals):
        goal = GoalFactory(plan=plan, order=number, number=f"{number + 1}", **facts)
        rows = [row for at, region in enumerate(regions) for row in _in_region(goal, region, number + at)]
        Target.objects.bulk_create(rows, batch_size=500)


def _in_region(goal: Goal, region: Region, at: int) -> list[Target]:
    plan = goal.plan
    values = {year.code: Decimal(60 + (7 * at + 3 * n) % 50) for n, year in enumerate(plan.span.children)}
    wanted = {**values, plan.period: sum(values.values(), Decimal(0))}
    return _signed(
        Target(goal=goal, period=one, value=value, unit=plan.unit, region=region) for one, value in wanted.items()
    )


def _targets(goal: Goal, holder: Unit | Staff, at: int, months: int) -> list[Target]:
    values = {f"{YEAR}-{month:02}": Decimal(60 + (7 * at + 3 * month) % 50) for month in range(1, months + 1)}
    side = {"unit" if isinstance(holder, Unit) else "staff": holder}
    wanted = {**values, str(YEAR): sum(values.values(), Decimal(0))}
    return _signed(Target(goal=goal, period=period, value=value, **side) for period, value in wanted.items())


def _signed(targets: Iterable[Target]) -> list[Target]:
    rows = list(targets)
    for row in rows:
        row.sign(None)
    return rows


def _keep_books(ledger: Ledger, departments: Sequence[Unit], months: int) -> None:
    """One entry of each department in each month, with a number in every column."""
    for at, unit in enumerate(departments):
        days = [date(YEAR, month, 15) for month in range(1, months + 1)]
        entries = [CustomEntryFactory(ledger_row=ledger, unit=unit, day=day) for day in days]
        EntryFigure.objects.bulk_create(
            EntryFigure(entry=entry, field=field["name"], value=40 + (11 * at + 5 * number + 13 * column) % 60)
            for number, entry in enumerate(entries)
            for column, field in enumerate(FIELDS)
        )
