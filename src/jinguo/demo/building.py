"""Building the demonstration in an empty data directory: once, as a job, the same every time."""

from datetime import date

from django.db import transaction

from jinguo.base import clock
from jinguo.base.jobs.running import Progress, job
from jinguo.committee.outlines.services import install_outlines
from jinguo.cycle.bookkeeping.services.shipped import install_shipped
from jinguo.cycle.flows.services.shipped import install_chains
from jinguo.cycle.scores.shipped import install_schemes
from jinguo.demo import (
    appraisal,
    atlas,
    attendance,
    collection,
    committee,
    conduct,
    coordination,
    coordination_papers,
    duties,
    evaluation,
    homes,
    ledgers,
    meetings,
    nodes,
    organisation,
    out,
    outlines,
    places,
    plan,
    quarters,
    scores,
    snapshots,
)
from jinguo.demo.models import Demonstration
from jinguo.demo.world import World
from jinguo.demo.year import replay
from jinguo.office.shifts.services import install_hours
from jinguo.org.structure.models import Staff

STANDS_AT = date(2026, 12, 30)
SCENES = (
    plan,
    nodes,
    meetings,
    scores,
    attendance,
    conduct,
    quarters,
    appraisal,
    committee,
    outlines,
    collection,
    snapshots,
    atlas,
    coordination,
    coordination_papers,
    evaluation,
    duties,
    out,
)  # on one day in this order


class NotADemonstration(Exception):
    """The data directory holds an office's own data."""


def standing() -> Demonstration | None:
    """The demonstration of this data directory; None where there is nothing yet.

    Raises NotADemonstration where an office works: its data are never mixed with invented ones.
    """
    demonstration = Demonstration.objects.first()
    if demonstration is None and Staff.objects.exists():
        raise NotADemonstration("这个数据目录里是正式数据，不能放演示。请用 --data-dir 另指一个空目录。")
    return demonstration


@transaction.atomic
def found(until: date) -> World:
    """The cast: places, units, people, seats. Fast, so that somebody can log in while the year is replayed."""
    world = World()
    with clock.pretend(organisation.NEW_YEAR):
        places.settle(world)
        organisation.found(world)
        install_shipped(world.city)
        install_chains(world.city)
        install_schemes(world.city)
        install_hours(world.city)
        install_outlines(world.city)
    Demonstration.objects.create(until=until)
    return world


def live_through(progress: Progress) -> None:
    """Replay the year of the demonstration that was founded, as far as it is not yet, and write its papers."""
    world, until = World.remember(), Demonstration.objects.get().until
    scenes = (
        homes.happenings(),
        ledgers.happenings(world),
        *(one.happenings() for one in SCENES),
    )
    happenings = [happening for scene in scenes for happening in scene]
    replay(world, happenings, until, progress)
    with clock.pretend(until):
        out.write_papers()
    Demonstration.objects.update(is_built=True)


@job("demo.build")
def build(progress: Progress) -> None:
    """The year of a demonstration, as the worker does it."""
    live_through(progress)
