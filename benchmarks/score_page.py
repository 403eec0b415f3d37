"""One department's score on its page after an entry has been corrected, beside the barest table of the same lines."""

import re
from functools import partial
from heapq import nsmallest
from operator import itemgetter

from django.db import connection

from benchmarks.cycle_data import YEAR
from benchmarks.measuring import Line, Statements, apart, in_milliseconds, timed
from benchmarks.screens import OK, browser_of
from benchmarks.standing import GOALS, MONTHS, TENTH, UNITS, scored_plan
from benchmarks.standing_plain import BY_YEAR, CHANGED, CORRECTION, HELD, line
from jinguo.cycle.bookkeeping.models import EntryFigure
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.scores.models import Assessment
from jinguo.cycle.scores.opening import MOST
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import staff_in

THOUSANDTHS, PLACES = 1000, 2
HEADING = re.compile(r"<h1[^>]*>[^<]*?([\d.]+) 分")
REASON = re.compile(r">(目标 \d+ 件，实际 [^<]+ 分)<")
ONE = HELD.format(
    columns="target.value, books.total, goal.number, goal.title",
    books=BY_YEAR,
    rest='AND target.unit_id = %s ORDER BY goal."order", target.id',
)
LEADING = """
    SELECT count(*) FROM plans_target WHERE period = '2026' AND goal_id = (
        SELECT min(goal_id) FROM plans_target JOIN plans_goal goal ON goal.id = goal_id WHERE goal.plan_id = %s
    )
"""
ROW = "<tr><th>{} {}</th><td>{}</td></tr>"
Shown = tuple[float, list[str]]


def lines(units: int = UNITS, goals: int = GOALS, months: int = MONTHS) -> list[Line]:
    """The page; asserts that it shows the points that plain SQL finds, and asks no more than that of a small plan."""
    small, whole = scored_plan(*TENTH), scored_plan(units, goals, months)
    few = apart(partial(_page, small, _office(small))).value[0]
    ours, floor = apart(partial(_page, whole, _office(whole))), apart(partial(timed, partial(_points, whole)))
    asked, seconds, shown = ours.value
    least, wanted = floor.value
    what = f"A department's score on screen after a corrected entry, {units} units × {goals} goals × {months} months"
    assert shown == wanted, f"{what}: {shown} instead of {wanted}"
    assert asked == few, f"{what}: {asked} statements, {few} of a small plan"
    took, at_least = (f"{in_milliseconds(each)} median" for each in (seconds, least))
    return [Line(what, took, at_least, seconds / least, f"{asked} / {few}", ours.peak)]


def _page(plan: Plan, reader: Staff) -> tuple[int, float, Shown]:
    """Statements of the page, the median of correcting and looking, and the points and reasons that it shows."""
    unit, assessment = _department(plan), Assessment.objects.get(plan=plan)
    browser, path = browser_of(reader), f"/scores/{assessment.pk}/of/u{unit.pk}/"
    entry = EntryFigure.objects.filter(entry__unit=unit).order_by("pk")[0]

    def corrected() -> Shown:
        EntryFigure.objects.filter(pk=entry.pk).update(value=CHANGED)
        answer = browser.get(path)
        assert answer.status_code == OK, path
        return _shown(answer.content.decode())

    corrected()
    asked = Statements()
    with connection.execute_wrapper(asked):
        browser.get(path)
    return asked.count, *timed(corrected)


def _shown(text: str) -> Shown:
    return float(HEADING.findall(text)[0]), sorted(REASON.findall(text))


def _points(plan: Plan) -> Shown:
    """The same by plain statements and a table of the lines that lost the most."""
    unit = _department(plan)
    with connection.cursor() as cursor:
        entries = EntryFigure.objects.filter(entry__unit=unit).order_by("pk")
        cursor.execute(CORRECTION, [CHANGED * THOUSANDTHS, entries.values_list("pk", flat=True)[0]])
        cursor.execute(ONE, [plan.pk, unit.pk])
        rows = cursor.fetchall()
        cursor.execute(LEADING, [plan.pk])
        leading = cursor.fetchone()[0]
    points = 100 * sum(min(total / value, 1) for value, total, _, _ in rows) / len(rows)
    told = [(min(total / value, 1), number, title, line(value, total, leading)) for value, total, number, title in rows]
    drawn = "".join(ROW.format(*one[1:]) for one in nsmallest(MOST, told, key=itemgetter(0)))
    return _shown(f"<h1>{points:.{PLACES}f} 分</h1><table>{drawn}</table>")


def _department(plan: Plan) -> Unit:
    return Unit.objects.filter(parent=plan.unit, targets__goal__plan=plan, targets__period=str(YEAR)).order_by("pk")[0]


def _office(plan: Plan) -> Staff:
    return staff_in(_department(plan), "performance_office")
