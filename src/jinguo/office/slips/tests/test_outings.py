"""Outings: before leaving they stand at once, afterwards somebody confirms; the return and calls are entered."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.cycle.inbox.models import Message
from jinguo.office.slips import services
from jinguo.office.slips.queries import out_now, outing_spells
from jinguo.office.slips.tests.factories import OutingFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.rules.attendance.moments import Punched

JUNE_2, JUNE_4, JUNE_5, JUNE_8 = (date(2026, 6, day) for day in (2, 4, 5, 8))
MORNING, NOON, EVENING = 510, 720, 1050


def report(by, first=JUNE_4, last=JUNE_4, **more):
    facts = {"kind": "outing", "place": "惠安", "reason": "走访", "leaves_at": MORNING, "back_by": EVENING, **more}
    return services.report_outing(by=by, first=first, last=last, **facts)


def spells(staff):
    found = outing_spells(JUNE_2, JUNE_5, [staff.pk])
    return [(one.day.day, one.spell.first, one.spell.last, one.spell.kind) for one in found]


def test_one_reported_before_leaving_covers_its_minutes(office):
    outing = report(office.clerk)

    assert (outing.state, spells(office.clerk)) == ("out", [(4, MORNING, EVENING, "outing")])


def test_one_reported_afterwards_covers_once_it_is_confirmed(office):
    outing = report(office.clerk, JUNE_2, JUNE_2)
    assert (outing.is_late, spells(office.clerk)) == (True, [])

    services.confirm_outing(outing, by=office.head)

    assert spells(office.clerk) == [(2, MORNING, EVENING, "outing")]


def test_nobody_confirms_her_own(office):
    with pytest.raises(Refused, match="自己的补报"):
        services.confirm_outing(report(office.head, JUNE_2, JUNE_2), by=office.head)


def test_a_declined_one_covers_nothing_and_says_why(office):
    outing = report(office.clerk, JUNE_2, JUNE_2)

    services.decline_outing(outing, by=office.head, reason="当天在办公室")

    assert spells(office.clerk) == []


def test_a_trip_of_days_covers_each_of_them_and_counts_as_duty(office):
    report(office.clerk, JUNE_4, JUNE_5, kind="trip", leaves_at=NOON, back_by=NOON)

    assert spells(office.clerk) == [(4, NOON, 1679, "duty"), (5, 240, NOON, "duty")]


def test_an_early_return_ends_the_cover(office):
    outing = report(office.clerk)

    with clock.pretend(JUNE_5):
        services.come_back(outing, by=office.clerk, day=JUNE_4, minute=NOON)

    assert spells(office.clerk) == [(4, MORNING, NOON, "outing")]


@pytest.mark.parametrize(
    ("day", "minute", "why"),
    [(JUNE_4, MORNING, "外出时间以后"), (JUNE_8, NOON, "晚于现在"), (JUNE_5, NOON, "请部室负责人")],
)
def test_a_return_lies_between_leaving_and_now_and_later_days_are_entered_by_others(
    office, day, minute, why, monkeypatch
):
    outing = report(office.clerk)
    evening = datetime(2026, 6, 5, 18, tzinfo=timezone.get_current_timezone())
    monkeypatch.setattr(clock, "now", lambda: evening)

    with clock.pretend(JUNE_5), pytest.raises(ValidationError, match=why):
        services.come_back(outing, by=office.clerk, day=day, minute=minute)


def test_her_head_enters_a_return_on_a_later_day(office):
    outing = report(office.clerk)

    with clock.pretend(JUNE_8):
        services.come_back(outing, by=office.head, day=JUNE_5, minute=NOON)

    assert [day for day, *_ in spells(office.clerk)] == [4, 5]


def test_a_report_made_afterwards_and_ended_days_later_covers_no_more_than_it_said(office):
    outing = services.confirm_outing(report(office.clerk, JUNE_2, JUNE_2), by=office.head)
    seen = browser_of(office.clerk)

    page = seen.get(f"/outings/{outing.pk}/back/").content.decode()
    seen.post(f"/outings/{outing.pk}/back/", {"returned": "2026-06-02", "at": "17:30"})

    assert 'value="17:30"' in page  # offered, not the present hour
    assert spells(office.clerk) == [(2, MORNING, EVENING, "outing")]


def test_her_head_is_told_before_she_leaves_and_asked_when_it_is_late(office):
    report(office.clerk)
    report(office.clerk, JUNE_2, JUNE_2)

    told = Message.objects.filter(staff=office.head).values_list("title", flat=True)
    assert sorted("待您确认" in title for title in told) == [False, True]


def test_who_should_be_back_by_now_is_overdue(office):
    report(office.clerk)
    report(office.clerk, JUNE_5, JUNE_5, place="南安")

    found = [(one.place, late) for one, late in out_now(office.head, Punched(JUNE_4, EVENING + 1))]

    assert found == [("惠安", True)]


def test_a_call_is_recorded_by_the_head_or_the_office_only(office):
    outing = report(office.clerk)

    services.call(outing, by=office.keeper, reached=False, note="无人接听")

    assert outing.calls.get().reached is False
    with pytest.raises(Refused):
        services.call(outing, by=office.clerk, reached=True)


def test_a_return_before_leaving_is_refused(office):
    with pytest.raises(ValidationError, match="预计返回时间"):
        report(office.clerk, back_by=MORNING - 5)


def test_it_is_reported_and_ended_on_screen(office):
    seen = browser_of(office.clerk)
    facts = {"kind": "outing", "place": "惠安", "reason": "走访", "first": "2026-06-04", "last": "2026-06-04"}
    page = seen.post("/outings/new/", {**facts, "leaves": "08:30", "back": "17:30"}, follow=True).content.decode()

    assert "已报告外出" in page
    assert "6月4日 08:30至17:30" in page


@pytest.mark.parametrize("count", [3, 30])
def test_lists_ask_as_often_for_many_as_for_few(office, count, django_assert_max_num_queries):
    OutingFactory.create_batch(count, staff=office.clerk, unit=office.department)
    seen = browser_of(office.head)

    with django_assert_max_num_queries(14):
        seen.get("/outings/")
