"""How targets, goals and scores stand, beside plain SQL that groups the books, and plain arithmetic."""

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import connection

from benchmarks.cycle_data import LAST, YEAR, counted_plan
from benchmarks.measuring import Line, Statements, apart
from jinguo.cycle.bookkeeping.models import EntryFigure
from jinguo.cycle.delivery.rollup import goal_standings, holder_standings, plan_share
from jinguo.cycle.delivery.standing import standings
from jinguo.cycle.plans.models import Plan, Target
from jinguo.cycle.plans.queries import linked
from jinguo.cycle.scores.computing import Computation
from jinguo.cycle.scores.models import Assessment
from jinguo.cycle.scores.tests.factories import AssessmentFactory, SchemeFactory

UNITS, GOALS, MONTHS = 31, 400, 12
TENTH = (3, 40, 2)
HUNDRED, THOUSANDTHS, PLACES = 100, 1000, 6
CHANGED = 97  # what the corrected entry says
SCHEME = {
    "code": "goals",
    "title": "目标",
    "total": 100,
    "part": [{"code": "goals", "title": "目标", "weight": 100, "kind": "goals"}],
}
BOOKS = """
    SELECT entry.unit_id, ledger.code || '.' || figure.field AS source, {period} AS period,
        CAST(sum(figure.value * entry.sign) AS bigint) AS total
    FROM bookkeeping_entryfigure figure JOIN bookkeeping_customentry entry ON entry.id = figure.entry_id
    JOIN bookkeeping_ledger ledger ON ledger.id = entry.ledger_row_id
    WHERE entry.state = 'confirmed' AND entry.day BETWEEN '2026-01-01' AND '2026-12-31'
    GROUP BY 1, 2, 3
"""
HELD = """
    SELECT {columns} FROM plans_target target JOIN plans_goal goal ON goal.id = target.goal_id
    JOIN ({books}) books ON books.unit_id = target.unit_id AND books.source = goal.source
    AND books.period = target.period WHERE goal.plan_id = %s {rest}
"""
BY_MONTH = BOOKS.format(period="substr(CAST(entry.day AS text), 1, 7)")
BY_YEAR = BOOKS.format(period=f"'{YEAR}'")
OF_TARGETS = HELD.format(columns="target.id, target.value, books.total", books=BY_MONTH, rest="")
OF_THE_YEAR = HELD.format(columns="goal.id, target.unit_id, target.value, books.total", books=BY_YEAR, rest="")
POINTS = HELD.format(
    columns="target.unit_id, 100.0 * sum(CASE WHEN books.total < target.value THEN 1.0 * books.total / target.value"
    " ELSE 1.0 END) / count(*)",
    books=BY_YEAR,
    rest="GROUP BY 1",
)
CORRECTION = "UPDATE bookkeeping_entryfigure SET value = %s WHERE id = %s"


@dataclass(frozen=True)
class Sight:
    """Something that is seen of a plan, how it is found, and how plain SQL finds the same."""

    what: str
    ours: Callable[[Plan], Any]
    floor: Callable[[Plan], Any]
    drawn: Callable[[Any], list[Any]]  # what we found as plain figures, as the floor finds them


def lines(units: int = UNITS, goals: int = GOALS, months: int = MONTHS) -> list[Line]:
    """Each sight of a whole plan; asserts that figures are the same, and statements as many as of a small plan."""
    small, whole = scored_plan(*TENTH), scored_plan(units, goals, months)
    return [_line(sight, small, whole, f"{units} units × {goals} goals × {months} months") for sight in SIGHTS]


def scored_plan(units: int, goals: int, months: int) -> Plan:
    """A plan with its books, and an assessment by a scheme that asks for its goals only."""
    plan = counted_plan(units, goals, months)
    scheme = SchemeFactory(unit=plan.unit, code="goals", content=SCHEME)
    AssessmentFactory(plan=plan, scheme=scheme, period=str(YEAR), as_of=LAST)
    return plan


def _line(sight: Sight, small: Plan, whole: Plan, size: str) -> Line:
    few = apart(lambda: found(sight, small)).value[0]
    ours, floor = apart(lambda: found(sight, whole)), apart(lambda: plainly(sight, whole))
    asked, seconds, figures = ours.value
    least, wanted = floor.value
    assert figures == wanted, f"{sight.what}: {figures} instead of {wanted}"
    assert asked == few, f"{sight.what}: {asked} statements, {few} of a small plan"
    what, counted = f"{sight.what}, {size}", f"{asked} / {few}"
    return Line(what, f"{seconds:.2f} s", f"{least:.2f} s", seconds / least, counted, ours.peak)


def found(sight: Sight, plan: Plan) -> tuple[int, float, list[Any]]:
    """Statements, seconds, and the digest of the figures."""
    asked, begun = Statements(), time.perf_counter()
    with connection.execute_wrapper(asked):
        value = sight.ours(plan)
    seconds = time.perf_counter() - begun
    return asked.count, seconds, digest(sight.drawn(value))


def plainly(sight: Sight, plan: Plan) -> tuple[float, list[Any]]:
    """Seconds and the digest of the figures that plain statements find."""
    begun = time.perf_counter()
    value = sight.floor(plan)
    return time.perf_counter() - begun, digest(value)


def digest(figures: list[Any]) -> list[Any]:
    """How many figures there are, and a hash of them in their order."""
    return [len(figures), sha256(repr(sorted(figures)).encode()).hexdigest()]


def _all_standings(plan: Plan) -> Any:
    targets = Target.objects.filter(goal__plan=plan).exclude(period=str(YEAR))
    return standings(linked(targets), LAST)


def _drawn_standings(value: Any) -> list[Any]:
    return [(one.target.pk, float(one.actual.value), float(one.pace.done), one.verdict.ok) for one in value]


def _plain_standings(plan: Plan) -> list[Any]:
    rows = _fetched(OF_TARGETS, plan.pk)
    return [(pk, total / THOUSANDTHS, HUNDRED * total / value, total >= value) for pk, value, total in rows]


def _rolled_up(plan: Plan) -> Any:
    goals = goal_standings(plan, LAST)
    return goals, plan_share(goals)[0], holder_standings(goals)


def _drawn_roll_up(value: Any) -> list[Any]:
    goals, share, holders = value
    found: list[Any] = [
        ("goal", one.goal.pk, float(one.whole.actual.value), _short(one.whole.pace.done)) for one in goals
    ]
    found += [("unit", one.holder.pk, _short(one.share)) for one in holders]
    return [*found, ("whole", _short(share))]


def _plain_roll_up(plan: Plan) -> list[Any]:
    goals: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    units: dict[int, list[float]] = defaultdict(list)
    for goal, unit, value, total in _fetched(OF_THE_YEAR, plan.pk):
        goals[goal][0] += value
        goals[goal][1] += total
        units[unit].append(min(HUNDRED * total / value, HUNDRED))
    done = {goal: HUNDRED * total / value for goal, (value, total) in goals.items()}
    found: list[Any] = [("goal", goal, goals[goal][1] / THOUSANDTHS, _short(share)) for goal, share in done.items()]
    found += [("unit", unit, _short(sum(shares) / len(shares))) for unit, shares in units.items()]
    return [*found, ("whole", _short(sum(min(share, HUNDRED) for share in done.values()) / len(done)))]


def _scored_anew(plan: Plan) -> Any:
    """The scores after an entry has been corrected."""
    EntryFigure.objects.filter(pk=_corrected(plan)).update(value=CHANGED)
    return Computation(Assessment.objects.get(plan=plan)).scores()


def _drawn_scores(value: Any) -> list[Any]:
    return [(pk, _short(score.exact)) for (_, pk), score in value.items()]


def _plain_scores(plan: Plan) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(CORRECTION, [CHANGED * THOUSANDTHS, _corrected(plan)])
    return [(unit, _short(points)) for unit, points in _fetched(POINTS, plan.pk)]


def _corrected(plan: Plan) -> int:
    return EntryFigure.objects.filter(entry__unit__parent=plan.unit).order_by("pk").values_list("pk", flat=True)[0]


def _short(value: Any) -> float:
    return round(float(value), PLACES)


def _fetched(statement: str, plan: int) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [plan])
        return cursor.fetchall()


SIGHTS = (
    Sight("Standing of every target", _all_standings, _plain_standings, _drawn_standings),
    Sight("Roll-up of the year", _rolled_up, _plain_roll_up, _drawn_roll_up),
    Sight("Scores after a corrected entry", _scored_anew, _plain_scores, _drawn_scores),
)
