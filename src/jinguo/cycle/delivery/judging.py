"""Targets judged on a day by the rules: each different case once, however many targets it is that of."""

from collections.abc import Hashable
from datetime import date
from typing import NamedTuple

from jinguo.cycle.delivery.parts import Parts
from jinguo.cycle.plans.models import Goal, Target
from jinguo.rules import pace as pacing
from jinguo.rules.exact_words import Exact, parse_share
from jinguo.rules.goal_levels import meets
from jinguo.rules.goal_values import GoalFacts
from jinguo.rules.pace import Course, Pace
from jinguo.rules.verdict import Verdict


class Kind(NamedTuple):
    """Goals that the rules take for the same: what they need to know of them, and a number in its stead."""

    facts: GoalFacts
    due: date | None
    number: int


class Judge:
    """What targets looked at together share: the day, the parts of their periods, and the cases judged so far."""

    def __init__(self, parts: Parts) -> None:
        self.as_of, self.parts = parts.as_of, parts
        self._kinds: dict[int, Kind] = {}
        self._numbers: dict[Hashable, int] = {}
        self._paces: dict[Hashable, Pace] = {}
        self._verdicts: dict[Hashable, Verdict] = {}

    def course(self, target: Target, planned: Exact | None) -> Course:
        """The days of a target, with what its parts ask for by the day."""
        return Course(target.span, self.as_of, target.goal.due, planned)

    def pace(self, target: Target, actual: Exact | None, planned: Exact | None) -> Pace:
        """The light of a target with numbers."""
        kind = self._kind(target)
        case = (kind.number, target.period, target.value, target.text, _ratio(actual), _ratio(planned))
        found = self._paces.get(case)
        if found is None:
            found = pacing.pace(kind.facts, asked_value(target), actual, self.course(target, planned))
            self._paces[case] = found
        return found

    def verdict(self, target: Target, actual: Exact | None) -> Verdict:
        """Whether a target with numbers is met."""
        kind = self._kind(target)
        case = (kind.number, target.value, target.text, _ratio(actual))
        found = self._verdicts.get(case)
        if found is None:
            found = self._verdicts[case] = meets(kind.facts, asked_value(target), actual)
        return found

    def _kind(self, target: Target) -> Kind:
        found = self._kinds.get(target.goal_id)
        return found or self._kinds.setdefault(target.goal_id, self._new_kind(target.goal))

    def _new_kind(self, goal: Goal) -> Kind:
        facts = goal.facts
        return Kind(facts, goal.due, self._numbers.setdefault((facts, goal.due), len(self._numbers)))


def asked_value(target: Target) -> Exact | None:
    """The value as the rules take it: against a baseline the share by which to change, which is written in words."""
    if target.goal.comparator == "relative" and target.text:
        return parse_share(target.text)
    return target.value


def _ratio(value: Exact | None) -> tuple[int, int] | None:
    """A number as a key: two whole numbers are sooner found than one fraction."""
    return None if value is None else value.as_integer_ratio()
