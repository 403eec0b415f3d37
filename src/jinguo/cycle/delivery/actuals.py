"""What has been reached of each target (实绩): out of the books where its goal has a source, else as reported.

Nothing of it is stored: a corrected entry shows at once. What a quarter's sheet said stands frozen in the sheet.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from jinguo.cycle.delivery.actual import Actual
from jinguo.cycle.delivery.measured import measured
from jinguo.cycle.delivery.reported import delivered, reported
from jinguo.cycle.plans.models import Goal, Target
from jinguo.rules.periods import parse_period


def actuals_of(targets: Iterable[Target], as_of: date) -> dict[int, Actual]:
    """The actual of each target up to `as_of`, by the target's number.

    The targets come with `goal__plan__unit`, `unit`, `staff` and `region`. Each measure is asked once for all of them
    (a fixed number of queries where its rows add up), and the tasks of all goals without a source in two.
    """
    begun, coming = _parted(targets, as_of)
    kinds: dict[str, list[Target]] = {"texts": [], "counted": [], "typed": []}
    for goal, those in _by_goal(begun):
        kinds["texts" if goal.is_text else "counted" if goal.source else "typed"] += those
    later = {one.pk: Actual.none(f"{one.span.label}还没有开始", one.goal.unit_of_measure) for one in coming}
    told = reported(kinds["typed"], as_of) | delivered(kinds["texts"], as_of)
    return later | measured(kinds["counted"], as_of) | told


def _parted(targets: Iterable[Target], as_of: date) -> tuple[Sequence[Target], Sequence[Target]]:
    """Those whose period has begun, and those whose has not."""
    found = list(targets)
    open_codes = {code for code in {one.period for one in found} if parse_period(code).first <= as_of}
    return [one for one in found if one.period in open_codes], [one for one in found if one.period not in open_codes]


def _by_goal(targets: Iterable[Target]) -> Iterable[tuple[Goal, Sequence[Target]]]:
    """The targets of each goal; the goal is the first one's."""
    held: dict[int, list[Target]] = defaultdict(list)
    for one in targets:
        held[one.goal_id].append(one)
    return [(those[0].goal, those) for those in held.values()]
