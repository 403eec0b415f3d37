"""The screens: one's own month, a day with all that decided it, the organ's month, today, papers."""

import io
from datetime import date

import docx
import pytest

from jinguo.base import clock
from jinguo.office.attendance import services
from jinguo.office.attendance.models import SettledDay
from jinguo.office.attendance.tests.factories import SettledDayFactory
from jinguo.office.attendance.today import today_of
from jinguo.office.slips.tests.factories import LeaveRequestFactory, OutingFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import staff_in
from jinguo.rules.periods import parse_period

MARCH_2, MARCH_31 = date(2026, 3, 2), date(2026, 3, 31)
MARCH = parse_period("2026-03")


@pytest.fixture
def march(office):
    office.punch(521, 1051)
    services.settle(office.organ, MARCH_2, MARCH_31, by=office.keeper)
    return office


def text(person, address):
    answer = browser_of(person).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_her_own_month_says_why_for_every_half_day(march):
    page = text(march.clerk, "/attendance/?month=2026-03")

    assert "08:41 签到，晚于 08:30，迟到 11 分钟" in page
    assert "星期六，周末" in page


def test_a_day_shows_punches_and_reason(march):
    row = SettledDay.objects.get(staff=march.clerk, day=MARCH_2)

    page = text(march.clerk, f"/attendance/days/{row.pk}/")

    assert "08:41" in page
    assert "迟到 11 分钟" in page


def test_a_head_sees_her_department_and_a_clerk_only_herself(march):
    stranger = staff_in(march.keeper.appointments.get().unit)
    SettledDayFactory(staff=stranger, unit=stranger.appointments.get().unit)

    assert march.clerk.name in text(march.head, "/attendance/month/?month=2026-03")
    assert stranger.name not in text(march.head, "/attendance/month/?month=2026-03")
    assert march.head.name not in text(march.clerk, "/attendance/month/?month=2026-03").partition("<main")[2]


def test_the_office_settles_locks_and_opens_a_month_on_screen(office):
    seen = browser_of(office.keeper)
    seen.post("/attendance/month/settle/", {"month": "2026-03"})
    assert SettledDay.objects.filter(staff=office.clerk).count() == 22

    seen.post("/attendance/month/lock/", {"month": "2026-03"})
    assert "已锁定" in seen.get("/attendance/month/?month=2026-03").content.decode()

    seen.post("/attendance/month/reopen/?month=2026-03", {"month": "2026-03", "reason": "补录"})
    assert "锁定本月" in seen.get("/attendance/month/?month=2026-03").content.decode()


def test_the_circular_and_the_page_say_the_same_and_add_up(march):
    content = browser_of(march.keeper).get("/attendance/month/word/?month=2026-03").content
    table = docx.Document(io.BytesIO(content)).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]

    assert rows[0][:4] == ["部室", "应到", "实到", "迟到"]
    due, came, absent = (sum(float(row[at]) for row in rows[1:-1]) for at in (1, 2, 6))
    assert [float(rows[-1][at]) for at in (1, 2, 6)] == [due, came, absent] == [88, 1, 87]


def test_the_workbook_has_a_line_for_each_person(march):
    answer = browser_of(march.keeper).get("/attendance/month/excel/?month=2026-03")

    assert (answer.status_code, answer.content[:2]) == (200, b"PK")


def test_today_tells_who_came_who_is_away_and_who_is_awaited(office):
    with clock.pretend(MARCH_2):
        office.punch(505)
        LeaveRequestFactory(staff=office.head, unit=office.department, first=MARCH_2, last=MARCH_2)
        OutingFactory(staff=office.leader, unit=office.leader.appointments.get().unit)

        found = today_of(office.organ, MARCH_2)

    assert [(title, count) for title, count, _ in found.lines] == [("已到", 1), ("请假", 1), ("外出", 1), ("未签到", 1)]
    assert found.due == 4


def test_a_month_that_is_none_is_refused(office):
    assert browser_of(office.clerk).get("/attendance/?month=2026").status_code == 400


@pytest.mark.parametrize("count", [2, 40])
def test_the_month_asks_as_often_for_many_as_for_few(office, count, django_assert_max_num_queries):
    for _ in range(count):
        SettledDayFactory(staff=staff_in(office.department), unit=office.department)
    seen = browser_of(office.keeper)

    with django_assert_max_num_queries(15):
        seen.get("/attendance/month/?month=2026-03")
