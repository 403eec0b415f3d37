"""What units owe: matters with a day by which a unit answers for them, asked of every room that has some.

A room registers one source; who looks at what is late (a board, a circular, the unit itself) asks here and knows no
room. A source asks a fixed number of queries, however many units are asked about.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models

from jinguo.base import clock
from jinguo.org.structure.models import Unit


@dataclass(frozen=True, slots=True)
class Owed:
    """One matter that a unit answers for: its kind in a word, its last day (included), when it was done.

    `done` is the day on which it came in, None while it is open. `because` says in Chinese what asks for it. `aspect`
    tells several matters about one row apart.
    """

    subject: models.Model
    unit: Unit
    kind: str
    title: str
    due: date
    done: date | None = None
    because: str = ""
    aspect: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still asked for."""
        return self.done is None

    @property
    def is_late(self) -> bool:
        """Whether it came in after its day, or is open after it."""
        return self.was_late(clock.today())

    def was_late(self, day: date) -> bool:
        """The same as it stood on a day."""
        return min(self.done or day, day) > self.due

    @property
    def key(self) -> str:
        """What it is known by: the kind of its row, the row's key, the aspect."""
        return ":".join([self.subject._meta.label_lower, str(self.subject.pk), *([self.aspect] if self.aspect else [])])


@dataclass(frozen=True, slots=True)
class Asked:
    """Which units are asked about (by their keys), and of which days.

    A source yields what fell or falls due from `first` to `last`, and besides everything still open that fell due
    before `first`. What has been called off is owed by nobody.
    """

    units: Collection[int]
    first: date
    last: date


Source = Callable[[Asked], Iterable[Owed]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Let a room tell what units owe it, from an app's `ready()`."""
    if source not in _sources:
        _sources.append(source)


def owed(asked: Asked) -> list[Owed]:
    """Everything that the units owe, the longest due first."""
    found = [one for source in _sources for one in source(asked)]
    return sorted(found, key=lambda one: (one.due, one.unit.pk, one.key))
