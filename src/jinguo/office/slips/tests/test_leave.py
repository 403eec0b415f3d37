"""Leave: reserved when asked, approved by length and post, reported back from; one ledger tells what is left."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.queries import approvals_of
from jinguo.office.shifts import touched
from jinguo.office.slips import services
from jinguo.office.slips.models import LeaveEntry, LeaveRequest
from jinguo.office.slips.queries import days_by_kind, overstays
from jinguo.office.slips.tests.asked import JUNE_8, JUNE_9, JUNE_10, JUNE_12, YEAR, agree, ask, covered, left, waiting
from jinguo.office.slips.tests.factories import LeaveRequestFactory, ServiceStartFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.models import Staff
from jinguo.org.structure.services import enter_notice
from jinguo.rules.notices import Notice


def test_a_request_reserves_and_an_approval_takes(office):
    request = ask(office.clerk)
    assert left(office.clerk) == (20, 0, 6, 14)

    agree(request, office.head, office.deputy)

    assert (request.state, left(office.clerk)) == ("approved", (20, 6, 0, 14))
    assert covered(office.clerk) == [(day, half) for day in (8, 9, 10) for half in ("am", "pm")]


@pytest.mark.parametrize(
    ("halves", "last", "steps"),
    [
        (("am", "am"), JUNE_8, ["部室负责人审批"]),
        (("am", "pm"), JUNE_10, ["部室负责人审批", "分管领导审批"]),
        (("am", "pm"), JUNE_12, ["部室负责人审批", "分管领导审批", "主要领导审批"]),
    ],
    ids=["half a day", "three days", "five days"],
)
def test_the_length_decides_who_approves(office, halves, last, steps):
    assert waiting(ask(office.clerk, last=last, halves=halves)) == steps


def test_a_head_is_approved_above_and_never_by_herself(office):
    request = ask(office.head, last=JUNE_8, kind="personal")

    assert waiting(request) == ["分管领导审批"]
    with pytest.raises(Refused):
        flows.answer(approvals_of(request)[0], by=office.head, agrees=True)


def test_more_than_is_left_is_refused_and_says_what_is(office):
    ask(office.clerk, date(2026, 7, 6), date(2026, 7, 17))

    with pytest.raises(ValidationError, match="还剩 0 天"):
        ask(office.clerk)


def test_a_leave_that_ends_before_it_begins_is_told_so(office):
    with pytest.raises(ValidationError, match="终止日早于起始日"):
        ask(office.clerk, date(2026, 6, 9), JUNE_8)


def test_days_that_overlap_are_refused_but_the_other_half_is_free(office):
    ask(office.clerk, last=JUNE_8, halves=("am", "am"), kind="personal")

    with pytest.raises(ValidationError, match="重叠"):
        ask(office.clerk, last=JUNE_8, kind="personal")
    assert ask(office.clerk, last=JUNE_8, halves=("pm", "pm"), kind="personal").half_days == 1


@pytest.mark.parametrize(("sex", "half_days"), [("female", 1), ("male", 2), ("", 2)])
def test_a_womans_leave_on_womens_day_takes_the_half_on_which_she_works(office, sex, half_days):
    Staff.objects.filter(pk=office.clerk.pk).update(sex=sex)
    monday = date(2027, 3, 8)

    assert ask(Staff.objects.get(pk=office.clerk.pk), monday, monday, "personal").half_days == half_days


def test_days_on_which_nobody_works_need_no_leave(office):
    with pytest.raises(ValidationError, match="不用请假"):
        ask(office.clerk, date(2026, 6, 6), date(2026, 6, 7), "personal")


def test_longer_than_the_rule_gives_is_refused(office):
    with pytest.raises(ValidationError, match="婚假一次最多 15 天（福建）"):
        ask(office.clerk, JUNE_8, date(2026, 7, 20), "marriage")


def test_an_early_return_gives_days_back_and_ends_the_cover(office):
    request = agree(ask(office.clerk), office.head, office.deputy)

    with clock.pretend(JUNE_10):
        services.report_back(request, by=office.clerk, back_on=JUNE_9)

    assert left(office.clerk) == (20, 2, 0, 18)
    assert covered(office.clerk) == [(8, "am"), (8, "pm")]


def test_days_after_an_early_return_are_free_and_those_before_are_not(office):
    request = agree(ask(office.clerk), office.head, office.deputy)
    with clock.pretend(JUNE_10):
        services.report_back(request, by=office.clerk, back_on=JUNE_9)

        with pytest.raises(ValidationError, match="重叠"):
            ask(office.clerk, JUNE_8, JUNE_8, "personal")
        assert ask(office.clerk, JUNE_9, JUNE_9, "personal").half_days == 2


def test_who_does_not_report_back_is_absent_after_the_days_of_grace(office):
    request = agree(ask(office.clerk), office.head, office.deputy)
    with clock.pretend(date(2026, 6, 30)):
        found = list(overstays(JUNE_8, date(2026, 6, 23), [office.clerk.pk]))
        assert found[0].day == date(2026, 6, 16)  # 11 June is due, three work days of grace
        assert "没有按时销假" in found[0].cover.because

        services.report_back(request, by=office.clerk, back_on=date(2026, 6, 17))
        late = {one.day for one in overstays(JUNE_8, date(2026, 7, 30), [office.clerk.pk])}

    assert max(late) == date(2026, 6, 29)


def test_reported_back_in_time_nothing_is_absence(office):
    request = agree(ask(office.clerk), office.head, office.deputy)
    with clock.pretend(date(2026, 6, 11)):
        services.report_back(request, by=office.clerk, back_on=date(2026, 6, 11))

    assert list(overstays(JUNE_8, date(2026, 7, 30), [office.clerk.pk])) == []
    assert left(office.clerk) == (20, 6, 0, 14)


def test_annual_leave_over_the_new_year_is_asked_for_in_two(office):
    with pytest.raises(ValidationError, match="分两次申请"):
        ask(office.clerk, date(2026, 12, 31), date(2027, 1, 5))


def test_what_is_given_by_the_year_is_counted_over_all_leaves_of_it(office):
    ask(office.clerk, date(2026, 7, 6), date(2026, 7, 10), "parental")
    ask(office.clerk, date(2026, 8, 3), date(2026, 8, 7), "parental")

    with pytest.raises(ValidationError, match="今年已请 10 天"):
        ask(office.clerk, JUNE_8, JUNE_8, "parental")


def test_the_half_days_of_a_range_are_told_by_kind(office):
    first, last = date(2026, 3, 1), date(2026, 3, 31)
    facts = {"staff": office.clerk, "unit": office.department}
    LeaveRequestFactory(**facts, first=date(2026, 2, 27), last=date(2026, 3, 3))
    LeaveRequestFactory(**facts, kind="sick", first=date(2026, 3, 30), last=date(2026, 4, 2), back_on=date(2026, 3, 31))
    LeaveRequestFactory(**facts, kind="maternity", first=date(2026, 3, 7), last=date(2026, 3, 8))
    LeaveRequestFactory(**facts, first=date(2026, 3, 16), last=date(2026, 3, 16), state="declined")

    assert days_by_kind(first, last) == {office.clerk.pk: {"personal": 4, "sick": 2, "maternity": 4}}


def test_a_withdrawn_leave_frees_what_it_took(office):
    request = agree(ask(office.clerk), office.head, office.deputy)

    services.withdraw_leave(request, by=office.clerk)

    assert (left(office.clerk), covered(office.clerk)) == ((20, 0, 0, 20), [])


def test_a_running_request_is_withdrawn_with_its_approval(office):
    request = ask(office.clerk)

    services.withdraw_leave(request, by=office.clerk)

    assert ([one.state for one in approvals_of(request)], left(office.clerk)) == (["withdrawn"], (20, 0, 0, 20))


def test_once_it_has_begun_it_is_reported_back_and_not_withdrawn(office):
    request = agree(ask(office.clerk), office.head, office.deputy)

    with clock.pretend(JUNE_9), pytest.raises(Refused, match="请销假"):
        services.withdraw_leave(request, by=office.clerk)


def test_each_act_touches_its_days(office, monkeypatch):
    heard = []
    monkeypatch.setattr(touched, "_handlers", [lambda *words: heard.append(words)])

    agree(ask(office.clerk), office.head, office.deputy)

    assert heard == [([office.clerk.pk], JUNE_8, JUNE_10)]


def test_a_rest_day_added_later_is_given_back(office):
    agree(ask(office.clerk), office.head, office.deputy)
    LeaveRequest.objects.update(first=date(2031, 6, 9), last=date(2031, 6, 11))

    enter_notice(Notice(date(2031, 6, 10), "加放", "holiday", "通知"), by=None)

    assert LeaveEntry.objects.get(why="recounted").half_days == 2


def test_a_year_is_granted_once_by_years_of_service(office):
    ServiceStartFactory(staff=office.head, unit=office.department, since=date(2012, 8, 1))

    counts = [services.grant_year(office.organ, YEAR, by=office.keeper) for _ in range(2)]

    assert counts == [1, 0]
    assert LeaveEntry.objects.get(staff=office.head).half_days == 2 * 10


def test_a_colleague_sees_neither_leave_nor_reason(office):
    LeaveRequestFactory(staff=office.head, unit=office.department, reason="手术")

    assert "手术" not in browser_of(office.clerk).get("/leave/").content.decode()
    assert browser_of(office.clerk).get(f"/leave/{LeaveRequest.objects.get().pk}/").status_code == 404


def test_it_is_asked_and_reported_back_on_screen(office):
    seen = browser_of(office.clerk)
    facts = {"kind": "annual", "first": "2026-06-08", "first_half": "am", "last": "2026-06-10", "last_half": "pm"}
    page = seen.post("/leave/new/", {**facts, "reason": "休假"}, follow=True).content.decode()
    assert "共 3 天" in page
    assert "6月11日前销假" in page

    request = agree(LeaveRequest.objects.get(), office.head, office.deputy)
    with clock.pretend(date(2026, 6, 11)):
        page = (
            browser_of(office.clerk)
            .post(f"/leave/{request.pk}/back/", {"back_on": "2026-06-11"}, follow=True)
            .content.decode()
        )

    assert "已销假" in page
