"""Two scores of one holder beside each other: which parts and items differ, and by how much (试算, 复核)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jinguo.rules.exact_words import rounded
from jinguo.rules.scoring.score import PLACES, Score


@dataclass(frozen=True, slots=True)
class Difference:
    """A line of a score before and after; `depth` is 0 for the whole, 1 for a part, 2 for an item."""

    before: Score
    after: Score
    depth: int

    @property
    def title(self) -> str:
        """What it is of."""
        return self.after.title

    @property
    def points(self) -> Decimal:
        """By how many points it differs, rounded once; below 0 where points are lost."""
        return rounded(self.after.exact - self.before.exact, PLACES)


def differences(before: Score, after: Score) -> list[Difference]:
    """The lines that differ in points, in what can be got or in whether they count, from the top, each below its part.

    >>> from jinguo.rules.scoring import scored
    >>> less, more = scored(6, 10, "").named("a", "植树"), scored(9, 10, "").named("a", "植树")
    >>> [(one.title, one.before.points, one.after.points, one.points) for one in differences(less, more)]
    [('植树', Decimal('6.00'), Decimal('9.00'), Decimal('3.00'))]
    """
    return list(_walk(before, after, 0))


def _walk(before: Score, after: Score, depth: int) -> Iterator[Difference]:
    if (before.exact, before.of, before.standing) != (after.exact, after.of, after.standing):
        yield Difference(before, after, depth)
    was = {child.code: child for child in before.children}
    for child in after.children:
        if child.code in was:
            yield from _walk(was[child.code], child, depth + 1)
