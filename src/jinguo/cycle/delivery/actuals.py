"""What has been reached of each target (实绩): out of the books where its goal has a source, else as reported.

Nothing of it is stored: a corrected entry shows at once. What a quarter's sheet said stands frozen in the sheet.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from jinguo.cycle.delivery.actual import Actual
from jinguo.cycle.delivery.measured import measured
from jinguo.cycle.delivery.reported import delivered, reported
from jinguo.cycle.plans.models import Target


def actuals_of(targets: Iterable[Target], as_of: date) -> dict[int, Actual]:
    """The actual of each target up to `as_of`, by the target's number.

    The targets come with `goal__plan__unit`, `unit`, `staff` and `region`. Each measure is asked once for all of them
    (a fixed number of queries where its rows add up), and the tasks of all goals without a source in two.
    """
    begun, coming = _parted(targets, as_of)
    texts = [one for one in begun if one.goal.is_text]
    counted = [one for one in begun if not one.goal.is_text and one.goal.source]
    typed = [one for one in begun if not one.goal.is_text and not one.goal.source]
    later = {one.pk: Actual.none(f"{one.span.label}还没有开始", one.goal.unit_of_measure) for one in coming}
    return {**later, **measured(counted, as_of), **reported(typed, as_of), **delivered(texts, as_of)}


def _parted(targets: Iterable[Target], as_of: date) -> tuple[Sequence[Target], Sequence[Target]]:
    """Those whose period has begun, and those whose has not."""
    begun: list[Target] = []
    coming: list[Target] = []
    for one in targets:
        (begun if one.span.first <= as_of else coming).append(one)
    return begun, coming
