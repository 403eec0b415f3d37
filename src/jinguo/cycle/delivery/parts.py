"""What the parts of a target's period ask for by a day: the quarters and months of the same holder and place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache

from django.db.models import Q

from jinguo.cycle.plans.models import Target
from jinguo.cycle.plans.reconciling import level_of_words
from jinguo.rules.exact_words import Exact
from jinguo.rules.pace import planned_by
from jinguo.rules.periods import Period, parse_period

Holding = tuple[int, int | None, int | None, int | None]  # a goal, a unit or a person, a region
Level = tuple[Period, Exact]
COLUMNS = ("goal_id", "unit_id", "staff_id", "region_id", "period", "value", "text")


class Parts:
    """The parts of many targets' periods; they are asked for together, and only when the first is wanted."""

    def __init__(self, targets: Sequence[Target]) -> None:
        self.targets = targets

    def planned(self, target: Target, as_of: date) -> Exact | None:
        """What the parts of a target's period ask for by the day; None where it has none that say so."""
        held = self._held.get(_holding(target), ())
        used = widest_in(target.span, tuple(part for part, _ in held))
        widest = [held[at] for at in used]
        return planned_by(widest, as_of, adds_up=target.goal.over_time == "sum") if widest else None

    @cached_property
    def _held(self) -> Mapping[Holding, list[Level]]:
        """The levels asked for in every period that is a part of one of theirs; two queries."""
        goals = {one.goal_id: one.goal for one in self.targets}
        found: dict[Holding, list[Level]] = defaultdict(list)
        rows = self._rows(set(goals))
        for goal, unit, staff, region, period, value, text in rows:
            level = level_of_words(goals[goal], value, text)
            if level:
                found[goal, unit, staff, region].append((parse_period(period), level))
        return found

    def _rows(self, goals: set[int]) -> Sequence[tuple]:
        of_goals = Target.objects.filter(goal__in=goals)
        wide = {parse_period(one.period) for one in self.targets}
        used = of_goals.order_by().values_list("period", flat=True).distinct() if goals else ()
        narrow = [code for code in used if any(lies_in(parse_period(code), span) for span in wide)]
        if not narrow:
            return ()
        held = Q(unit__in={one.unit_id for one in self.targets}) | Q(staff__in={one.staff_id for one in self.targets})
        return of_goals.filter(held, period__in=narrow).order_by("pk").values_list(*COLUMNS)  # type: ignore[return-value]


@lru_cache(maxsize=256)  # the holders of a plan share a few ways of splitting its year
def widest_in(span: Period, parts: tuple[Period, ...]) -> list[int]:
    """Which of the periods are parts of the span without being parts of another such one, by their place."""
    inside = [(at, part) for at, part in enumerate(parts) if lies_in(part, span)]
    return [at for at, part in inside if not any(lies_in(part, other) for _, other in inside)]


def lies_in(narrow: Period, wide: Period) -> bool:
    """Whether a period is another's part."""
    return wide.first <= narrow.first and narrow.last <= wide.last and wide != narrow


def _holding(target: Target) -> Holding:
    return target.goal_id, target.unit_id, target.staff_id, target.region_id
