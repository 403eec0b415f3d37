"""A database in which 3,000 regions have been observed by 60 indicators over 10 years: pages, import, snapshot."""

import csv
import json
import tempfile
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import override_settings

from benchmarks import compared
from benchmarks.compared import OUTLINE, SERIES, TARGET, YEAR
from benchmarks.measuring import Line, Statements, apart, in_milliseconds, timed
from benchmarks.screens import OK, browser_of
from jinguo.base.sheets import importers, importing
from jinguo.committee.outlines.evaluating import Asked, evaluate
from jinguo.committee.outlines.models import Indicator, Observation, Outline
from jinguo.committee.snapshots.reading import SELECTED
from jinguo.org.structure.models import Region, Staff
from jinguo.org.structure.tests.factories import staff_in

REGIONS, INDICATORS, YEARS, TENTH = 3000, 60, range(2017, 2027), 300
CHANGED = 77
FAN = (5, 6, 10)  # provinces, cities of one, counties of one; the rest are towns
FILLED = """
    INSERT INTO outlines_observation (unit_id, indicator_id, region_id, disaggregation, period, value, basis, source,
        confidence, note, is_adopted, adopted_because)
    SELECT %s, indicator.id, region.id, series.value ->> 1, year.value,
        20000 + (region.id * 7 + indicator.id * 13 + year.value * 3) %% 60000, 'stated', '年报', '', '', 0, ''
    FROM json_each(%s) series JOIN outlines_indicator indicator ON indicator.code = series.value ->> 0,
        (SELECT id FROM structure_region WHERE {regions}) region, json_each(%s) year
"""
PLAIN = """
    SELECT value FROM outlines_observation WHERE indicator_id = %s AND region_id = %s AND disaggregation = 'total'
    AND period = %s
"""
BARE = "bare_values"


def lines() -> list[Line]:
    """Screens after a corrected value, the import of a year, a snapshot; statements beside those of a tenth."""
    places, reader = settled(TENTH), staff_in(Outline.objects.get(code=OUTLINE).unit, "committee_office")
    few = {path: _asked(reader, path) for path in _paths(places[0])}
    of_a_tenth = compared.statements(reader, places[0])
    places += settled(REGIONS - TENTH)
    shown = [_page(reader, path, few[path], places[0]) for path in few]
    return [*shown, *compared.lines(reader, places[0], of_a_tenth), _import(places), _snapshot()]


def settled(count: int) -> list[Region]:
    """So many more towns under the nation, observed in every year as all above them are."""
    top = Outline.objects.select_related("region").get(code=OUTLINE).region
    counties = _branched(top)
    begun = Region.objects.filter(level="town").count()
    for at in range(begun, begun + count):
        parent = counties[at % len(counties)]
        Region.objects.create(level="town", code=f"9{at:08}", name=f"乡镇{at}", parent=parent)
    rows = list(Region.objects.filter(level="town").order_by("pk")[begun:])
    _observe(rows)
    return rows


def _branched(top: Region) -> list[Region]:
    """The counties, made with their cities and provinces where they are not there yet."""
    above = [top]
    for level, fan in zip(("province", "city", "county"), FAN, strict=True):
        known = list(Region.objects.filter(level=level, code__startswith="8").order_by("pk"))
        above = known or [
            Region.objects.create(level=level, code=f"8{at:03}{n:02}{level[:2]}", name=f"{level}{at}{n}", parent=parent)
            for at, parent in enumerate(above)
            for n in range(fan)
        ]
    return above


def _observe(rows: list[Region]) -> None:
    """The towns, and with the first of them what lies above."""
    above = "" if Observation.objects.filter(region__level="county").exists() else "OR code LIKE '8%%'"
    unit, regions = Outline.objects.get(code=OUTLINE).unit_id, f"id BETWEEN {rows[0].pk} AND {rows[-1].pk} {above}"
    with connection.cursor() as cursor:
        cursor.execute(FILLED.format(regions=regions), [unit, json.dumps(_series_of_all()), str(list(YEARS))])
        cursor.execute("ANALYZE")


def _series_of_all() -> list[tuple[str, str]]:
    """Every series that the outline's targets are told by, men beside women once, others as many as are wanted."""
    told = [one for one in _told_of() if one[0] != SERIES]
    men = next((code, "male") for code, group in told if group == "female")
    known = {code for code, _ in told} | {SERIES}
    others = [one for one in Indicator.objects.order_by("code").values_list("code", flat=True) if one not in known]
    return [*told, men, *((code, "total") for code in (SERIES, *others[: INDICATORS - len(told) - 2]))]


def _paths(place: Region) -> list[str]:
    """The page of a target, the board of the outline, and the indicator in the catalogue, all of one region."""
    words = f"?year={YEAR}&region={place.code}"
    board = f"/outlines/{OUTLINE}/{words}"
    return [f"/outlines/{OUTLINE}/targets/{TARGET}/{words}", board, f"/indicators/{SERIES}/?region={place.code}"]


def _asked(reader: Staff, path: str) -> int:
    browser = browser_of(reader)
    assert browser.get(path).status_code == OK, path
    asked = Statements()
    with connection.execute_wrapper(asked):
        browser.get(path)
    return asked.count


def _page(reader: Staff, path: str, few: int, place: Region) -> Line:
    asked = apart(partial(_asked, reader, path)).value
    ours, floor = apart(partial(_corrected, reader, path, place)), apart(partial(_plainly, place))
    (seconds, shown), (least, wanted) = ours.value, floor.value
    assert shown == wanted, f"{path}: {shown} instead of {wanted}"
    assert asked == few, f"{path}: {asked} statements, {few} with a tenth of the regions"
    what = f"{path.partition('?')[0]} after a corrected value, {REGIONS:,} regions × {INDICATORS} × {len(YEARS)}"
    took, at_least = (f"{in_milliseconds(each)} median" for each in (seconds, least))
    return Line(what, took, at_least, seconds / least, f"{asked} / {few}", ours.peak)


def _corrected(reader: Staff, path: str, place: Region) -> tuple[float, bool]:
    """The median of correcting a value and looking, and whether it is shown."""
    browser, at = browser_of(reader), iter(range(CHANGED, CHANGED + 100))

    def looked() -> bool:
        value = next(at)
        _series(place).update(value=value)
        return f"{value}/10万" in browser.get(path).content.decode()

    looked()
    return timed(looked)


def _plainly(place: Region) -> tuple[float, bool]:
    """The same by two statements."""
    indicator, at = Indicator.objects.get(code=SERIES), iter(range(CHANGED, CHANGED + 100))

    def looked() -> bool:
        value = next(at)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE outlines_observation SET value = %s WHERE indicator_id = %s AND region_id = %s AND period = %s",
                [value * 1000, indicator.pk, place.pk, str(YEAR)],
            )
            cursor.execute(PLAIN, [indicator.pk, place.pk, str(YEAR)])
            return bool(cursor.fetchone()[0] == value * 1000)

    return timed(looked)


def _series(place: Region) -> Any:
    return Observation.objects.filter(indicator__code=SERIES, region=place, period=str(YEAR))


def _import(places: list[Region]) -> Line:
    """A year that has not been observed yet, of three indicators in every region."""
    titles = list(Indicator.objects.filter(unit="%", direction=1).order_by("code").values_list("title", flat=True)[:3])
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["indicator_zh", "year", "value", "source", "region"])
    rows = [[title, 2015, 40 + at % 50, "年报", one.code] for title in titles for at, one in enumerate(places)]
    writer.writerows(rows)
    content = out.getvalue().encode()
    ours, floor = apart(partial(_imported, content)), apart(partial(_copied_plainly, content))
    assert ours.value[0] == floor.value, f"{ours.value[0]} instead of {floor.value}"
    rates = (f"{len(rows) / one.seconds:,.0f} rows/s" for one in (ours, floor))
    what = f"Import of {len(rows):,} observations beside {REGIONS * INDICATORS * len(YEARS):,}"
    return Line(what, *rates, ours.seconds / floor.seconds, f"{ours.value[1]:,}", ours.peak)


def _imported(content: bytes) -> tuple[list[Any], int]:
    asked = Statements()
    with connection.execute_wrapper(asked):
        importing.commit(importers.find("observations"), content, by=None)
    values = [int(one) for one in Observation.objects.filter(period="2015").values_list("value", flat=True)]
    return [len(values), sum(values)], asked.count


def _copied_plainly(content: bytes) -> list[Any]:
    """Every cell into a table without types, in one transaction."""
    header, *rows = csv.reader(StringIO(content.decode()))
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {BARE} ({', '.join(header)})")
        cursor.execute("BEGIN")
        cursor.executemany(f"INSERT INTO {BARE} VALUES ({', '.join(['%s'] * len(header))})", rows)
        cursor.execute("COMMIT")
        cursor.execute(f"SELECT count(*), sum(value) FROM {BARE}")
        return [int(each) for each in cursor.fetchone()]


def _snapshot() -> Line:
    """A snapshot out of the database, beside the same rows by ADBC into a Parquet file and nothing else."""
    ours, floor = apart(_taken), apart(_fetched)
    assert ours.value <= floor.value, f"{ours.value} of {floor.value}"
    took, least = (f"{one.seconds:.2f} s" for one in (ours, floor))
    return Line(f"Snapshot of {ours.value:,} values", took, least, ours.seconds / floor.seconds, "", ours.peak)


def _taken() -> int:
    from jinguo.committee.snapshots.services import take_snapshot

    with tempfile.TemporaryDirectory() as folder, override_settings(SNAPSHOTS_DIR=Path(folder)):
        return take_snapshot(Outline.objects.select_related("region", "unit").get(code=OUTLINE), by=None).values


def _fetched() -> int:
    import pyarrow.parquet as pq
    from adbc_driver_sqlite import dbapi

    path = Outline.objects.select_related("region").get(code=OUTLINE).region.path
    codes = {code for code, _ in _told_of()}
    numbers = ", ".join(str(one) for one in Indicator.objects.filter(code__in=codes).values_list("pk", flat=True))
    with dbapi.connect(str(connection.settings_dict["NAME"])) as away, away.cursor() as cursor:
        cursor.execute(SELECTED.format(indicators=numbers, path=path))
        table = cursor.fetch_arrow_table()
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        pq.write_table(table, file.name, compression="zstd")
    return table.num_rows


def _told_of() -> list[tuple[str, str]]:
    """Indicator and group of the series that the outline's targets are told by."""
    outline = Outline.objects.select_related("region").get(code=OUTLINE)
    found = evaluate(outline, Asked(outline.first, own=True), observations=Observation.objects.none())
    return list({(line.key[0], line.key[2]): None for line in found.lines if line.key})
