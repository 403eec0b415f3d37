"""A bureau evaluates itself and hands it in; an expert reviews it on a phone."""

from datetime import date

import pytest
from tests.journeys.conftest import DESK, PHONE

from jinguo.committee.evaluation.tests.conftest import PDF, everybody
from jinguo.org.access.tests.factories import PASSWORD, open_account

pytestmark = pytest.mark.browser


@pytest.fixture
def scene(transactional_db, settings):
    """The browser's server has its own thread: the day is set for both."""
    settings.JINGUO_TODAY = date(2026, 6, 3)
    return everybody()


@pytest.fixture
def traveller(scene):
    return open_account(scene.health_liaison, PASSWORD)


def test_a_self_evaluation_is_written_handed_in_and_reviewed(visit, scene):
    row = scene.begun().participants.get(unit=scene.health)
    page = f"/evaluation/selves/{row.pk}/"
    seen = visit(DESK)
    seen.go(page)
    seen.page.click("a:has-text('写报告')")
    for section in row.sections.all():
        seen.page.fill(f"[name={section.code}]", f"{section}情况良好。")
    seen.page.click("button:has-text('保存')")
    seen.page.wait_for_selector("text=已保存自评报告")
    seen.page.click("a:has-text('填目标')")
    seen.page.select_option(f"[name='{row.targets.get().pk}-standing']", "reached")
    seen.page.click("button:has-text('保存')")
    seen.page.wait_for_selector("text=已保存目标自评")
    seen.page.set_input_files("[name=papers]", {"name": "佐证.pdf", "mimeType": "application/pdf", "buffer": PDF})
    seen.page.click("button:has-text('上传')")
    seen.page.wait_for_selector("text=已上传 1 份")
    seen.page.click("button:has-text('报送自评')")
    seen.page.wait_for_selector("text=已报送，妇儿工委办和评估组会审核")
    assert (seen.complaints, seen.overflows()) == ([], False)

    expert = visit(PHONE, open_account(scene.expert, PASSWORD))
    expert.go(f"{page}review/")
    expert.page.click("button:has-text('保存意见')")
    expert.page.wait_for_selector("[role=alert]")
    assert not expert.overflows()
    expert.complaints.clear()  # of a form that is drawn again Chromium notes the 422
    expert.page.click("label:has-text('建议通过')")
    expert.page.fill("[name=comment]", "数据有来源")
    expert.page.click("button:has-text('保存意见')")
    expert.page.wait_for_selector("text=已写审核意见")

    row.refresh_from_db()
    assert (row.state, row.reviews.get().comment) == ("submitted", "数据有来源")
    assert (expert.complaints, expert.overflows()) == ([], False)
