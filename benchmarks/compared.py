"""The pages that compare regions where 3,000 of them have been observed, after a corrected value; see observed.py."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import connection

from benchmarks.measuring import Line, Statements, apart, in_milliseconds, timed
from benchmarks.screens import OK, browser_of
from jinguo.committee.atlas.places import A_PAGE
from jinguo.committee.outlines.models import Indicator, Observation
from jinguo.org.structure.models import Region, Staff

OUTLINE, TARGET, SERIES, YEAR = "women_2021_2030", "mmr", "mmr", 2025
ATLAS = f"/outlines/{OUTLINE}/regions/"
SHOWN = re.compile(rf'/targets/{TARGET}/\?year={YEAR}&amp;region=(\w+)".*?>([\d.]+)[</]', re.DOTALL)
FIRST, TIMES = 101, 100
PLAIN = """
    SELECT place.code, seen.value FROM outlines_observation seen
    JOIN structure_region place ON place.id = seen.region_id
    WHERE seen.indicator_id = %s AND seen.disaggregation = 'total' AND seen.period = %s AND ({regions})
"""
Changed = Iterator[int]


@dataclass(frozen=True)
class Compared:
    """A page, and the condition by which one statement finds the regions whose values it compares."""

    what: str
    path: str
    regions: str
    shows_values: bool = True


def pages(town: Region) -> list[Compared]:
    """The pages around a town; the widest ranks all counties of a province, and all towns of the nation."""
    county = town.parent
    assert county is not None
    province = Region.objects.get(level="province", path=county.path[: len(county.path) // 4 * 2])
    below = f"place.parent_id = {county.pk}"
    year = f"year={YEAR}"
    return [
        Compared("Towns of a county", f"{ATLAS}?{year}&area={county.code}", f"{below} OR place.id = {county.pk}"),
        Compared("Tile map of a county", f"{ATLAS}map/?{year}&area={county.code}&target={TARGET}", below),
        Compared("A town's page", f"{ATLAS}{town.code}/?{year}", f"place.id = {town.pk}"),
        Compared("All counties of a province", f"{ATLAS}?{year}&area={province.code}.county", _all(province, "county")),
        Compared("All towns of the nation", f"{ATLAS}?{year}&area=000000.town", "place.level = 'town'"),
        Compared("Member units", "/monitoring/units/", "place.parent_id IS NULL", shows_values=False),
        Compared("Women beside men", f"/monitoring/gaps/?area={county.code}", below, shows_values=False),
    ]


def statements(reader: Staff, town: Region) -> dict[str, int]:
    """How many statements each page asks."""
    return {page.what: _asked(reader, page) for page in pages(town)}


def lines(reader: Staff, town: Region, few: dict[str, int]) -> list[Line]:
    """Each page beside its floor; `few` are the statements with a tenth of the regions."""
    return [_line(reader, town, page, few[page.what]) for page in pages(town)]


def _all(above: Region, level: str) -> str:
    return f"(place.level = '{level}' AND place.path LIKE '{above.path}%%') OR place.id = {above.pk}"


def _asked(reader: Staff, page: Compared) -> int:
    browser = browser_of(reader)
    assert browser.get(page.path).status_code == OK, page.path
    asked = Statements()
    with connection.execute_wrapper(asked):
        browser.get(page.path)
    return asked.count


def _line(reader: Staff, town: Region, page: Compared, few: int) -> Line:
    asked = apart(partial(_asked, reader, page)).value
    changed = _one_of(page, town)
    ours, floor = apart(partial(_seen, reader, page, changed)), apart(partial(_plainly, page, changed))
    (seconds, shown), (least, wanted) = ours.value, floor.value
    if page.shows_values:
        assert len(shown) >= min(A_PAGE, len(wanted)), f"{page.what}: {len(shown)} of {len(wanted)}"
        assert shown.items() <= wanted.items(), f"{page.what}: {shown.items() - wanted.items()} is not what was read"
    assert asked == few, f"{page.what}: {asked} statements, {few} with a tenth of the regions"
    what = f"{page.what} after a corrected value, {Region.objects.filter(level='town').count():,} towns observed"
    took, at_least = (f"{in_milliseconds(each)} median" for each in (seconds, least))
    return Line(what, took, at_least, seconds / least, f"{asked} / {few}", ours.peak)


def _one_of(page: Compared, town: Region) -> Region:
    """A region whose value the page shows."""
    rows = Region.objects.raw(f"SELECT * FROM structure_region place WHERE {page.regions} ORDER BY level DESC, code")
    return next(iter(rows)) if page.shows_values else town


def _seen(reader: Staff, page: Compared, place: Region) -> tuple[float, dict[str, float]]:
    browser = browser_of(reader)

    def shown() -> dict[str, float]:
        found = SHOWN.findall(browser.get(page.path).content.decode())
        return {code: float(value) for code, value in found}

    return _correcting(place, shown)


def _plainly(page: Compared, place: Region) -> tuple[float, dict[str, float]]:
    indicator = Indicator.objects.get(code=SERIES).pk

    def read() -> dict[str, float]:
        with connection.cursor() as cursor:
            cursor.execute(PLAIN.format(regions=page.regions), [indicator, str(YEAR)])
            return {code: value / 1000 for code, value in cursor.fetchall()}

    return _correcting(place, read)


def _correcting(place: Region, look: Callable[[], dict[str, float]]) -> tuple[float, Any]:
    """The median of correcting a value and looking, and what was seen at last."""
    changed = iter(range(FIRST, FIRST + TIMES))
    series = Observation.objects.filter(indicator__code=SERIES, region=place, period=str(YEAR))

    def corrected() -> dict[str, float]:
        series.update(value=next(changed))
        return look()

    corrected()
    return timed(corrected)
