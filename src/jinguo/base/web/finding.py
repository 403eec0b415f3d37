"""What the search box finds: single hits, and rows found by their title, those of every room in one statement.

A room more makes that statement longer, but no statement more.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet, Value, Window
from django.db.models.expressions import Combinable
from django.db.models.functions import RowNumber


@dataclass(frozen=True)
class Hit:
    """One line found by the search box."""

    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True, eq=False)
class Titled:
    """Rows of one model not fetched yet: the first `most` of those within the reader's reach, in the model's order.

    The database knows title and detail, both as text; `wording` puts the detail into words. The address of a row
    follows from its key alone.
    """

    rows: QuerySet
    most: int
    detail: Combinable
    title: str = "title"
    wording: Callable[[str], str] = str

    def lines(self, number: int) -> QuerySet:
        """Its part of the common statement: its number, and of each row the place, key, title and detail."""
        model = self.rows.model
        best = model._base_manager.filter(pk__in=self.rows.values("pk")[: self.most])
        place = Window(RowNumber(), order_by=list(model._meta.ordering))
        return best.order_by().values_list(Value(number), place, F("pk"), F(self.title), self.detail)

    def hit(self, key: Any, title: str, detail: str) -> Hit:
        """One of its rows as a line."""
        return Hit(title, self.rows.model(pk=key).get_absolute_url(), self.wording(detail))


Found = Sequence[Hit | Titled]


def fetched(found: Sequence[Found]) -> list[list[Hit]]:
    """The hits of each searcher, in its order; one statement for whatever is not fetched yet, none for nothing."""
    hits = _hits([one for each in found for one in each if isinstance(one, Titled)])
    return [[hit for one in each for hit in (hits[one] if isinstance(one, Titled) else [one])] for each in found]


def _hits(waiting: list[Titled]) -> dict[Titled, list[Hit]]:
    hits: dict[Titled, list[Hit]] = {one: [] for one in waiting}
    if waiting:
        first, *others = (one.lines(number) for number, one in enumerate(waiting))
        for number, _place, *facts in sorted(first.union(*others, all=True)):
            hits[waiting[number]].append(waiting[number].hit(*facts))
    return hits
