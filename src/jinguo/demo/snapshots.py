"""The snapshots of the demonstration: what the outlines of women stood on, and what the closed one came to."""

from collections.abc import Iterator
from datetime import date

from jinguo.committee.outlines.models import Outline
from jinguo.committee.snapshots.services import publish_evaluation, take_snapshot
from jinguo.demo.outlines import OFFICE
from jinguo.demo.world import World
from jinguo.demo.year import Happening

CLOSED, YEAR = "women_2011_2020", 2020
RUNNING = "women_2021_2030"


def happenings() -> Iterator[Happening]:
    """The office keeps what the final evaluation stands on, and before and after the year's figures the running one."""
    yield Happening(date(2026, 1, 28), "留存妇女发展纲要终期评估的数据快照", _publish)
    yield Happening(date(2026, 1, 28), "留存执行中的妇女发展纲要年初的数据快照", _keep)
    yield Happening(date(2026, 12, 28), "留存执行中的妇女发展纲要年末的数据快照", _keep)


def _publish(world: World) -> None:
    publish_evaluation(take_snapshot(_outline(CLOSED), by=world.staff[OFFICE]), YEAR, by=world.staff[OFFICE])


def _keep(world: World) -> None:
    take_snapshot(_outline(RUNNING), by=world.staff[OFFICE])


def _outline(code: str) -> Outline:
    return Outline.objects.select_related("region", "unit").get(code=code)
