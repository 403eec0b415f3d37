"""The divisions of the demonstration: Quanzhou's counties, with towns and villages of invented names."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files

from jinguo.demo.world import World
from jinguo.org.structure.services import Division, open_regions

CITY = "350500"
ABOVE = (
    Division("000000", "中国", "nation"),
    Division("350000", "福建省", "province", above="000000"),
    Division(CITY, "泉州市", "city", above="350000"),
)
HEADS = "东西南北上下前后大小新古内外长平安金石玉"
STEMS = "山坑埔厝林洋溪湖坂井田桥园亭塘岭寨门港洲"
ENDS = ("村", "头村", "尾村")


def settle(world: World) -> None:
    """Enter every division from the nation to 2178 villages and communities."""
    for region in open_regions([*ABOVE, *_counties()], by=None):
        world.regions[region.code] = region
        if region.level == "county":
            world.counties[region.name] = region


def villages() -> list[Division]:
    """The villages and communities, in the order of their codes."""
    return [one for one in _counties() if one.level == "village"]


def _counties() -> Iterator[Division]:
    read = tomllib.loads(files("jinguo.demo").joinpath("data", "counties.toml").read_text("utf-8"))
    for county in read["county"]:
        yield Division(county["code"], county["name"], "county", above=CITY)
        yield from _below(county)


def _below(county: dict) -> Iterator[Division]:
    """A county's towns, and its villages dealt to them in turn."""
    towns = [f"{county['code']}{number:03d}" for number in range(101, 101 + len(county["towns"]))]
    for code, name in zip(towns, county["towns"], strict=True):
        yield Division(code, name, "town", above=county["code"])
    names = _names()
    for number in range(county["villages"]):
        town = towns[number % len(towns)]
        yield Division(f"{town}{200 + number // len(towns):03d}", next(names), "village", above=town)


def _names() -> Iterator[str]:
    """Invented village names; a county has fewer villages than there are names."""
    return (f"{head}{stem}{end}" for end in ENDS for head in HEADS for stem in STEMS)
