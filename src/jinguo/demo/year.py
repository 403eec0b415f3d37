"""The replay of a year: what happened on which day, through the same services that people use.

A happening carries its own day; while it is done, `clock.today()` is that day, and the trail keeps the machine's own
time beside it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from jinguo.base import clock
from jinguo.base.jobs.running import Progress
from jinguo.demo.models import Demonstration
from jinguo.demo.world import World


@dataclass(frozen=True)
class Happening:
    """Something that happened on a day; `act` does it."""

    day: date
    title: str
    act: Callable[[World], object]


def replay(world: World, happenings: Iterable[Happening], until: date, progress: Progress) -> int:
    """Let everything happen that happened until a day, in the order of the days; returns how much that was.

    How far the replay has come is kept in the transaction of each happening: one that was cut off goes on from there.
    """
    due = sorted((one for one in happenings if one.day <= until), key=lambda one: one.day)
    for done in range(Demonstration.objects.get().done, len(due)):
        progress(done, len(due), f"{due[done].day} {due[done].title}")
        with clock.pretend(due[done].day), transaction.atomic():
            due[done].act(world)
            Demonstration.objects.update(done=done + 1)
    progress(len(due), len(due), "已建成")
    return len(due)
