"""From the desk to a sent report, as somebody of the performance office goes (issue 2 §5)."""

import pytest
from tests.journeys.conftest import DESK, PHONE

from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, EntryFigureFactory, LedgerFactory
from jinguo.org.access.tests.factories import PASSWORD, open_account
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.reports.tests.factories import report_on_trees

pytestmark = pytest.mark.browser


@pytest.fixture
def traveller(transactional_db):
    return open_account(staff_in(DepartmentFactory(), "performance_office"), PASSWORD)


@pytest.fixture
def report(traveller):
    organ = traveller.appointments.get().unit.parent
    entry = CustomEntryFactory(ledger_row=LedgerFactory(unit=organ), unit=organ)
    EntryFigureFactory(entry=entry, value=7000)
    return report_on_trees(unit=organ)


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def writer(request, visit, report):
    """Somebody who has gone from the list to the report."""
    seen = visit(request.param)
    seen.go("/reports/")
    seen.page.click("text=工作情况汇报")
    return seen


def test_a_figure_of_the_text_opens_into_its_entries(writer):
    writer.page.click("main a:text-is('7000')")

    assert writer.page.inner_text("h1") == "种植株数"
    assert writer.complaints == []


def test_words_are_changed_in_their_place(writer):
    writer.page.click("main >> text=修改")
    writer.page.fill("textarea", "种下{植树}株，成活良好。")
    writer.page.click("text=保存")

    writer.page.wait_for_selector("text=成活良好")
    assert "种下7000株，成活良好。" in writer.page.inner_text("#s1")
    assert writer.complaints == []


def test_a_name_without_a_figure_is_told_in_its_place(writer):
    writer.page.click("main >> text=修改")
    writer.page.fill("textarea", "种下{面积}亩。")
    writer.page.click("text=保存")

    assert "“{面积}”没有取数" in writer.page.inner_text("#s1 .error")


def test_a_report_is_sent_and_stands_as_a_version(writer):
    writer.page.click("button:text-is('报送')")
    writer.page.fill("dialog [name=to]", "市效能办")
    writer.page.click("text=报送并锁定")

    assert writer.page.inner_text("h1") == "第 1 版"
    assert not writer.overflows()
    assert (writer.complaints, writer.hosts) == ([], {"localhost"})
