"""What is noticed every day: once, told to personnel and the leader, taken back when it no longer holds."""

from datetime import date, timedelta

import pytest

from jinguo.base import clock
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.inbox.reminding import remind
from jinguo.office.attendance.models import SettledDay
from jinguo.office.attendance.tests.factories import SettledDayFactory
from jinguo.office.conduct.models import ConductNotice
from jinguo.office.conduct.services import enter_record, notice_all
from jinguo.office.conduct.tests.factories import ProtectionFactory
from jinguo.office.shifts.tests.factories import ShiftProfileFactory
from jinguo.org.structure.tests.factories import DeputyFactory
from jinguo.org.structure.work_calendar import published_calendar

MAY_4, JUNE_3, JUNE_10, JUNE_12 = date(2026, 5, 6), date(2026, 6, 3), date(2026, 6, 10), date(2026, 6, 12)
DAY = timedelta(days=1)


@pytest.fixture
def watched(bureau):
    ShiftProfileFactory(unit=bureau.organ)
    return bureau


def settled(bureau, first, count, state, staff=None):
    for day in published_calendar().workdays_between(first, date(2026, 6, 2))[:count]:
        hers = {"staff": staff or bureau.clerk, "unit": bureau.department}
        SettledDayFactory(day=day, am_state=state, pm_state="absent" if state == "absent" else "normal", **hers)


def codes():
    return sorted(ConductNotice.objects.values_list("code", "span"))


def told(staff):
    return list(Message.objects.filter(staff=staff).values_list("title", flat=True))


def test_a_limit_of_the_year_is_told_once_to_personnel_and_the_leader(watched):
    settled(watched, MAY_4, 3, "absent")
    assert notice_all() == "新的纪律提醒 2 项"
    Message.objects.update(read_at=clock.now())
    assert notice_all() == "新的纪律提醒 0 项"

    assert codes() == [("admonition", "2026-05"), ("warn_absent_first", "2026")]
    assert told(watched.personnel) == told(watched.leader) == ["工作纪律：有一项新的考勤提醒，请查看"]
    assert told(watched.clerk) == told(watched.head) == []


def test_lateness_that_asks_for_an_admonition_is_not_told_beside_it(watched, settings):
    settled(watched, date(2026, 6, 1), 2, "late")
    SettledDayFactory(staff=watched.clerk, unit=watched.department, day=JUNE_3, am_state="late")
    notice_all()
    assert codes() == [("admonition", "2026-06")]

    settings.CONDUCT_COUNTS = "quarter"
    notice_all()
    assert codes() == [("admonition", "2026Q2"), ("late_or_early", "2026-06")]


def test_what_was_noticed_is_for_those_alone_who_keep_conduct(watched):
    settled(watched, MAY_4, 3, "absent")
    notice_all()

    seen = [ConductNotice.objects.visible_to(one).count() for one in (watched.personnel, watched.leader)]
    assert seen == [2, 2]
    assert not any(ConductNotice.objects.visible_to(one) for one in (watched.clerk, watched.head))


def test_the_next_level_is_told_anew(watched):
    settled(watched, MAY_4, 3, "absent")
    notice_all()
    SettledDay.objects.all().delete()
    settled(watched, MAY_4, 7, "absent")
    notice_all()

    assert ("warn_absent_second", "2026") in codes()


def test_the_legal_limit_is_noticed_near_and_passed_but_of_nobody_who_is_protected(watched):
    settled(watched, MAY_4, 15, "absent")
    settled(watched, MAY_4, 17, "absent", staff=watched.head)
    protected = watched.somebody("staff")
    settled(watched, MAY_4, 17, "absent", staff=protected)
    ProtectionFactory(staff=protected, kind="medical")
    notice_all()

    limits = ConductNotice.objects.filter(code__startswith="dismissal")
    assert {(row.staff, row.code) for row in limits} == {
        (watched.clerk, "dismissal_near"),
        (watched.head, "dismissal_reached"),
    }


def test_nobody_is_told_of_herself(watched):
    settled(watched, MAY_4, 3, "absent", staff=watched.personnel)
    notice_all()

    assert (told(watched.personnel), len(told(watched.leader))) == ([], 1)


def test_who_stands_in_for_personnel_is_not_told(watched):
    deputy = watched.somebody("staff")
    DeputyFactory(staff=watched.personnel, deputy=deputy)
    settled(watched, MAY_4, 3, "absent")
    notice_all()
    remind()

    assert told(deputy) == []


def test_a_suggestion_is_reminded_of_until_a_record_answers_it(watched):
    settled(watched, MAY_4, 3, "late")
    notice_all()
    remind()
    assert told(watched.personnel)[0].startswith("工作纪律：有一项应予处理的提示")
    assert told(watched.leader) == []

    with clock.pretend(JUNE_12):
        remind()
    assert len(told(watched.leader)) == 1

    facts = {"kind": "admonition", "given": JUNE_3, "organ": "泉州市妇联", "facts": "迟到", "period": "2026-05"}
    enter_record(watched.clerk, by=watched.personnel, **facts)
    notice_all()
    assert codes() == []


def test_lateness_that_was_settled_otherwise_is_taken_back(watched):
    settled(watched, MAY_4, 3, "late")
    notice_all()
    SettledDay.objects.filter(day=MAY_4).update(am_state="normal")
    notice_all()

    assert codes() == []


def test_december_is_still_looked_at_in_january(watched):
    for day in (28, 29, 31):
        SettledDayFactory(staff=watched.clerk, unit=watched.department, day=date(2026, 12, day), am_state="late")
    with clock.pretend(date(2027, 1, 4)):
        notice_all()

    assert ("admonition", "2026-12") in codes()
