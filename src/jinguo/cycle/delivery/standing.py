"""How targets and goals stand on a day: what was reached, whether that meets the target, and its light with reason."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.functional import cached_property  # thousands are asked: it takes no lock

from jinguo.cycle.delivery.actual import Actual, shown_number, with_unit
from jinguo.cycle.delivery.actuals import actuals_of
from jinguo.cycle.delivery.judging import Judge
from jinguo.cycle.delivery.measured import HIDDEN
from jinguo.cycle.delivery.parts import Parts
from jinguo.cycle.plans.models import Target
from jinguo.rules import pace as pacing
from jinguo.rules.exact_words import Exact
from jinguo.rules.goal_levels import asks_for_nothing
from jinguo.rules.pace import Pace
from jinguo.rules.verdict import Verdict

HUNDRED = 100


@dataclass(frozen=True)
class Standing:
    """A target with its actual; its pace, and whether it is met, are worked out where somebody looks at them."""

    target: Target
    actual: Actual
    judge: Judge = field(compare=False)

    @property
    def as_of(self) -> date:
        """The day on which it is looked at."""
        return self.judge.as_of

    @cached_property
    def planned(self) -> Exact | None:
        """What the parts of its period ask for by the day."""
        return self.judge.parts.planned(self.target)

    @cached_property
    def pace(self) -> Pace:
        """Its light, with word and reason."""
        actual = self.actual
        if self.target.goal.is_text:
            return pacing.pace_of_nodes(*(actual.nodes or (0, 0, 0)), self.judge.course(self.target, self.planned))
        found = self.judge.pace(self.target, actual.value, self.planned)
        if actual.is_hidden:
            return replace(found, because=HIDDEN)
        is_told = actual.value is not None or self.asks_nothing
        return found if is_told else replace(found, because=actual.because)

    @property
    def asks_nothing(self) -> bool:
        """Whether nothing of the goal falls into the period: it is then neither late nor counted."""
        return self.target.value == 0 and asks_for_nothing(self.target.goal.facts, 0)

    @cached_property
    def verdict(self) -> Verdict:
        """Whether the target is met, and why."""
        if self.target.goal.is_text:
            return Verdict(self.pace.tone == "ok" and self.actual.value == HUNDRED, self.pace.because)
        found = self.judge.verdict(self.target, self.actual.value)
        return replace(found, reason=HIDDEN) if self.actual.is_hidden else found

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

    The queries are those of `actuals_of`, and two for the parts of their periods once a pace is looked at.
    """
    found = list(targets)
    actuals, judge = actuals_of(found, as_of), Judge(Parts(found, as_of))
    return [Standing(one, actuals[one.pk], judge) for one in found]
