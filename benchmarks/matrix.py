"""Matrices of a plan by months and an outline by counties, beside one statement and the barest table of the cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from django.db import connection
from django.test import Client

from benchmarks.cycle_data import OUTLINE, fill, fill_regions
from benchmarks.measuring import Line, Statements, apart, in_milliseconds, timed
from benchmarks.screens import OK, browser_of
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.tests.factories import PlanFactory
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory, UnitFactory, staff_in

HOLDERS, GOALS, MONTHS, FEW = 60, 10, 12, 6
OUTLINE_GOALS, COUNTIES, FEW_GOALS = 60, 12, 6
CELL = re.compile(r'data-code="([^"]+)"[^>]*>([^<]*)</td>')
CELLS = """
    SELECT target.goal_id, target.key, target.value, target.version,
        coalesce(region.name, staff.name, unit.name)
    FROM plans_target target JOIN plans_goal goal ON goal.id = target.goal_id
    LEFT JOIN structure_unit unit ON unit.id = target.unit_id
    LEFT JOIN structure_staff staff ON staff.id = target.staff_id
    LEFT JOIN structure_region region ON region.id = target.region_id
    WHERE goal.plan_id = %s ORDER BY goal."order", target.unit_id, target.staff_id, target.region_id, target.id
"""
WRITTEN = '<td class="cell" tabindex="-1" data-code="{}|{}" data-seen="{}">{}</td>'
THOUSANDTHS = 1000
Cells = list[tuple[str, str]]


@dataclass(frozen=True)
class Matrix:
    """A plan whose goals are split, what it is called, who reads it, between whom, and who hands them down."""

    what: str
    plan: Plan
    reader: Staff
    side: str
    owner: Unit

    @property
    def path(self) -> str:
        """Its page, by months where it is of a year."""
        return f"/plans/{self.plan.pk}/matrix/?months=1&side={self.side}"

    @property
    def periods(self) -> list[str]:
        """Its columns."""
        span = self.plan.span
        return [one.code for one in (span, *(span.months if span.kind == "year" else span.children))]


def among_departments(holders: int, goals: int = GOALS) -> Matrix:
    """Split among departments."""
    plan, reader = _drafted()
    fill(plan, [""] * goals, DepartmentFactory.create_batch(holders, parent=plan.unit), MONTHS)
    return Matrix(f"{goals} goals × {holders} departments × {MONTHS} months", plan, reader, "parts", plan.unit)


def among_people(holders: int, goals: int = GOALS) -> Matrix:
    """Split among the people of one department."""
    plan, reader = _drafted()
    department = DepartmentFactory(parent=plan.unit)
    fill(plan, [""] * goals, [staff_in(department) for _ in range(holders)], MONTHS)
    what = f"{goals} goals × {holders} people × {MONTHS} months"
    return Matrix(what, plan, reader, f"u{department.pk}", department)


def among_counties(goals: int) -> Matrix:
    """An outline of ten years, split among the counties of a city, the organ answering everywhere."""
    city = RegionFactory(level="city")
    counties = RegionFactory.create_batch(COUNTIES, parent=city)
    plan, reader = _drafted(kind="outline", period=OUTLINE, region=city)
    fill_regions(plan, goals, counties)
    return Matrix(f"{goals} goals × {COUNTIES} counties × 10 years", plan, reader, "regions", plan.unit)


def _drafted(region: Region | None = None, **facts: str) -> tuple[Plan, Staff]:
    organ = UnitFactory(region=region)
    reader = staff_in(DepartmentFactory(parent=organ, name="办公室"), "performance_office")
    return PlanFactory(unit=organ, drafted_by=reader, **facts), reader


SPLITS = (among_departments, among_people)


def lines(holders: int = HOLDERS, goals: int = OUTLINE_GOALS) -> list[Line]:
    """Each matrix; asserts that the cells are the same, and that statements do not grow with holders or goals."""
    pairs = [(split(holders), split(FEW)) for split in SPLITS]
    return [_line(*pair) for pair in (*pairs, (among_counties(goals), among_counties(FEW_GOALS)))]


def _line(matrix: Matrix, small: Matrix) -> Line:
    what = f"Matrix of {matrix.what}"
    few = apart(lambda: statements(small)).value
    ours, floor = apart(lambda: _page(matrix)), apart(lambda: timed(lambda: plain(matrix)))
    asked, seconds, text = ours.value
    least, wanted = floor.value
    assert asked == few, f"{what}: {asked} statements, {few} of a small one"
    assert cells(text) == cells(wanted), f"{what}: other cells than plain SQL finds"
    took, at_least = (f"{in_milliseconds(each)} median" for each in (seconds, least))
    return Line(what, took, at_least, seconds / least, f"{asked} / {few}", ours.peak)


def statements(matrix: Matrix) -> int:
    """How many statements the page asks."""
    return _asked(browser_of(matrix.reader), matrix)


def shown(matrix: Matrix) -> str:
    """The page."""
    return str(browser_of(matrix.reader).get(matrix.path).content.decode())


def plain(matrix: Matrix) -> str:
    """A table of the cells alone, drawn alike: of who hands the goals down, left empty, and a line of each holder."""
    with connection.cursor() as cursor:
        cursor.execute(CELLS, [matrix.plan.pk])
        rows = cursor.fetchall()
    goals = dict.fromkeys(row[0] for row in rows)
    heads = [
        f'<td data-code="{goal}|{period}|u{matrix.owner.pk}|r"></td>' for goal in goals for period in matrix.periods
    ]
    lines = [_of_holder(name, [*held]) for (_, name), held in groupby(rows, key=itemgetter(0, 4))]
    return f"<table>{''.join(heads)}{''.join(lines)}</table>"


def _of_holder(name: str, rows: Sequence[tuple[int, str, int, int, str]]) -> str:
    """A holder's cells, and what those of the parts come to."""
    written = [WRITTEN.format(goal, key, seen, value // THOUSANDTHS) for goal, key, value, seen, _ in rows]
    total = sum(value for _, _, value, *_ in rows[:-1]) // THOUSANDTHS  # the last one is the whole period's
    return f'<tr><th scope="row">{name}</th>{"".join(written)}<td class="sum">{total:,}</td></tr>'


def cells(text: str) -> Cells:
    """What stands in each cell of a page, by the cells' codes."""
    return sorted(CELL.findall(text))


def _page(matrix: Matrix) -> tuple[int, float, str]:
    browser = browser_of(matrix.reader)
    asked = _asked(browser, matrix)
    return asked, *timed(lambda: browser.get(matrix.path).content.decode())


def _asked(browser: Client, matrix: Matrix) -> int:
    assert browser.get(matrix.path).status_code == OK, matrix.path
    asked = Statements()
    with connection.execute_wrapper(asked):
        browser.get(matrix.path)
    return asked.count
