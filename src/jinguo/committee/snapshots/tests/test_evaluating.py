"""Over all regions at once: what the outline's own page says of each, kept, and the same again later."""

import json
import sqlite3
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pyarrow as pa
import pytest
from adbc_driver_sqlite import dbapi
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from jinguo.base.audit.models import AuditRow
from jinguo.base.keep import backup
from jinguo.base.moves import Refused
from jinguo.committee.outlines.evaluating import Asked, evaluate
from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.rates import rates_of
from jinguo.committee.outlines.tests.factories import (
    IndicatorVersionFactory,
    ObservationFactory,
    OutlineFactory,
    OutlineTargetFactory,
)
from jinguo.committee.snapshots import store
from jinguo.committee.snapshots.content import content_of, restored, tables, told
from jinguo.committee.snapshots.models import PublishedEvaluation
from jinguo.committee.snapshots.queries import evaluation_over_regions
from jinguo.committee.snapshots.reading import SELECTED, VALUES, values_below, values_read
from jinguo.committee.snapshots.services import publish_evaluation, recompute, take_snapshot
from jinguo.committee.snapshots.tests.factories import indicator_of
from jinguo.org.structure.tests.factories import AppointmentFactory
from jinguo.rules.progress.rates import COUNTS

SHOWN = ("level", "degree", "baseline", "cagr")


def said(found):
    """What the vectorised path says, by region, target and clock."""
    return {(one.region, one.target, one.clock): one for one in found.lines}


@pytest.mark.parametrize("year", [2015, 2020])
def test_every_region_is_told_what_its_own_page_says(outline, year):
    lines = said(evaluation_over_regions(outline, year))
    alone = evaluate(outline, Asked(year), observations=Observation.objects.all())

    assert {key[:2] for key in lines} == {(one.region.pk, one.target.code) for one in alone.lines if one.case.now}
    for line in alone.lines:
        if line.case.now:
            one = lines[line.region.pk, line.target.code, "final"]
            assert one.status == line.verdict.status
            for each in line.methods:
                if each.method in SHOWN:
                    assert one.methods[each.method].status == each.status
                    assert one.methods[each.method].value == pytest.approx(each.value)
            if line.midway:
                assert lines[line.region.pk, line.target.code, "midway"].status == line.midway.status


def test_a_county_has_the_rates_of_its_own_page_and_the_city_the_sums_of_its_counties(outline):
    found = evaluation_over_regions(outline, 2020)
    alone = evaluate(outline, Asked(2020), observations=Observation.objects.all())
    areas = {(one.region, one.domain, one.clock): one for one in found.areas}
    counties = [region for region in alone.regions if region.level == "county"]
    city = areas[outline.region_id, "", "final"]

    assert found.level == "county"
    for county in counties:
        final = rates_of(alone.of(county), outline).total.final
        area = areas[county.pk, "", "final"]
        assert [getattr(area, name) for name in COUNTS] == [getattr(final, name) for name in COUNTS]
        assert (area.numerator, area.denominator) == (final.numerator, final.denominator)
        assert area.rate == pytest.approx(float(final.percent))
    for name in COUNTS:
        assert getattr(city, name) == sum(getattr(areas[one.pk, "", "final"], name) for one in counties)
    assert city.no_data == 1  # 毛入学率 of one county
    assert areas[outline.region_id, "health", "midway"].denominator == 2


def test_of_several_values_the_adopted_one_counts_and_a_new_scope_is_not_compared(outline):
    seen = Observation.objects.get(indicator__code="mmr", region__code="350502", period="2020")
    ObservationFactory(unit=seen.unit, region=seen.region, indicator=seen.indicator, value=19, is_adopted=True)
    IndicatorVersionFactory(indicator=indicator_of("senior_ger"), year=2016)

    lines = said(evaluation_over_regions(outline, 2020))

    assert lines[seen.region_id, "mmr", "final"].value == 19
    assert lines[seen.region_id, "senior", "final"].methods["baseline"].status == "not_available"
    assert lines[seen.region_id, "senior", "final"].status == "reached"


def test_a_published_evaluation_comes_out_of_its_snapshot_again_whatever_has_changed_since(outline):
    snapshot = take_snapshot(outline, by=None)
    published = publish_evaluation(snapshot, 2020, by=None)
    before = evaluation_over_regions(outline, 2020, snapshot=snapshot)

    Observation.objects.filter(indicator__code="mmr").update(value=Decimal(99))
    outline.targets.update(value=Decimal(1))

    assert recompute(published)
    assert evaluation_over_regions(outline, 2020, snapshot=snapshot).digest == before.digest
    assert evaluation_over_regions(outline, 2020).digest != before.digest
    assert take_snapshot(outline, by=None) != snapshot


def test_a_snapshot_of_nothing_new_is_the_one_that_is_there(outline):
    first = take_snapshot(outline, by=None)

    assert take_snapshot(outline, by=None) == first
    assert first.values == 44
    assert f"snapshots/{first.sha256}/manifest.json" in dict(backup._files())
    assert AuditRow.objects.filter(act="snapshot.take").count() == 1


def test_a_damaged_snapshot_is_named_and_not_evaluated(outline):
    snapshot = take_snapshot(outline, by=None)
    file = store.file_of(snapshot.sha256, "values")
    file.chmod(0o600)
    file.write_bytes(file.read_bytes()[:-1] + b"x")

    with pytest.raises(store.Damaged, match=r"values\.parquet"):
        evaluation_over_regions(outline, 2020, snapshot=snapshot)


def test_who_does_not_keep_the_outline_takes_no_snapshot(outline):
    with pytest.raises(Refused, match="妇儿工委办"):
        take_snapshot(outline, by=AppointmentFactory(role="liaison").staff)


@pytest.mark.django_db(transaction=True)
def test_past_django_the_same_values_arrive_as_through_it(settings):
    row = OutlineFactory()
    OutlineTargetFactory(outline=row)
    ObservationFactory(unit=row.unit, region=row.region, value=Decimal("16.925"), confidence="二手来源，待核实")
    ObservationFactory(unit=row.unit, region=row.region, value=Decimal(17), period="2019", cases=1, population=3000)

    away = content_of(row).values
    with transaction.atomic():
        within = content_of(row).values

    assert away.equals(within)
    assert away["value"].to_pylist() == [17000, 16925]
    assert away["unsure"].to_pylist() == [0, 1]


COPIED = {
    "structure_region": ("id", "path"),
    "outlines_observation": (
        "id", "indicator_id", "disaggregation", "region_id", "period", "value", "cases", "population", "confidence",
        "is_adopted", "basis",
    ),
}  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_a_statement_selects_the_same_of_postgresql_as_of_sqlite(tmp_path):
    row = OutlineFactory()
    for at, basis in enumerate(("stated", "derived", "secondary")):
        facts = {"value": Decimal(f"16.92{at}"), "basis": basis, "source": basis, "is_adopted": basis == "derived"}
        ObservationFactory(unit=row.unit, region=row.region, cases=at or None, population=3000, **facts)
    file, numbers = tmp_path / "copy.sqlite3", Observation.objects.values_list("indicator_id", flat=True)
    with sqlite3.connect(file) as copy, connection.cursor() as cursor:
        for table, columns in COPIED.items():
            cursor.execute(f"SELECT {', '.join(columns)} FROM {table}")
            copy.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
            copy.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", cursor.fetchall())
    copy.close()
    statement = SELECTED.format(indicators=", ".join(map(str, set(numbers))), path=row.region.path)
    with dbapi.connect(str(file)) as away, away.cursor() as cursor:
        cursor.execute(statement)
        wanted = cursor.fetch_arrow_table().cast(pa.schema(VALUES)).sort_by("id")

    assert values_below(row.region.path, set(numbers)).sort_by("id").equals(wanted)
    assert values_read(Observation.objects.all()).sort_by("id").equals(wanted)
    assert wanted["rank"].to_pylist() == [1, 0, 3]


def test_a_snapshot_that_was_taken_before_small_counts_were_asked_is_still_read(outline):
    found = content_of(outline)
    kept = tables(found)
    before = restored(told(found), {**kept, "targets": kept["targets"].drop_columns(["small"])})

    assert before.asked == [replace(one, small=None) for one in found.asked]


def test_the_commands_keep_publish_and_find_what_no_longer_comes_out(outline):
    answer = json.loads(_printed("snapshot", outline.code, "--year", "2020", "--json"))

    assert (answer["regions"], answer["engine"]) == (3, "duckdb")
    assert "与公布的一致" in _printed("recompute", "--outline", outline.code)
    PublishedEvaluation.objects.update(figures="0" * 64)
    with pytest.raises(CommandError, match="1 份公布的评估"):
        _printed("recompute")
    with pytest.raises(CommandError, match="没有 2031年"):
        _printed("snapshot", outline.code, "--year", "2031")
    with pytest.raises(CommandError, match="没有代码为“x”的纲要"):
        _printed("snapshot", "x")


def _printed(*words):
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_an_engine_nobody_knows_is_named(outline):
    with pytest.raises(ImproperlyConfigured, match="不认识计算引擎“oracle”"):
        evaluation_over_regions(outline, 2020, engine="oracle")
