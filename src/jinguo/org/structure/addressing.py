"""How the units that a paper is addressed to are named: a whole group by one name (各成员单位), others by their own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db import models

from jinguo.org.structure.models import Unit

FEWEST = 3  # of fewer units a name for all of them says less than their own


@dataclass(frozen=True)
class Together:
    """Units that are called by one name where all of them are meant; by their keys."""

    title: str
    units: frozenset[int]


# The unit that makes the paper, the row that the paper is about (if any), its day.
Teller = Callable[[Unit, models.Model | None, date], Iterable[Together]]
_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    """Let a room tell which units are called by one name, from an app's `ready()`."""
    if teller not in _tellers:
        _tellers.append(teller)


def addressed(units: Sequence[Unit], *, by: Unit, day: date, about: models.Model | None = None) -> str:
    """Units in words as a paper of a unit names them: whole groups first, then the others in their order.

    Units of one kind are joined by 、, kinds by ，, as GB/T 9704 has it.
    """
    asked, titles = {one.pk for one in units}, list[str]()
    for group in _groups(by, about, day) if len(units) >= FEWEST else ():
        if len(group.units) >= FEWEST and group.units <= asked:
            titles.append(group.title)
            asked -= group.units
    return "，".join([*titles, *_kinds([one for one in units if one.pk in asked])])


def _groups(by: Unit, about: models.Model | None, day: date) -> Iterator[Together]:
    for teller in _tellers:
        yield from teller(by, about, day)


def _kinds(units: Sequence[Unit]) -> Iterator[str]:
    for _, alike in groupby(units, key=lambda one: one.kind):
        yield "、".join(one.label for one in alike)
