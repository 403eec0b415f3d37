"""A leader decides a quarter's grades from the keyboard and sees how many 好 are left; a head rates on her phone."""

from datetime import date

import pytest
from tests.journeys.conftest import DESK, PHONE

from jinguo.office.quarter.tests.factories import QuarterReviewFactory, RegularAppraisalFactory
from jinguo.org.access.tests.factories import PASSWORD, open_account
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

pytestmark = pytest.mark.browser


@pytest.fixture
def traveller(transactional_db):
    return open_account(staff_in(DepartmentFactory(name="领导班子"), "unit_head"), PASSWORD)


def test_grades_are_chosen_by_digits_and_the_share_follows_before_they_are_saved(visit, traveller):
    unit = DepartmentFactory(parent=traveller.appointments.get().unit.parent)
    proposed = {"unit": unit, "state": "decide", "proposed": "good"}
    rows = [RegularAppraisalFactory(staff=staff_in(unit), **proposed) for _ in range(3)]
    seen = visit(DESK)
    seen.go("/quarter/people/?period=2026Q1")

    for row in rows[:2]:
        seen.page.focus(f"[name=decide_{row.pk}]")
        seen.page.keyboard.press("1")
    seen.page.wait_for_selector("#good >> text=再定 2 人就超过 1 人")
    seen.page.select_option(f"[name=decide_{rows[1].pk}]", "fair")
    seen.page.wait_for_selector("#good >> text=这次再定 1 人")
    seen.page.click("text=保存等次")
    seen.page.wait_for_selector("text=已保存 2 人")

    for row in rows:
        row.refresh_from_db()
    assert [row.grade for row in rows] == ["good", "fair", ""]
    assert (seen.complaints, seen.overflows()) == ([], False)


def test_a_head_rates_her_department_on_a_phone(visit, traveller):
    review = QuarterReviewFactory(sheet__submitted_on=date(2026, 4, 8))
    head = open_account(staff_in(review.sheet.unit, "department_head"), PASSWORD)
    seen = visit(PHONE, head)
    seen.go("/quarter/?period=2026Q1")
    seen.page.click(f"main table >> text={review.sheet.unit.name}")
    assert not seen.overflows()
    seen.page.click("main a:has-text('自评')")
    seen.page.fill("[name=points]", "95.5")
    seen.page.fill("[name=note]", "目标全部完成")
    assert not seen.overflows()
    seen.page.click("text=保存部室自评")
    seen.page.wait_for_selector("text=95.5 分")

    review.refresh_from_db()
    assert review.state == "office"
    assert (seen.complaints, seen.overflows()) == ([], False)
