"""The counties of the demonstration in their indicators: invented values, each marked 演示数据, so that regions may be
compared; and the weights that the office has set.

None of them is a value of the nation or of the city. They end in 2024: later years are collected from the units.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

from jinguo.base.sheets import importing
from jinguo.committee.atlas.services import set_index
from jinguo.committee.outlines.importing import ObservationImporter
from jinguo.committee.outlines.models import Outline
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.rules.progress.small_areas import LEAST_CASES

OFFICE = "妇儿工委办/主任"
FILE = "county_observations.csv"
WEIGHED = "women_2021_2030"
HEALTH_TWICE = {"health": Decimal(2)}


def happenings() -> Iterator[Happening]:
    """The counties' values are imported; health weighs twice in the index of women."""
    yield Happening(date(2026, 1, 28), "导入各县（市、区）监测值（演示数据）", _import)
    yield Happening(date(2026, 1, 29), "设定综合指数的权数", _weigh)


def _import(world: World) -> None:
    content = files("jinguo.demo").joinpath("data", FILE).read_bytes()
    importing.commit(
        ObservationImporter(), content, by=world.staff[OFFICE], name="各县（市、区）监测值（演示数据）.csv"
    )


def _weigh(world: World) -> None:
    outline = Outline.objects.select_related("unit", "region").get(code=WEIGHED)
    facts: dict[str, Any] = {"policy": "skip", "least_cases": LEAST_CASES, "targets": {}}
    set_index(outline, by=world.staff[OFFICE], seen=0, domains=HEALTH_TWICE, **facts)
