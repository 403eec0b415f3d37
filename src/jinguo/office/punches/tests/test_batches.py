"""Batches: every line accounted for, a wrong one made void, big files taken in by the worker."""

import io
import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jinguo.base.jobs import running
from jinguo.base.jobs.models import Job
from jinguo.base.moves import Refused
from jinguo.base.sheets.opening import open_all
from jinguo.office.punches import services
from jinguo.office.punches.importing import jobs, read_lines
from jinguo.office.punches.models import CorrectionRequest, Punch, PunchBatch
from jinguo.office.punches.queries import punch_minutes
from jinguo.office.punches.tests.factories import CorrectionRequestFactory, PunchBatchFactory, PunchFactory
from jinguo.org.access.tests.browsers import browser_of

MARCH_2, JUNE_2 = date(2026, 3, 2), date(2026, 6, 2)


@pytest.fixture
def take(organ, keeper):
    def taken(*lines):
        content = "".join(f"{line}\t0\n" for line in lines).encode()
        return services.take_in(organ, read_lines(content), by=keeper, name="attlog.dat", sha256="0" * 64)

    return taken


def made():
    return sorted((day, minute) for _, day, minute in punch_minutes(MARCH_2, JUNE_2))


def test_a_void_batch_counts_no_more_and_its_raw_punches_stay(take, clerk, keeper, heard):
    batch = take(f"{clerk.number}\t2026-03-02 08:25:00").batch
    heard.clear()

    services.void_batch(batch, by=keeper, reason="考勤机时间快了一小时")

    assert (made(), Punch.objects.count()) == ([], 1)
    assert heard == [({clerk.pk}, MARCH_2, MARCH_2)]


def test_what_was_made_void_can_be_taken_in_again(take, clerk, keeper):
    services.void_batch(take(f"{clerk.number}\t2026-03-02 08:25:00").batch, by=keeper, reason="导错")

    assert take(f"{clerk.number}\t2026-03-02 08:25:00").counts == {"kept": 1}
    assert made() == [(MARCH_2, 505)]


def test_nobody_voids_twice_and_only_the_office_does(take, clerk, keeper):
    batch = take(f"{clerk.number}\t2026-03-02 08:25:00").batch
    with pytest.raises(Refused, match="绩效办或人事"):
        services.void_batch(batch, by=clerk, reason="我不同意")

    services.void_batch(batch, by=keeper, reason="导错")
    with pytest.raises(Refused, match="已经作废"):
        services.void_batch(batch, by=keeper, reason="再来一次")


def test_a_machine_without_a_set_clock_and_hostile_numbers_are_told_and_not_kept(take, clerk):
    number = clerk.number
    taken = take(
        f"{number}\t2000-01-01 00:03:00",
        f"{number}\t0001-01-01 00:03:00",
        f"{'9' * 41}\t2026-03-02 08:25:00",
        "7\x008\t2026-03-02 08:25:00",
        "\t2026-03-02 08:25:00",
    )

    assert taken.counts == {"early": 2, "unreadable": 3}
    assert not Punch.objects.exists()


def test_lines_of_two_far_months_do_not_touch_the_days_between(take, clerk, heard):
    take(f"{clerk.number}\t2024-01-05 08:25:00", f"{clerk.number}\t2026-06-02 08:25:00")

    assert heard == [({clerk.pk}, day, day) for day in (date(2024, 1, 5), JUNE_2)]


def test_a_file_with_nothing_new_touches_nothing(take, clerk, heard):
    for _ in range(2):
        take(f"{clerk.number}\t2026-03-02 08:25:00")

    assert len(heard) == 1


def test_the_list_of_lines_names_each_that_was_not_written(take, clerk, keeper):
    batch = take(f"{clerk.number}\t2026-03-02 08:25:00", "garbage", "more garbage", "9\t2031-01-01 08:00:00").batch
    seen = browser_of(keeper)

    page = seen.get(f"/punches/batches/{batch.pk}/").content.decode()
    rows = seen.get(f"/punches/batches/{batch.pk}/lines/")

    assert "第 2—3 行" in page
    (grid,) = open_all(rows.content)
    assert [int(row[0]) for row in grid.rows[1:]] == [2, 3, 4]


def test_a_void_batch_says_so_on_its_page_and_in_the_list(take, clerk, keeper):
    batch = take(f"{clerk.number}\t2026-03-02 08:25:00").batch
    seen = browser_of(keeper)

    assert seen.post(f"/punches/batches/{batch.pk}/void/", {"reason": ""}).status_code == 422
    seen.post(f"/punches/batches/{batch.pk}/void/", {"reason": "导错了月份"})

    assert "导错了月份" in seen.get(f"/punches/batches/{batch.pk}/").content.decode()
    assert "已作废" in seen.get("/punches/batches/").content.decode()
    assert "已作废" in seen.get("/punches/").content.decode()


def upload(seen, content):
    return seen.post("/punches/import/", {"file": SimpleUploadedFile("attlog.dat", content)})


def test_a_file_is_taken_in_on_screen(clerk, keeper):
    answer = upload(browser_of(keeper), f"{clerk.number}\t2026-03-02 08:25:00\t0\n".encode())

    assert answer.url == PunchBatch.objects.get().get_absolute_url()
    assert made() == [(MARCH_2, 505)]


def test_a_big_file_is_taken_in_by_the_worker_and_leads_to_its_batch(clerk, keeper, monkeypatch):
    monkeypatch.setattr(jobs, "BIG", 10)
    seen = browser_of(keeper)

    answer = upload(seen, f"{clerk.number}\t2026-03-02 08:25:00\t0\n".encode())
    job = Job.objects.get()
    assert (answer.url, Punch.objects.count()) == (f"/jobs/{job.pk}/", 0)

    running.do(job)
    assert seen.get(f"/punches/taken/{job.pk}/").url == PunchBatch.objects.get().get_absolute_url()
    assert browser_of(clerk).get(f"/punches/taken/{job.pk}/").status_code == 404


def test_the_command_line_tries_and_takes_in(clerk, organ, tmp_path):
    file = tmp_path / "attlog.dat"
    file.write_text(f"{clerk.number}\t2026-03-02 08:25:00\t0\ngarbage\n")

    def run(*words):
        said = io.StringIO()
        call_command("import", "punches", file, *words, stdout=said)
        return said.getvalue()

    tried, told = json.loads(run("--dry-run", "--json")), run()

    assert (tried["rows"], tried["written"], tried["notes"][1]) == (2, False, "无法识别，未写入：1 行（第 2 行）")
    assert "写入 2 行" in told
    assert made() == [(MARCH_2, 505)]


@pytest.mark.parametrize("address", ["/punches/", "/punches/batches/", "/punches/mine/", "/punches/corrections/"])
def test_a_list_asks_as_much_of_many_rows_as_of_few(organ, keeper, address):
    def asked(count):
        for _ in range(count):
            PunchBatchFactory(unit=organ, by=keeper)
            PunchFactory(staff=keeper, unit=organ, day=JUNE_2, minute=600 + Punch.objects.count(), entered_by=keeper)
            CorrectionRequestFactory(staff=keeper, unit=organ, minute=600 + CorrectionRequest.objects.count())
        seen = browser_of(keeper)
        seen.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert seen.get(address).status_code == 200
        return len(queries)

    assert asked(10) == asked(30)
