"""The slips as Word and the week of who is away: what was asked, said and done, and only within reach."""

import io
from datetime import date

import pytest
from docx import Document

from jinguo.base import clock
from jinguo.base.audit.models import AuditRow
from jinguo.office.slips import services
from jinguo.office.slips.away import days_away
from jinguo.office.slips.tests.asked import agree, ask
from jinguo.office.slips.tests.factories import CallBackFactory, LeaveRequestFactory, OutingFactory
from jinguo.org.access.tests.browsers import browser_of

MONDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 8)


def words_of(response):
    document = Document(io.BytesIO(response.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_the_slip_tells_what_was_asked_who_agreed_and_when_she_was_back(office):
    leave = agree(ask(office.clerk), office.head, office.deputy)
    with clock.pretend(date(2026, 6, 11)):
        services.report_back(leave, by=office.clerk, back_on=date(2026, 6, 11))

    told = words_of(browser_of(office.clerk).get(f"/leave/{leave.pk}/word/"))

    wanted = ["年休假", "3 天（按工作日计）", "休假", office.head.name, "分管领导审批", "6月11日销假"]
    assert [one for one in wanted if one not in told] == []
    assert AuditRow.objects.filter(act="leaverequest.print").count() == 1


def test_the_slip_of_an_outing_tells_the_return_and_the_calls(office):
    outing = OutingFactory(staff=office.clerk, unit=office.department, returned=MONDAY, returned_at=1000, state="back")
    CallBackFactory(outing=outing, by=office.keeper, reached=False, note="无人接听")

    told = words_of(browser_of(office.clerk).get(f"/outings/{outing.pk}/word/"))

    assert [one for one in ("惠安县妇联", "3月2日 16:40", "未接通", "无人接听") if one not in told] == []


def away(reader):
    return [[(one.slip.staff, one.words) for one in day.people] for day in days_away(reader, MONDAY, SUNDAY)]


def test_a_week_tells_who_is_away_on_which_half(office):
    LeaveRequestFactory(staff=office.clerk, unit=office.department, first_half="pm")
    OutingFactory(staff=office.head, unit=office.department)

    days = away(office.deputy)

    assert [len(people) for people in days] == [2, 1, 0, 0, 0, 0, 0]
    assert (office.clerk, "事假（下午）") in days[0]


def test_the_week_tells_kinds_and_nobodys_reason_and_a_colleague_only_her_own(office):
    LeaveRequestFactory(staff=office.head, unit=office.department, reason="手术")

    page = browser_of(office.deputy).get("/leave/away/?week=2026-03-04").content.decode()

    assert "事假" in page
    assert "手术" not in page
    assert away(office.clerk) == [[]] * 7


def test_a_week_that_is_none_is_refused(office):
    assert browser_of(office.clerk).get("/leave/away/?week=2026-13-01").status_code == 400


@pytest.mark.parametrize("count", [2, 20])
def test_a_week_asks_as_often_for_many_as_for_few(office, count, django_assert_max_num_queries):
    LeaveRequestFactory.create_batch(count, staff=office.clerk, unit=office.department)
    OutingFactory.create_batch(count, staff=office.clerk, unit=office.department)
    office.head.grants_on(clock.today())

    with django_assert_max_num_queries(4):
        days_away(office.head, MONDAY, SUNDAY)
