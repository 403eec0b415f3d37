"""The screens of what was reached: they follow the books, and count their queries."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from python_calamine import CalamineWorkbook

from jinguo.cycle.delivery import services
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.delivery.tests.factories import QuarterSheetFactory
from jinguo.cycle.plans.tests.factories import GoalFactory, TargetFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory

FORMSET = {"problems-TOTAL_FORMS": "2", "problems-INITIAL_FORMS": "0"}


@pytest.fixture
def target(office):
    return TargetFactory(goal=office.goal, unit=office.department, value=Decimal(20))


@pytest.fixture
def sheet(office, target):
    TargetFactory(goal=office.goal, unit=office.department, period="2026Q2", value=Decimal(10))
    return QuarterSheetFactory(plan=office.plan, unit=office.department, period="2026Q2", due=date(2026, 7, 10))


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()[:500]
    return answer.content.decode()


def test_my_goals_follow_a_changed_entry(office, lend, target):
    entry, browser = lend("60000"), browser_of(office.clerk)
    page = text_of(browser, "/goals/mine/")
    assert "6 万元" in page
    assert "完成 30%，时间进度 42.2%" in page

    entry.figures.update(value=Decimal(100_000))
    page = text_of(browser, "/goals/mine/")
    assert "10 万元" in page
    assert "正常" in page


def test_my_goals_show_the_year_and_what_runs_unless_all_is_asked(office, target):
    for period in ("2026Q1", "2026Q2"):
        TargetFactory(goal=office.goal, unit=office.department, period=period, value=Decimal(5))
    browser = browser_of(office.head)

    page = text_of(browser, "/goals/mine/")
    assert ">2026年第二季度</td>" in page
    assert ">2026年第一季度</td>" not in page
    assert ">2026年第一季度</td>" in text_of(browser, "/goals/mine/?periods=all")


def test_others_goals_are_not_mine(office, target):
    TargetFactory(goal=office.goal, unit=DepartmentFactory(parent=office.organ, name="宣传部"))

    assert "宣传部" not in text_of(browser_of(office.clerk), "/goals/mine/")


def test_who_has_no_goals_is_told_how_they_come(office):
    assert "还没有承担的目标" in text_of(browser_of(office.clerk), "/goals/mine/")


def test_the_pages_of_goal_and_plan_tell_what_was_reached(office, lend, target):
    lend("60000")
    browser = browser_of(office.leader)

    assert "完成 30%，时间进度 42.2%" in text_of(browser, office.goal.get_absolute_url())
    assert "完成率 30.0%" in text_of(browser, office.plan.get_absolute_url())


def test_a_plan_being_made_tells_nothing_of_it(office, target):
    office.plan.state = "draft"
    office.plan.save()

    assert "完成率" not in text_of(browser_of(office.leader), office.plan.get_absolute_url())


def test_the_desk_shows_goals_and_the_sheet_to_fill(office, sheet):
    page = text_of(browser_of(office.head), "/")

    assert "我的目标" in page
    assert str(sheet) in page


def test_a_sheet_is_filled_reported_returned_and_accepted_on_screen(office, sheet, lend):
    lend("50000", day=date(2026, 5, 6))
    clerk, head, keeper = (browser_of(one) for one in (office.clerk, office.head, office.keeper))
    words = {"work_plan": "发放贷款", "seen": "0", **FORMSET, "problems-0-problem": "贴息未到位"}
    refused = clerk.post(f"/sheets/{sheet.pk}/fill/", words)
    assert refused.status_code == 422
    assert "整改措施没有填" in refused.content.decode()

    clerk.post(f"/sheets/{sheet.pk}/fill/", {**words, "problems-0-remedy": "对账", "problems-0-due": "2026-08-31"})
    head.post(f"/sheets/{sheet.pk}/submit/")
    keeper.post(f"/sheets/{sheet.pk}/return/", {"reason": "补充培训情况", "seen": "2"})
    assert "补充培训情况" in text_of(head, f"/sheets/{sheet.pk}/")
    head.post(f"/sheets/{sheet.pk}/submit/")
    keeper.post(f"/sheets/{sheet.pk}/accept/", {"note": "同意", "seen": "4"})

    sheet = QuarterSheet.objects.get()
    assert (sheet.state, sheet.rows[0]["quarter_actual"]) == ("accepted", "5 万元")
    assert sheet.problems.get().task.title == "贴息未到位"
    assert "已通过" in text_of(head, f"/sheets/{sheet.pk}/")


def test_who_may_not_report_or_accept_a_sheet_reads_why(office, sheet):
    page = text_of(browser_of(office.keeper), sheet.get_absolute_url())
    assert "act-refused" in page
    filled = services.fill_sheet(sheet, by=office.head, work_plan="培训两期", problems=[])
    services.submit_sheet(filled, by=office.head)

    page = text_of(browser_of(office.head), sheet.get_absolute_url())

    assert "现在还不能审核" in page


def test_what_changed_since_stands_beside_what_was_reported(office, sheet, lend):
    services.submit_sheet(sheet, by=office.head)
    lend("50000", day=date(2026, 5, 6))

    page = text_of(browser_of(office.keeper), f"/sheets/{sheet.pk}/")

    assert "台账现为：本季 5 万元，累计 5 万元" in page


def test_sheets_are_asked_for_on_screen(office, target):
    keeper = browser_of(office.keeper)
    assert "下达季度报表" in text_of(keeper, office.plan.get_absolute_url())
    text_of(keeper, f"/plans/{office.plan.pk}/sheets/")

    keeper.post(f"/plans/{office.plan.pk}/sheets/", {"quarter": "2026Q2"})

    assert QuarterSheet.objects.get().unit == office.department
    assert "妇女发展部" in text_of(keeper, "/sheets/")


def test_a_sheet_on_paper_and_as_a_workbook(office, sheet, lend):
    lend("50000", day=date(2026, 5, 6))
    head = browser_of(office.head)

    paper = Document(BytesIO(head.get(f"/sheets/{sheet.pk}/word/").content))
    book = CalamineWorkbook.from_filelike(BytesIO(head.get(f"/sheets/{sheet.pk}/excel/").content))

    assert [cell.text for cell in paper.tables[0].rows[1].cells][:4] == ["3.1", "发放妇女小额贷款", "10 万元", "5 万元"]
    assert "5 万元" in book.get_sheet_by_index(0).to_python()[1]


def queries_of(browser, url):
    with CaptureQueriesContext(connection) as asked:
        text_of(browser, url)
    return len(asked)


@pytest.mark.parametrize("url", ["/sheets/", "/goals/mine/", "/"])
def test_a_page_asks_as_often_for_many_rows_as_for_few(office, lend, url):
    browser, asked = browser_of(office.head), []
    for count in (10, 30):
        for number in range(count):
            source = {"source": "loan.paid"} if number % 2 else {}
            goal = GoalFactory(plan=office.plan, **source)
            TargetFactory(goal=goal, unit=office.department)
            QuarterSheetFactory(plan=office.plan)
        text_of(browser, url)
        asked.append(queries_of(browser, url))

    assert asked[0] == asked[1]


def test_the_page_of_a_plan_asks_as_often_for_many_goals_as_for_few(office, lend):
    browser, asked = browser_of(office.head), []
    for _ in range(2):
        for _ in range(10):
            TargetFactory(goal=GoalFactory(plan=office.plan, source="loan.paid"), unit=office.department)
        asked.append(queries_of(browser, office.plan.get_absolute_url()))

    assert asked[0] == asked[1]
