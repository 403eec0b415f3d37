"""How targets and goals stand on a day: what was reached, whether that meets the target, and its light with reason."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jinguo.cycle.delivery.actual import Actual, shown_number, with_unit
from jinguo.cycle.delivery.actuals import actuals_of
from jinguo.cycle.delivery.measured import HIDDEN
from jinguo.cycle.plans.models import Target
from jinguo.cycle.plans.reconciling import level_of
from jinguo.rules.exact_words import Exact, parse_share
from jinguo.rules.goal_levels import meets
from jinguo.rules.pace import Course, Pace, pace, pace_of_nodes, planned_by
from jinguo.rules.periods import Period
from jinguo.rules.verdict import Verdict

HUNDRED = 100
Holding = tuple[int, int | None, int | None, int | None]  # a goal, a unit or a person, a region


@dataclass(frozen=True)
class Standing:
    """A target with its actual, its pace, whether it is met, and what the parts of its period ask for by the day."""

    target: Target
    actual: Actual
    pace: Pace
    verdict: Verdict
    planned: Exact | None = None

    @property
    def wanted(self) -> str:
        """What is asked for, as a table says it: the value with its unit, else the words."""
        target, unit = self.target, self.target.goal.unit_of_measure
        if target.value is None:
            return target.text or "—"
        return with_unit(shown_number(target.value), unit)

    @property
    def share(self) -> float | None:
        """How much of the target was reached in per cent, for a meter; None where that is not known or not shown."""
        return None if self.pace.done is None or self.actual.is_hidden else float(self.pace.done)

    @property
    def share_words(self) -> str:
        """The share in words, for who does not see the meter."""
        return "" if self.share is None else f"完成 {self.share:.1f}%"

    @property
    def due_share(self) -> float | None:
        """How much should have been reached by the day, in per cent."""
        return None if self.pace.due is None else float(self.pace.due)


def standings(targets: Iterable[Target], as_of: date) -> list[Standing]:
    """How each target stands; they come with `goal__plan__unit`, `unit`, `staff` and `region`.

    The queries are those of `actuals_of` and one for the targets of the parts of their periods.
    """
    found = list(targets)
    actuals, parts = actuals_of(found, as_of), _parts(found)
    return [_standing(one, actuals[one.pk], parts[_holding(one)], as_of) for one in found]


def judged(target: Target, actual: Actual, planned: Exact | None, as_of: date) -> Standing:
    """How a target stands with an actual, where its parts ask for `planned` by the day."""
    goal = target.goal
    course = Course(target.span, as_of, goal.due, planned)
    if goal.is_text:
        found = pace_of_nodes(*(actual.nodes or (0, 0, 0)), course)
        return Standing(target, actual, found, Verdict(found.tone == "ok" and actual.value == HUNDRED, found.because))
    asked = asked_value(target)
    found, verdict = pace(goal.facts, asked, actual.value, course), meets(goal.facts, asked, actual.value)
    if actual.is_hidden:
        found, verdict = replace(found, because=HIDDEN), replace(verdict, reason=HIDDEN)
    elif actual.value is None:
        found = replace(found, because=actual.because)
    return Standing(target, actual, found, verdict, planned)


def asked_value(target: Target) -> Exact | None:
    """The value as the rules take it: against a baseline the share by which to change, which is written in words."""
    if target.goal.comparator == "relative" and target.text:
        return parse_share(target.text)
    return target.value


def _standing(target: Target, actual: Actual, parts: Sequence[Target], as_of: date) -> Standing:
    return judged(target, actual, _planned(target, parts, as_of), as_of)


def _planned(target: Target, parts: Sequence[Target], as_of: date) -> Exact | None:
    """What the parts of the target's period ask for by the day."""
    inside = [(one.span, level) for one in parts if _is_part(one, target) and (level := level_of(one.goal, one))]
    spans = [span for span, _ in inside]
    widest = [(span, level) for span, level in inside if not any(_holds(other, span) for other in spans)]
    return planned_by(widest, as_of, adds_up=target.goal.over_time == "sum")


def _is_part(one: Target, target: Target) -> bool:
    return _holds(target.span, one.span)


def _holds(wide: Period, narrow: Period) -> bool:
    """Whether a period is another's part."""
    return wide != narrow and wide.first <= narrow.first and narrow.last <= wide.last


def _parts(targets: Sequence[Target]) -> Mapping[Holding, list[Target]]:
    """All targets of the same goals by who holds them where; one query, none for no targets."""
    goals = {one.goal_id: one.goal for one in targets}
    found: dict[Holding, list[Target]] = defaultdict(list)
    for one in Target.objects.filter(goal__in=goals) if goals else ():
        one.goal = goals[one.goal_id]
        found[_holding(one)].append(one)
    return found


def _holding(target: Target) -> Holding:
    return target.goal_id, target.unit_id, target.staff_id, target.region_id
