"""What the parts of a target's period ask for by a day: the quarters and months of the same holder and place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache

from django.db.models import Case, F, Max, Q, Sum, Value, When

from jinguo.cycle.plans.models import Goal, Target
from jinguo.cycle.plans.reconciling import level_of_words
from jinguo.rules.exact_words import Exact
from jinguo.rules.pace import counted_by, share_sum
from jinguo.rules.periods import Period, parse_period

Holding = tuple[int, int | None, int | None, int | None]  # a goal, a unit or a person, a region
HOLDING = ("goal_id", "unit_id", "staff_id", "region_id")


class Parts:
    """What the parts of many targets' periods ask for by a day; asked for together, when the first is wanted."""

    def __init__(self, targets: Sequence[Target], as_of: date) -> None:
        self.targets, self.as_of = targets, as_of

    def planned(self, target: Target) -> Exact | None:
        """What the parts of a target's period ask for by the day; None where it has none that say so."""
        held = self._held.get(_holding(target)) if self._held else None
        if not held:
            return None
        counted = counted_in(target.period, tuple(held), self.as_of, adds_up=target.goal.over_time == "sum")
        return share_sum([(share, held[code]) for code, share in counted]) or None

    @cached_property
    def _held(self) -> Mapping[Holding, Mapping[str, Exact]]:
        """The levels asked for in every period that is a part of one of theirs, as `_rows` finds them; two queries."""
        goals = {one.goal_id: one.goal for one in self.targets}
        changing = {pk for pk, goal in goals.items() if goal.comparator == "relative"}
        found: dict[Holding, dict[str, Exact]] = defaultdict(dict)
        for goal, unit, staff, region, period, value, text in self._rows(goals, changing):
            level = level_of_words(goals[goal], value, text) if goal in changing else value
            if level:
                found[goal, unit, staff, region][period] = level
        return found

    def _rows(self, goals: Mapping[int, Goal], changing: set[int]) -> Iterable[tuple]:
        """What is asked for in each part that has begun; increments of parts that are over come as one, in the first.

        A thousand targets with twelve months each are so added up by the database.
        """
        narrow, over = self._narrow(goals)
        if not narrow:
            return ()
        adding = {pk for pk, goal in goals.items() if goal.over_time == "sum"} - changing
        part = Case(When(period__in=over, goal__in=adding, then=Value(min(over, default=""))), default=F("period"))
        held = Q(unit__in={one.unit_id for one in self.targets}) | Q(staff__in={one.staff_id for one in self.targets})
        rows = Target.objects.filter(held, goal__in=goals, period__in=narrow).order_by().annotate(part=part)
        return rows.values_list(*HOLDING, "part").annotate(Sum("value"), Max("text"))

    def _narrow(self, goals: Mapping[int, Goal]) -> tuple[set[str], set[str]]:
        """The parts of the targets' periods that have begun; and those that are over, where they lie side by side."""
        whole = {parse_period(code) for code in {one.period for one in self.targets}}
        used = Target.objects.filter(goal__in=goals).order_by().values_list("period", flat=True).distinct()
        spans = {code: parse_period(code) for code in used} if goals else {}
        inside = {code: span for code, span in spans.items() if any(lies_in(span, one) for one in whole)}
        begun = {code: span for code, span in inside.items() if span.first <= self.as_of}
        if len(whole) > 1 or any(lies_in(one, other) for one in begun.values() for other in begun.values()):
            return set(begun), set()
        return set(begun), {code for code, span in begun.items() if span.last <= self.as_of}


@lru_cache(maxsize=256)  # the holders of a plan share a few ways of splitting its year
def counted_in(whole: str, codes: tuple[str, ...], day: date, *, adds_up: bool) -> list[tuple[str, Fraction]]:
    """How much of each period counts by the day: of those that are parts of the whole and of no other such part."""
    span, parts = parse_period(whole), {code: parse_period(code) for code in codes}
    inside = {code: part for code, part in parts.items() if lies_in(part, span)}
    widest = {code: one for code, one in inside.items() if not any(lies_in(one, other) for other in inside.values())}
    return list(zip(widest, counted_by([*widest.values()], day, adds_up=adds_up), strict=True))


def lies_in(narrow: Period, wide: Period) -> bool:
    """Whether a period is another's part."""
    return wide.first <= narrow.first and narrow.last <= wide.last and wide != narrow


def _holding(target: Target) -> Holding:
    return target.goal_id, target.unit_id, target.staff_id, target.region_id
