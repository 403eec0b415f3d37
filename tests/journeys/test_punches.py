"""The office takes punches in by file and sheet and says whose a number is; a clerk signs and makes up for a punch."""

import pytest
from tests.journeys.conftest import DESK, PHONE

from jinguo.base import clock
from jinguo.cycle.flows.services.shipped import install_chains
from jinguo.office.punches.models import CorrectionRequest, Punch, PunchBatch
from jinguo.office.shifts.models import ShiftProfile
from jinguo.office.shifts.services import install_hours
from jinguo.org.access.tests.factories import PASSWORD, open_account
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


@pytest.fixture
def traveller(transactional_db):
    unit = DepartmentFactory(name="发展部")
    install_hours(unit.parent)
    install_chains(unit.parent)
    staff_in(unit, "department_head")
    return open_account(staff_in(unit), PASSWORD)


@pytest.fixture
def keeper(traveller):
    organ = traveller.appointments.get().unit.parent
    return open_account(staff_in(DepartmentFactory(parent=organ, name="办公室"), "performance_office"), PASSWORD)


@SIZES
def test_a_file_is_taken_in_a_number_matched_and_the_batch_made_void(visit, traveller, keeper, tmp_path, size):
    file, seen = tmp_path / "attlog.dat", visit(size, keeper)
    file.write_text(f"{traveller.number}\t2026-06-02 08:25:11\t0\n801\t2026-06-02 08:30:00\t255\nnot a line\n")
    seen.go("/punches/import/")
    seen.page.set_input_files("[name=file]", file)
    seen.page.click("text=导入这个文件")
    seen.page.wait_for_selector("text=考勤号未匹配")
    assert not seen.overflows()

    seen.page.click("main a:text-is('考勤号匹配')")
    seen.page.click("main a:text-is('801')")
    seen.page.fill("[name=staff]", traveller.number)
    seen.page.click("text=保存匹配")
    seen.page.wait_for_selector("text=考勤号都已匹配")
    assert Punch.objects.filter(staff=traveller).count() == 2
    assert not seen.overflows()

    seen.go(PunchBatch.objects.get().get_absolute_url())
    seen.page.fill("[name=reason]", "导错了月份")
    seen.page.click("button:text-is('作废这一批')")
    seen.page.wait_for_selector("text=这批打卡不再计入考勤")
    assert not seen.overflows()
    assert (seen.complaints, seen.hosts) == ([], {"localhost"})


@SIZES
def test_a_sheet_is_typed_in_with_the_keyboard(visit, traveller, keeper, size):
    seen = visit(size, keeper)
    seen.go("/punches/sheet/?day=2026-06-02")
    seen.page.fill(f"[name='{traveller.pk}-0']", "08:25")
    seen.page.fill(f"[name='{traveller.pk}-1']", "17:40")
    assert not seen.overflows()
    seen.page.press(f"[name='{traveller.pk}-1']", "Enter")
    seen.page.wait_for_selector("text=已代录 1 人的打卡")

    assert sorted(Punch.objects.values_list("minute", flat=True)) == [505, 1060]
    assert (seen.complaints, seen.hosts) == ([], {"localhost"})


@SIZES
def test_a_clerk_signs_on_her_desk_and_makes_up_for_a_punch(visit, traveller, size):
    seen, today = visit(size), clock.today().isoformat()
    seen.go("/")
    seen.page.click("button:text-is('签到')")
    seen.page.wait_for_selector("text=已打卡 1 次")
    seen.page.reload()
    seen.page.click("main a:text-is('我的打卡')")
    seen.page.wait_for_selector("text=网页签到")
    assert not seen.overflows()

    seen.page.click("main a:text-is('申请补卡')")
    seen.page.fill("[name=day]", today)
    seen.page.fill("[name=at]", "08:25")
    seen.page.fill("[name=reason]", "接访，忘记签到")
    seen.page.click("text=提交补卡申请")
    seen.page.wait_for_selector("text=接访，忘记签到")
    assert CorrectionRequest.objects.get().minute == 505
    assert not seen.overflows()
    assert (seen.complaints, seen.hosts) == ([], {"localhost"})


@SIZES
@pytest.mark.parametrize(
    "address",
    ["/punches/", "/punches/batches/", "/punches/corrections/", "/punches/settings/", "/punches/devices/", "/shifts/"],
)
def test_no_page_of_the_office_overflows_or_complains(visit, keeper, size, address):
    seen = visit(size, keeper)
    seen.go(address)

    assert (seen.overflows(), seen.complaints) == (False, [])


@SIZES
def test_hours_are_put_right_on_the_page_of_their_profile(visit, keeper, size):
    seen, profile = visit(size, keeper), ShiftProfile.objects.get()
    seen.go(profile.get_absolute_url())
    assert not seen.overflows()
    seen.page.click("main td a:text-is('夏令')")
    seen.page.fill("[name=pm_begins]", "15:00")
    seen.page.click("text=保存更正")
    seen.page.wait_for_selector("text=15:00—17:30")

    assert (seen.overflows(), seen.complaints) == (False, [])
