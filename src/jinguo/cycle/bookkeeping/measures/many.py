"""Many questions of one measure in one query: its entries grouped by whose, where and when, and added up here."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, cast

from django.db.models import Aggregate, Q, QuerySet

from jinguo.cycle.bookkeeping.measures.base import Number, Question
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.services.units import names_on
from jinguo.org.structure.trees import prefixes

FEW = 12  # so many units are named one by one
Holder = str | int  # the path of a unit, or a person's number


class Pile(NamedTuple):
    """What the entries of one day and region come to."""

    day: date
    region: str
    total: Number


def totals(entries: QuerySet, aggregate: Aggregate, questions: Sequence[Question]) -> dict[Question, Number]:
    """What `aggregate` makes of each question's entries: one query, exact sums; nothing is asked for no question."""
    if not questions:
        return {}
    piles = _piles(entries, aggregate, questions)
    return {one: sum(pile.total for pile in piles[_key(one.holder)] if _fits(pile, one)) for one in questions}


def name_all(questions: Sequence[Question]) -> None:
    """Give each question its holder's name of its last day; one query, where each would ask its own.

    Questions that have it already are left: several measures are asked the same.
    """
    unnamed = [one for one in questions if isinstance(one.holder, Unit) and "holder_name" not in vars(one)]
    names = names_on((cast(Unit, one.holder), one.last) for one in unnamed) if unnamed else {}
    for one in unnamed:
        vars(one)["holder_name"] = names[cast(Unit, one.holder), one.last]


def _piles(entries: QuerySet, aggregate: Aggregate, questions: Sequence[Question]) -> dict[Holder, list[Pile]]:
    """The sums of each holder that is asked for."""
    first, last = min(one.first for one in questions), max(one.last for one in questions)
    wanted = {_key(one.holder) for one in questions}
    grouped = entries.filter(_reached(questions), day__range=(first, last)).order_by()
    rows = grouped.values_list("day", "region__path", "unit__path", "recorded_by").annotate(total=aggregate)
    found: dict[Holder, list[Pile]] = defaultdict(list)
    for day, region, unit, staff, total in rows:
        for holder in wanted.intersection((*prefixes(unit), staff)):
            found[holder].append(Pile(day, region or "", total or 0))
    return found


def _reached(questions: Sequence[Question]) -> Q:
    """The entries of the units and people asked for; of many units their organs stand for all below them."""
    units = {one.holder for one in questions if isinstance(one.holder, Unit)}
    organs = {one.path if len(units) <= FEW else one.organ_path for one in units}
    roots = [path for path in organs if not any(path != other and path.startswith(other) for other in organs)]
    people = {one.holder.pk for one in questions if isinstance(one.holder, Staff)}
    reached = Q(recorded_by__in=people)
    for path in sorted(roots):
        reached |= Q(unit__path__startswith=path)
    return reached


def _fits(pile: Pile, question: Question) -> bool:
    inside = question.region is None or pile.region.startswith(question.region.path)
    return inside and question.first <= pile.day <= question.last


def _key(holder: Unit | Staff) -> Holder:
    return holder.path if isinstance(holder, Unit) else holder.pk
