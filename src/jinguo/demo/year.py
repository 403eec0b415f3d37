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
from jinguo.demo.world import World


@dataclass(frozen=True)
class Happening:
    """Something that happened on a day; `act` does it."""

    day: date
    title: str
    act: Callable[[World], object]


def replay(world: World, happenings: Iterable[Happening], until: date, progress: Progress) -> int:
    """Let everything happen that happened until a day, in the order of the days; returns how much that was."""
    due = sorted((one for one in happenings if one.day <= until), key=lambda one: one.day)
    for done, happening in enumerate(due):
        progress(done, len(due), f"{happening.day} {happening.title}")
        with clock.pretend(happening.day), transaction.atomic():
            happening.act(world)
    progress(len(due), len(due), "已建成")
    return len(due)
