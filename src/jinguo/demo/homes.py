"""The register of women's homes: one in every village and community, all with a plate, six with a fitness station."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from jinguo.cycle.bookkeeping.kinds import ledger
from jinguo.cycle.bookkeeping.services import freeze
from jinguo.cycle.bookkeeping.services.intake import Line, record_all
from jinguo.demo.places import villages
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.org.structure.models import Region

ENTERED, FROZEN = date(2026, 2, 26), date(2026, 5, 29)
PLATED = date(2025, 12, 18)
FITNESS = date(2026, 4, 29)
STATIONS = 6  # A10
DEPARTMENT = "组织联络部"


def happenings() -> Iterator[Happening]:
    """The register is entered as a list after the checks of the two festivals, and frozen before the report."""
    yield Happening(ENTERED, "导入妇女之家名册", _enter)
    yield Happening(FROZEN, "冻结妇女之家基数", _freeze)


def _enter(world: World) -> None:
    unit = world.units[DEPARTMENT]
    lines = [Line(at, values, unit) for at, values in enumerate(_homes(), 2)]
    record_all(ledger("homes"), lines, by=world.clerk(DEPARTMENT), source="import")


def _homes() -> Iterator[dict[str, Any]]:
    """A home for every village; those below a 街道 are communities, the first of them get the fitness stations."""
    regions = {region.code: region for region in Region.objects.filter(level="village").select_related("parent")}
    stations = STATIONS
    for village in villages():
        region = regions[village.code]
        above = cast(Region | None, region.parent)
        is_community = above is not None and above.name.endswith("街道")
        has_station = is_community and stations > 0
        stations -= has_station
        yield {
            "name": f"{village.name}妇女之家",
            "kind": "community" if is_community else "village",
            "region": region,
            "plate_on": PLATED,
            "opened": PLATED,
            **({"fitness_on": FITNESS} if has_station else {}),
        }


def _freeze(world: World) -> None:
    freeze(ledger("homes"), world.city, by=world.staff["办公室/部长"], on=FROZEN, note="“两节”检查后的名册")
