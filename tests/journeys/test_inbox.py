"""From the desk to a read message, on a desk and on a phone."""

from datetime import date

import pytest
from tests.journeys.conftest import DESK, PHONE

from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, LedgerFactory
from jinguo.cycle.inbox.kinds import REMINDER
from jinguo.cycle.inbox.tests.factories import MessageFactory
from jinguo.org.structure.tests.factories import StaffFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def inbox(traveller):
    """An entry that was taken out by a colleague, and three matters due on one day."""
    unit = traveller.appointments.get().unit
    entry = CustomEntryFactory(unit=unit, ledger_row=LedgerFactory(unit=unit.parent))
    colleague = StaffFactory(name="陈惠")
    facts = {"staff": traveller, "day": date(2026, 6, 3)}
    MessageFactory(
        title=f"{entry}：作废", by=colleague, subject_type=entry._meta.label_lower, subject_id=entry.pk, **facts
    )
    for title in ("报送半年工作总结", "填报第二季度报表：完成情况、存在问题、整改措施", "提交读书笔记"):
        because = "6月4日 到期，提前 2 个工作日提醒"
        MessageFactory(title=f"{title}：明天到期", kind=REMINDER, bundle="任务明天到期", detail=because, **facts)
    return entry


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def reader(request, visit, inbox):
    seen = visit(request.param)
    seen.go("/")
    return seen


def test_the_desk_leads_to_a_bundle_that_opens_and_is_ticked_off(reader):
    reader.page.click("#messages >> text=3 项任务明天到期")
    reader.page.click("summary >> text=3 项任务明天到期")
    reader.page.click("text=这 3 条标为已读")

    assert "没有符合条件的消息" in reader.page.inner_text("#inbox")
    assert not reader.overflows()
    assert (reader.complaints, reader.hosts) == ([], {"localhost"})


def test_a_message_leads_to_what_it_is_about_and_is_read_then(reader, inbox):
    reader.page.click("[aria-label^=收件箱]")
    assert not reader.overflows()
    reader.page.click(f"button >> text={inbox}：作废")

    assert str(inbox) in reader.page.inner_text("main")
    assert reader.page.locator("[aria-label='收件箱，3 条未读']").count() == 1
    assert (reader.complaints, reader.hosts) == ([], {"localhost"})
