"""The pages of snapshots: the list, taking one, rates in it, two beside each other, their files."""

from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jinguo.base.audit.models import AuditRow
from jinguo.base.jobs.models import Job
from jinguo.base.jobs.running import do
from jinguo.committee.outlines.models import Observation
from jinguo.committee.snapshots import store
from jinguo.committee.snapshots.models import Snapshot
from jinguo.committee.snapshots.services import publish_evaluation, take_snapshot
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import AppointmentFactory, UnitFactory


@pytest.fixture
def browser(outline):
    """Of who keeps the outline."""
    unit = UnitFactory(parent=outline.unit, kind="committee_office")
    return browser_of(AppointmentFactory(unit=unit, role="committee_office").staff)


def test_one_is_taken_by_the_worker_and_leads_to_its_page(outline, browser):
    browser.post("/snapshots/take/", {"outline": outline.pk})
    job = do(Job.objects.get(code="snapshots.take"))
    answer = browser.get(f"/snapshots/taken/{job.pk}/", follow=True)
    snapshot = Snapshot.objects.get()

    assert (job.done, job.total, answer.context["snapshot"]) == (2, 2, snapshot)
    assert snapshot.sha256[:12] in browser.get("/snapshots/").content.decode()


def test_its_page_has_the_rates_of_a_year_by_domain_and_area_and_says_whether_what_was_published_still_comes_out(
    outline, browser
):
    snapshot = take_snapshot(outline, by=None)
    publish_evaluation(snapshot, 2020, by=None)
    found = browser.get(f"/snapshots/{snapshot.pk}/").context
    opened = found["opened"]

    assert (opened.found.year, opened.years, found["level"]) == (2020, [2014, 2015, 2019, 2020], "county")
    counties = {row.title: row for row in found["areas"]}
    assert [row.final.denominator for row in counties.values()] == [3, 3]
    assert [(row.title, row.final.denominator, row.rate) for row in opened.own][-1] == ("合计", 3, "66.7%")
    assert found["still"]
    assert browser.get(f"/snapshots/{snapshot.pk}/?year=2015").context["published"] is None


def test_two_of_them_say_whose_light_is_another_one_and_why(outline, browser):
    earlier = take_snapshot(outline, by=None)
    Observation.objects.filter(indicator__code="mmr", region__code="350502", period="2020").update(value=Decimal(21))
    Observation.objects.filter(indicator__code="employment_women_share", region__code="350502", period="2020").delete()
    outline.targets.filter(code="senior").update(value=Decimal(99))
    later = take_snapshot(outline, by=None)
    found = browser.get(f"/snapshots/{later.pk}/against/{earlier.pk}/").context
    told = {(one.region, one.target): (one.before.title, one.after.title, one.because) for one in found["changes"]}

    assert set(told.values()) >= {
        ("达标", "未达标", "监测值由 20 改为 21"),
        ("达标", "缺数据", "原来 40，现在没有当年的监测值"),
        ("达标", "未达标", "目标值改了"),
    }
    assert found["values"] == {"moved": 1, "came": 0, "gone": 1}


def test_a_file_goes_out_as_it_was_taken_and_on_the_trail_and_a_damaged_one_is_named(outline, browser):
    snapshot = take_snapshot(outline, by=None)
    content = browser.get(f"/snapshots/{snapshot.pk}/files/values/").content
    file = store.file_of(snapshot.sha256, "values")
    file.chmod(0o600)
    file.write_bytes(content[:-1])

    assert pq.read_table(pa.BufferReader(content)).num_rows == snapshot.values
    assert AuditRow.objects.get(act="snapshot.download").note == "values.parquet"
    assert browser.get(f"/snapshots/{snapshot.pk}/files/values/").status_code == 400
    assert "values.parquet 缺失或被改动" in browser.get(f"/snapshots/{snapshot.pk}/").content.decode()


def test_a_county_that_reads_its_city_s_outline_does_not_open_what_has_the_values_of_all(outline):
    snapshot = take_snapshot(outline, by=None)
    own = UnitFactory(parent=outline.unit, region=outline.region.children.first())
    officer = browser_of(AppointmentFactory(unit=own, role="county_office").staff)

    assert officer.get(f"/snapshots/?outline={outline.code}").status_code == 200
    assert officer.get(f"/snapshots/{snapshot.pk}/").status_code == 403
