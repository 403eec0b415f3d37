"""What the rows under a list's conditions add up to."""

from dataclasses import dataclass

from jinguo.base.web import words
from jinguo.cycle.bookkeeping.kinds import LedgerKind
from jinguo.cycle.bookkeeping.measures import Measure
from jinguo.cycle.bookkeeping.measures.base import Number
from jinguo.cycle.bookkeeping.measures.kinds import Additive
from jinguo.cycle.bookkeeping.models.entries import EntryQuerySet


@dataclass(frozen=True)
class Sum:
    """What one measure makes of the rows: words, and the listed field under whose column it belongs, if any."""

    measure: Measure
    value: Number
    field: str

    @property
    def said(self) -> str:
        """The sum as it stands under its column."""
        return words.amount(self.value, self.measure.unit)

    @property
    def words(self) -> str:
        """The sum with its name and unit, for the head of the row of totals."""
        return f"{self.measure.title} {self.said} {self.measure.unit}"


def sums(kind: LedgerKind, rows: EntryQuerySet) -> list[Sum]:
    """Each additive measure over the confirmed ones among `rows`; counts of cases and minors stay out.

    A register has none: what stands on it is covered or not, by a frozen base.
    """
    if kind.is_register:
        return []
    counted = rows.order_by().counting()
    additive = [one for one in kind.measures if isinstance(one, Additive) and not one.is_sensitive]
    flat = [one for one in additive if one.is_flat]
    values = counted.aggregate(**{f"m{at}": one.aggregate() for at, one in enumerate(flat)}) if flat else {}
    found = {one.code: values[f"m{at}"] or 0 for at, one in enumerate(flat)}
    found |= {one.code: one.over(counted) for one in additive if not one.is_flat}
    return [Sum(one, found[one.code], one.field if one.field in kind.listed else "") for one in additive]
