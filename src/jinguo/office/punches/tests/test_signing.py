"""Signing on screen, the office's sheet, and a forgotten punch made up for."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.queries import approvals_of
from jinguo.cycle.flows.services.shipped import install_chains
from jinguo.office.punches import services
from jinguo.office.punches.models import CorrectionRequest, Punch
from jinguo.office.punches.queries import minutes_in, punch_minutes, punched_days
from jinguo.office.punches.tests.factories import PunchFactory, SignPlaceFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

PDF = b"%PDF-1.4\n%%EOF\n"
JUNE_1, JUNE_2, JUNE_3 = date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 3)


@pytest.fixture
def head(db, june_3):
    head = staff_in(DepartmentFactory(name="发展部"), "department_head")
    install_chains(head.appointments.get().unit.parent)
    return head


@pytest.fixture
def clerk(head):
    return staff_in(head.appointments.get().unit)


@pytest.fixture
def organ(head):
    return head.appointments.get().unit.parent


def forget(by, day=JUNE_2, minute=1051):
    return services.ask_correction(by=by, day=day, minute=minute, reason="接访到 18 点，忘记签退")


def answer(request, by, *, agrees=True):
    (approval,) = approvals_of(request)
    return flows.answer(approval, by=by, agrees=agrees, note="" if agrees else "查监控不在岗")


def test_two_presses_within_a_minute_are_one_punch(clerk):
    first, second = (services.sign(by=clerk, address="10.1.2.3") for _ in range(2))

    assert Punch.objects.filter(staff=clerk, day=first.day).count() == len({first.minute, second.minute})


def test_from_outside_the_offices_networks_nobody_signs(clerk, organ):
    SignPlaceFactory(unit=organ, network="10.1.0.0/16")

    services.sign(by=clerk, address="10.1.2.3")
    with pytest.raises(Refused, match="不在单位允许签到的网段"):
        services.sign(by=clerk, address="192.168.1.9")


@pytest.mark.parametrize(
    ("hour", "told"),
    [(9, "今天"), (1, "6月2日")],
    ids=["by day", "after midnight it is still the day before"],
)
def test_the_desk_signs_and_shows_it(clerk, monkeypatch, hour, told):
    moment = datetime(2026, 6, 3, hour, 30, tzinfo=timezone.get_current_timezone())
    monkeypatch.setattr(clock, "now", lambda: moment)
    monkeypatch.setattr(clock, "today", moment.date)
    seen = browser_of(clerk)
    assert f"{told}还没有打卡" in seen.get("/").content.decode()

    seen.post("/punches/sign/")

    assert f"{told}已打卡 1 次" in seen.get("/").content.decode()


def test_the_offices_sheet_is_entered_once_for_others(clerk, organ):
    keeper = staff_in(DepartmentFactory(parent=organ, name="办公室"), "performance_office")

    assert services.enter_sheet(organ, JUNE_2, {clerk: [505, 1051]}, by=keeper).counts == {"kept": 2}
    assert services.enter_sheet(organ, JUNE_2, {clerk: [505, 1052]}, by=keeper).counts == {"kept": 1, "known": 1}
    assert {one.entered_by for one in Punch.objects.all()} == {keeper}


def test_a_granted_correction_counts_like_a_punch_and_the_raw_ones_stay(clerk, head):
    request = forget(clerk)
    assert list(punch_minutes(JUNE_1, JUNE_3)) == []

    answer(request, head)

    assert list(punch_minutes(JUNE_1, JUNE_3)) == [(clerk.pk, JUNE_2, 1051)]
    assert not Punch.objects.exists()


def test_a_day_is_told_with_all_its_minutes_and_again_with_those_granted(clerk, head):
    for minute in (1051, 505):
        PunchFactory(staff=clerk, day=JUNE_1, minute=minute)
    PunchFactory(staff=clerk, day=JUNE_1, minute=700, is_void=True)
    answer(forget(clerk), head)

    told = [(staff, day, minutes_in(minutes)) for staff, day, minutes in punched_days(JUNE_1, JUNE_3, [clerk.pk])]

    assert told == [(clerk.pk, "2026-06-01", (505, 1051)), (clerk.pk, "2026-06-02", (1051,))]


def test_a_declined_one_counts_nothing_and_tells_why(clerk, head):
    request = forget(clerk)

    answer(request, head, agrees=False)

    request.refresh_from_db()
    assert (request.state, list(punch_minutes(JUNE_1, JUNE_3))) == ("declined", [])


def test_a_head_asks_the_leader_and_never_herself(head, organ):
    leader = staff_in(DepartmentFactory(parent=organ, name="领导"), "supervising_leader")
    request = forget(head)

    (approval,) = approvals_of(request)

    assert [asked.staff for asked in approval.waiting()] == [leader]


def test_three_a_month_and_no_more(clerk):
    for day in (1, 2, 3):
        forget(clerk, day=date(2026, 6, day))

    with pytest.raises(Refused, match="每月最多 3 次"):
        forget(clerk, minute=510)


def test_a_withdrawn_one_frees_its_place(clerk):
    request = forget(clerk)
    services.withdraw_correction(request, by=clerk)

    assert forget(clerk).pk != request.pk
    assert CorrectionRequest.objects.get(pk=request.pk).state == "withdrawn"


def test_a_day_to_come_is_refused(clerk):
    with pytest.raises(ValidationError, match="已经过去"):
        forget(clerk, day=date(2026, 6, 9))


def test_it_is_asked_on_screen(clerk):
    seen = browser_of(clerk)

    answered = seen.post(
        "/punches/corrections/new/", {"day": "2026-06-02", "at": "17:31", "reason": "忘记"}, follow=True
    )

    assert "17:31 补卡" in answered.content.decode()


def test_a_proof_is_kept_with_the_request(clerk, organ):
    given = {"day": "2026-06-02", "at": "17:31", "reason": "忘记", "proof": SimpleUploadedFile("监控.pdf", PDF)}

    page = browser_of(clerk).post("/punches/corrections/new/", given, follow=True).content.decode()

    assert "监控.pdf" in page


def test_ones_month_shows_raw_punches_with_their_source_and_what_was_made_up_for(clerk, head):
    answer(forget(clerk), head)
    services.sign(by=clerk, address="")

    page = browser_of(clerk).get("/punches/mine/").content.decode()

    assert all(words in page for words in ("网页签到", "17:31　已补卡"))
    assert "17:31" not in browser_of(clerk).get("/punches/mine/?month=2026-05").content.decode()


def test_who_used_up_this_month_may_still_ask_for_the_last_one(clerk):
    for day in (1, 2, 3):
        forget(clerk, day=date(2026, 6, day))

    assert browser_of(clerk).get("/punches/corrections/new/").status_code == 200
    assert forget(clerk, day=date(2026, 5, 29)).pk
