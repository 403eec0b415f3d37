"""How what was reached is shown: rows of targets with meter and light, and the light of a sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jinguo.base import clock
from jinguo.base.web.components import Light, Tone
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.delivery.standing import Standing
from jinguo.cycle.plans.models import Goal
from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.deadlines import time_left

TONES: dict[str, Tone] = {"submitted": "doing", "returned": "near", "accepted": "ok"}


@dataclass(frozen=True)
class GoalRows:
    """A goal with the standings of some of its targets."""

    goal: Goal
    standings: list[Standing]


def by_goal(found: Iterable[Standing]) -> list[GoalRows]:
    """Standings gathered by goal, in the order in which they come."""
    gathered: dict[Goal, list[Standing]] = {}
    for one in found:
        gathered.setdefault(one.target.goal, []).append(one)
    return [GoalRows(goal, some) for goal, some in gathered.items()]


def counts(found: Iterable[Standing]) -> list[tuple[Tone, str, int]]:
    """How many stand under which light, in the order of the lights: tone, word, number."""
    tones = [one.pace.tone for one in found]
    named: list[tuple[Tone, str]] = [("ok", "正常"), ("near", "滞后"), ("bad", "逾期"), ("none", "未报")]
    return [(tone, word, tones.count(tone)) for tone, word in named]  # type: ignore[arg-type]


def light_of(sheet: QuarterSheet, today: date, calendar: WorkCalendar) -> Light:
    """The light of a sheet: its state, and while it is still to be reported the time left."""
    if sheet.is_open:
        left = time_left(sheet.due, today, calendar)
        return Light(left.tone, f"{sheet.get_state_display()}，{left.words}")
    late = sheet.submitted_on is not None and sheet.submitted_on > sheet.due
    word = f"{sheet.get_state_display()}（迟报）" if late else sheet.get_state_display()
    return Light(TONES[sheet.state], word)


def is_current(standing: Standing) -> bool:
    """Whether a target is one to look at today: of the plan's whole period, or of a part that runs."""
    target = standing.target
    return target.period == target.goal.plan.period or clock.today() in target.span
