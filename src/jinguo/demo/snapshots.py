"""The snapshot of the demonstration: what the closed outline of women stood on at its end, and what it came to."""

from collections.abc import Iterator
from datetime import date

from jinguo.committee.outlines.models import Outline
from jinguo.committee.snapshots.services import publish_evaluation, take_snapshot
from jinguo.demo.outlines import OFFICE
from jinguo.demo.world import World
from jinguo.demo.year import Happening

CLOSED, YEAR = "women_2011_2020", 2020


def happenings() -> Iterator[Happening]:
    """The office keeps what the final evaluation stands on, so that it can be worked out again."""
    yield Happening(date(2026, 1, 28), "留存妇女发展纲要终期评估的数据快照", _keep)


def _keep(world: World) -> None:
    office = world.staff[OFFICE]
    outline = Outline.objects.select_related("region", "unit").get(code=CLOSED)
    publish_evaluation(take_snapshot(outline, by=office), YEAR, by=office)
