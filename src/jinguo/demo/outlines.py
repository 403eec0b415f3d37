"""The outlines of the demonstration: what monitoring reports have published, taken in by the committee office.

The values are real, each with its source in `data/observations.csv`: both outlines of 2011–2020 are closed and
evaluated at their end, those of 2021–2030 run.
"""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files

from jinguo.base.sheets import importing
from jinguo.committee.outlines.importing import ObservationImporter
from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.services import adopt
from jinguo.demo.world import World
from jinguo.demo.year import Happening

OFFICE = "妇儿工委办/主任"
FILE = "observations.csv"
# What `out/evaluation.json` holds: an outline and the year it is looked at.
EVALUATED = (
    ("women_2011_2020", 2020),
    ("children_2011_2020", 2020),
    ("women_2021_2030", 2022),
    ("children_2021_2030", 2022),
)
REVISED = "2015、2018、2020年报告都由此推算，2013年报告的 89.7% 待核实"


def happenings() -> Iterator[Happening]:
    """The published values are imported; of the two of one year the office says which counts."""
    yield Happening(date(2026, 1, 26), "导入两纲监测值", _import)
    yield Happening(date(2026, 1, 27), "指定巩固率基期的采用值", _adopt)


def _import(world: World) -> None:
    content = files("jinguo.demo").joinpath("data", FILE).read_bytes()
    importing.commit(ObservationImporter(), content, by=world.staff[OFFICE], name="两纲监测值.csv")


def _adopt(world: World) -> None:
    """九年义务教育巩固率 of 2010: 91.1 and 89.7 (outlines/disagreements)."""
    found = Observation.objects.filter(indicator__code="retention", period="2010").order_by("pk")
    adopt(found[0], by=world.staff[OFFICE], because=REVISED)
