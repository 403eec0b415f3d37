"""How targets, goals and scores stand with their reasons, beside plain statements that say the same of each."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import connection

from benchmarks.cycle_data import LAST, YEAR, counted_plan
from benchmarks.measuring import Line, Statements, apart
from benchmarks.standing_plain import CHANGED, corrected, plain_roll_up, plain_scores, plain_standings, short
from jinguo.cycle.bookkeeping.models import EntryFigure
from jinguo.cycle.delivery.rollup import goal_standings, holder_standings, plan_share
from jinguo.cycle.delivery.standing import Standing, standings
from jinguo.cycle.plans.models import Plan, Target
from jinguo.cycle.plans.queries import linked
from jinguo.cycle.scores.computing import Computation
from jinguo.cycle.scores.models import Assessment
from jinguo.cycle.scores.tests.factories import AssessmentFactory, SchemeFactory

UNITS, GOALS, MONTHS = 31, 400, 12
TENTH = (3, 40, 2)
SCHEME = {
    "code": "goals",
    "title": "目标",
    "total": 100,
    "part": [{"code": "goals", "title": "目标", "weight": 100, "kind": "goals"}],
}


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
    return [len(figures), sha256("\n".join(sorted(map(repr, figures))).encode()).hexdigest()]


def _all_standings(plan: Plan) -> Any:
    """Every target with its light and whether it is met, which are worked out where somebody looks."""
    found = standings(linked(Target.objects.filter(goal__plan=plan).exclude(period=str(YEAR))), LAST)
    return [(one, one.pace, one.verdict) for one in found]


def _drawn_standings(value: Any) -> list[Any]:
    return [
        (
            *(one.target.pk, float(one.actual.value), float(pace.done), verdict.ok),
            *(one.actual.because, pace.because, verdict.reason),
        )
        for one, pace, verdict in value
    ]


def _rolled_up(plan: Plan) -> Any:
    goals = goal_standings(plan, LAST)
    return goals, plan_share(goals), holder_standings(goals)


def _drawn_roll_up(value: Any) -> list[Any]:
    goals, (share, because), holders = value
    found: list[Any] = [("goal", one.goal.pk, *_light(one.whole), one.whole.actual.because) for one in goals]
    found += [("target", one.target.pk, *_light(one)) for holder in holders for one in holder.standings]
    found += [("unit", one.holder.pk, short(one.share), one.because) for one in holders]
    return [*found, ("whole", short(share), because)]


def _light(one: Standing) -> tuple[float, float, float, str]:
    return float(one.actual.value or 0), short(one.pace.done), short(one.pace.due), one.pace.because


def _scored_anew(plan: Plan) -> Any:
    """The scores after an entry has been corrected."""
    EntryFigure.objects.filter(pk=corrected(plan)).update(value=CHANGED)
    return Computation(Assessment.objects.get(plan=plan)).scores()


def _drawn_scores(value: Any) -> list[Any]:
    lines = [(line.code, line.title, line.because) for score in value.values() for line in score.children[0].children]
    return [(pk, short(score.exact)) for (_, pk), score in value.items()] + lines


SIGHTS = (
    Sight("Standing of every target", _all_standings, plain_standings, _drawn_standings),
    Sight("Roll-up of the year", _rolled_up, plain_roll_up, _drawn_roll_up),
    Sight("Scores after a corrected entry", _scored_anew, plain_scores, _drawn_scores),
)
