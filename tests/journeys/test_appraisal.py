"""A clerk writes her duty report on a phone and hands it in; her head proposes a grade beside the quota."""

from datetime import date

import pytest
from tests.journeys.conftest import DESK, PHONE

from jinguo.base import clock
from jinguo.office.appraisal import services
from jinguo.office.appraisal.models import Appraisee
from jinguo.org.access.tests.factories import PASSWORD, open_account
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.rules.grading.duty import PARTS

pytestmark = pytest.mark.browser
WORDS = "认真履职，按时完成分解到本人的任务，遵守各项规定。" * 3


@pytest.fixture
def traveller(transactional_db):
    return open_account(staff_in(DepartmentFactory(name="发展部")), PASSWORD)


@pytest.fixture
def appraisee(traveller):
    """The clerk on the list of this year."""
    department = traveller.appointments.get().unit
    keeper = staff_in(DepartmentFactory(parent=department.parent, name="组织联络部"), "personnel_office")
    today = clock.today()
    services.begin(department.parent, by=keeper, year=today.year, cut_off=date(today.year, 12, 18))
    return Appraisee.objects.get(staff=traveller)


def test_a_report_is_written_on_a_phone_and_handed_in(visit, appraisee):
    seen = visit(PHONE)
    seen.go("/")
    seen.page.click("text=写述职报告")
    for code in PARTS:
        seen.page.fill(f"[name={code}]", WORDS if code != "plans" else "")
    seen.page.click("text=保存并提交")
    assert "“下步打算”还没有写" in seen.page.inner_text("main")
    assert not seen.overflows()

    seen.page.fill("[name=plans]", WORDS)
    seen.page.click("text=保存并提交")
    seen.page.wait_for_selector("text=述职报告已提交")

    appraisee.refresh_from_db()
    assert list(appraisee.done) == ["report"]
    assert not seen.overflows()
    assert {"localhost"} == seen.hosts


def test_a_head_proposes_beside_the_quota_and_is_refused_what_is_not_there(visit, appraisee):
    services.hand_in(
        services.write(appraisee.report, by=appraisee.staff, **dict.fromkeys(PARTS, WORDS)), by=appraisee.staff
    )
    keeper = appraisee.assessment.begun_by
    services.note_inquiry(appraisee, by=keeper, kind="talk", on=clock.today(), words="反映好")
    head = open_account(staff_in(appraisee.unit, "department_head"), PASSWORD)
    seen = visit(DESK, head)
    seen.go(appraisee.get_absolute_url())
    seen.page.click("text=审核评鉴")
    assert "本部室优秀名额" in seen.page.inner_text("main")
    seen.page.fill("[name=comment]", "履职到位")
    seen.page.click("text=保存评鉴")
    assert "请选拟定等次" in seen.page.inner_text("main")

    seen.page.select_option("[name=proposal]", "competent")
    seen.page.click("text=保存评鉴")
    seen.page.wait_for_selector("text=已保存评语和拟定等次")

    appraisee.refresh_from_db()
    assert (appraisee.proposal, appraisee.proposed_by) == ("competent", head)
    assert not seen.overflows()
