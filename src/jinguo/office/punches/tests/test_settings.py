"""What an organ settles about punches, and the sign-in sheet typed in as a grid."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from jinguo.base import files
from jinguo.base.moves import Refused, Stale
from jinguo.office.punches import services
from jinguo.office.punches.models import PunchBatch, PunchSetting, SignPlace
from jinguo.office.punches.queries import punch_minutes
from jinguo.office.shifts.tests.factories import ShiftProfileFactory, ShiftSeasonFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

JUNE_2 = date(2026, 6, 2)
PDF = b"%PDF-1.4\n%%EOF\n"


def test_the_office_changes_how_often_one_may_make_up_for_a_punch(organ, keeper, clerk):
    services.set_limit(organ, by=keeper, corrections_a_month=0)

    with pytest.raises(Refused, match="每月最多 0 次"):
        services.ask_correction(by=clerk, day=JUNE_2, minute=510, reason="忘记")


def test_nobody_overwrites_a_limit_that_she_has_not_seen(organ, keeper):
    services.set_limit(organ, by=keeper, corrections_a_month=2)

    with pytest.raises(Stale):
        services.set_limit(organ, by=keeper, corrections_a_month=5, seen=0)
    assert PunchSetting.objects.get().corrections_a_month == 2


def test_networks_are_added_and_removed_on_screen(organ, keeper, clerk):
    seen = browser_of(keeper)
    assert seen.post("/punches/settings/networks/", {"network": "一楼大厅"}).status_code == 422

    seen.post("/punches/settings/networks/", {"network": "10.1.0.0/16", "note": "机关大楼"})
    with pytest.raises(Refused, match="网段"):
        services.sign(by=clerk, address="192.168.1.9")

    seen.post(f"/punches/settings/networks/{SignPlace.objects.get().pk}/remove/")
    assert services.sign(by=clerk, address="192.168.1.9").pk


def test_the_limit_is_saved_on_screen(organ, keeper):
    seen = browser_of(keeper)

    seen.post("/punches/settings/", {"corrections_a_month": 5, "seen": 0})

    assert PunchSetting.objects.get(unit=organ).corrections_a_month == 5
    assert seen.post("/punches/settings/", {"corrections_a_month": 99, "seen": 1}).status_code == 422


def test_a_sheet_is_typed_in_as_a_grid_with_its_scan(organ, keeper, clerk):
    scan = SimpleUploadedFile("签到表.pdf", PDF)
    times = {f"{clerk.pk}-0": "08:25", f"{clerk.pk}-1": "17:40"}

    browser_of(keeper).post("/punches/sheet/?day=2026-06-02", {**times, "scan": scan})

    batch = PunchBatch.objects.get()
    assert list(punch_minutes(JUNE_2, JUNE_2)) == [(clerk.pk, JUNE_2, 505), (clerk.pk, JUNE_2, 1060)]
    assert [one.name for one in files.of(batch)] == ["签到表.pdf"]


def test_the_grid_asks_four_times_where_one_signs_at_noon_and_shows_what_is_known(organ, keeper, clerk):
    ShiftSeasonFactory(profile=ShiftProfileFactory(unit=organ), signs_at_noon=True, am_begins=time(8))
    services.enter_sheet(organ, JUNE_2, {clerk: [505]}, by=keeper)

    page = browser_of(keeper).get("/punches/sheet/?day=2026-06-02").content.decode()

    assert all(word in page for word in ("上午到", "下午走", "08:25"))


@pytest.mark.parametrize("times", [{}, {"0": "25:00"}])
def test_a_grid_without_times_or_with_wrong_ones_is_shown_again(keeper, clerk, times):
    given = {f"{clerk.pk}-{at}": text for at, text in times.items()}

    answer = browser_of(keeper).post("/punches/sheet/?day=2026-06-02", given)

    assert (answer.status_code, PunchBatch.objects.count()) == (422, 0)


@pytest.mark.parametrize(("day", "minute", "why"), [("2026-06-09", 505, "还没有到"), ("2026-06-02", 30, "不在这一天")])
def test_a_sheet_of_a_day_to_come_or_with_a_time_of_another_day_is_refused(organ, keeper, clerk, day, minute, why):
    with pytest.raises(ValidationError, match=why):
        services.enter_sheet(organ, date.fromisoformat(day), {clerk: [minute]}, by=keeper)


def test_nobody_enters_times_for_people_of_another_organ(organ, keeper):
    stranger = staff_in(DepartmentFactory())

    with pytest.raises(ValidationError, match="不在本单位任职"):
        services.enter_sheet(organ, JUNE_2, {stranger: [505]}, by=keeper)


@pytest.mark.parametrize("query", ["day=morgen", "unit=999999"])
def test_an_address_that_means_nothing_is_told_so(keeper, query):
    assert browser_of(keeper).get(f"/punches/sheet/?{query}").status_code == 400
