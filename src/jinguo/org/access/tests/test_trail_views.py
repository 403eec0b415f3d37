"""The audit administrator's questions: who saw a thing, and whether the trail is whole."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jinguo.base import audit
from jinguo.base.jobs import running
from jinguo.base.jobs.models import Job
from jinguo.base.moves import Refused
from jinguo.org.access.services import trail
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import StaffFactory, UnitFactory, staff_in


@pytest.fixture
def auditor(db):
    return staff_in(UnitFactory(), "audit_admin")


@pytest.fixture
def browser(auditor):
    return browser_of(auditor)


@pytest.fixture
def case(db):
    return ContentType.objects.create(app_label="cases", model="case")


def looked(case, by):
    return audit.record("case.reveal", case, by=by)


def test_who_saw_a_thing_is_told_from_a_row_about_it(browser, case):
    row = looked(case, StaffFactory(name="许惠珍"))
    audit.record("case.edit", case, by=StaffFactory(name="改动人"))

    assert f"/trail/{row.number}/seers/" in browser.get(f"/trail/{row.number}/").content.decode()
    page = browser.get(f"/trail/{row.number}/seers/").content.decode()
    assert "许惠珍" in page
    assert "改动人" not in page


def test_a_later_day_leaves_out_earlier_looks(browser, case):
    row = looked(case, StaffFactory(name="许惠珍"))
    tomorrow = timezone.localdate() + timedelta(days=1)

    page = browser.get(f"/trail/{row.number}/seers/", {"day": tomorrow}).content.decode()

    assert "许惠珍" not in page
    assert "这段时间没有人看过" in page


def test_a_day_that_is_none_is_told(browser, case):
    row = looked(case, StaffFactory())

    assert browser.get(f"/trail/{row.number}/seers/", {"day": "昨天"}).status_code == 422


def test_many_who_saw_a_thing_cost_no_more_statements_than_few(browser, case):
    row = looked(case, StaffFactory())
    browser.get(f"/trail/{row.number}/seers/")

    def asked():
        with CaptureQueriesContext(connection) as statements:
            browser.get(f"/trail/{row.number}/seers/")
        return len(statements)

    few = asked()
    for _ in range(40):
        looked(case, StaffFactory())
    assert asked() == few


def test_a_row_about_nothing_has_no_page_of_who_saw_it(browser, auditor):
    row = audit.record("trail.export", None, by=auditor)

    assert browser.get(f"/trail/{row.number}/seers/").status_code == 404


def test_a_short_trail_is_verified_at_once(browser):
    assert "没有发现问题" in browser.post("/trail/verify/").content.decode()


def test_a_long_trail_is_verified_by_the_worker_and_its_page_leads_to_what_was_found(browser, auditor, monkeypatch):
    monkeypatch.setattr(trail, "AT_ONCE", -1)

    answer = browser.post("/trail/verify/")
    job = Job.objects.get()
    assert answer.url == f"/jobs/{job.pk}/"
    assert "看结果" not in browser.get(answer.url).content.decode()
    running.do(job)

    assert f"/jobs/{job.pk}/" in browser.get("/trail/").content.decode()
    assert f"/trail/verified/{job.pk}/" in browser.get(answer.url).content.decode()
    assert "没有发现问题" in browser.get(f"/trail/verified/{job.pk}/").content.decode()
    assert audit.models.AuditRow.objects.filter(act="trail.verify", actor_number=auditor.number).count() == 1


def test_a_head_that_the_trail_does_not_reach_is_found_by_the_worker_too(auditor):
    job = trail.start_verifying(by=auditor, head="999:none")

    running.do(job)

    assert "现有记录只到第" in job.result["problems"][0][1]


@pytest.mark.parametrize("rows", [-1, 20_000])
def test_a_head_that_is_written_wrongly_is_told_before_anything_is_followed(browser, monkeypatch, rows):
    monkeypatch.setattr(trail, "AT_ONCE", rows)

    answer = browser.post("/trail/verify/", {"head": "昨天的"})

    assert answer.status_code == 400
    assert "序号:校验码" in answer.content.decode()
    assert not Job.objects.exists()


def test_only_the_audit_administrator_verifies(db):
    with pytest.raises(Refused):
        trail.verify_trail(by=staff_in(UnitFactory(), "system_admin"))


def test_progress_is_told_while_the_chain_is_followed(auditor, case):
    looked(case, auditor)
    told = []

    trail.verify_trail(by=auditor, progress=lambda *step: told.append(step))

    assert told[0][:2] == (0, 1)
