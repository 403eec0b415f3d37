"""The work calendar on screen, and what happens to units there."""

from datetime import date

import pytest

from jinguo.base import clock
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.models import Unit
from jinguo.org.structure.tests.factories import CalendarNoticeFactory, DepartmentFactory, UnitFactory, staff_in


@pytest.fixture(autouse=True)
def june():
    with clock.pretend(date(2026, 6, 3)):
        yield


@pytest.fixture
def reader(db):
    return browser_of(staff_in(UnitFactory(), "village_worker"))


def test_a_year_without_a_notice_is_warned_of_until_one_is_imported(reader):
    assert "工作日暂按周一至周五推定" in reader.get("/calendar/?year=2027").content.decode()

    CalendarNoticeFactory(day=date(2027, 1, 1), source="国办发明电〔2026〕9号")

    page = reader.get("/calendar/?year=2027").content.decode()
    assert "推定" not in page
    assert "国办发明电〔2026〕9号" in page


@pytest.mark.parametrize("year", ["2003", "2029", "abcd", "²⁰²⁶", "20261"])
def test_a_year_that_is_none_is_told_the_range(reader, year):
    answer = reader.get("/calendar/", {"year": year})

    assert answer.status_code == 400
    assert "2004 年到 2028 年" in answer.content.decode()


@pytest.fixture
def office(db):
    return DepartmentFactory(name="妇女发展部")


@pytest.fixture
def admin(office):
    return browser_of(staff_in(office.parent, "system_admin"))


def test_a_renamed_unit_shows_its_old_name_and_paper_in_its_history(admin, office):
    sent = {"name": "发展联络部", "on": "2026-06-01", "paper": "泉委编〔2026〕3号"}

    page = admin.post(f"/units/{office.pk}/rename/", sent, follow=True).content.decode()

    assert "妇女发展部 → 发展联络部" in page
    assert "泉委编〔2026〕3号" in page


def test_a_merged_unit_names_who_goes_on(admin, office):
    other = DepartmentFactory(name="组织联络部", parent=office.parent)

    page = admin.post(
        f"/units/{office.pk}/merge/", {"into": other.pk, "on": "2026-07-01", "paper": "三定方案"}, follow=True
    )

    assert "由组织联络部承接" in page.content.decode()
    assert not Unit.objects.get(pk=office.pk).stands_on(date(2026, 7, 1))


SPLIT = {
    "name_1": "发展部",
    "code_1": "FZ",
    "name_2": "联络部",
    "code_2": "LL",
    "on": "2026-07-01",
    "paper": "三定方案",
}


def test_a_split_unit_names_all_who_go_on_in_its_place(admin, office):
    page = admin.post(f"/units/{office.pk}/split/", SPLIT, follow=True).content.decode()

    assert "由发展部承接" in page
    assert "由联络部承接" in page
    parts = Unit.objects.filter(code__in=["FZ", "LL"])
    assert {(part.kind, part.parent, part.opened) for part in parts} == {(office.kind, office.parent, date(2026, 7, 1))}
    assert not Unit.objects.get(pk=office.pk).stands_on(date(2026, 7, 1))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"name_2": ""}, "必填"),
        ({"code_2": "FZ"}, "代码 FZ 是上面一个单位的"),
        ({"code_2": "U-1"}, "代码 U-1 是妇女发展部的"),
        ({"name_3": "权益部"}, "填了名称，还要填代码"),
        ({"code_4": "QY"}, "填了代码，还要填名称"),
        ({"on": ""}, "必填"),
    ],
)
def test_a_split_that_does_not_fit_is_told_and_nothing_is_opened(admin, office, change, told):
    Unit.objects.filter(pk=office.pk).update(code="U-1")

    answer = admin.post(f"/units/{office.pk}/split/", SPLIT | change)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Unit.objects.filter(code="FZ").exists()


def test_a_moved_unit_hangs_below_its_new_organ(admin, office):
    organ = UnitFactory()

    admin.post(f"/units/{office.pk}/move/", {"below": organ.pk, "on": "2026-06-01", "paper": "三定方案"})

    assert Unit.objects.get(pk=office.pk).organ_path == organ.path


def test_a_closed_unit_refuses_further_changes_and_says_why(admin, office):
    admin.post(f"/units/{office.pk}/close/", {"on": "2026-06-01", "paper": "三定方案"})

    refused = admin.get(f"/units/{office.pk}/rename/")

    assert refused.status_code == 403
    assert "妇女发展部已有撤销日，不再变动" in refused.content.decode()
    assert "妇女发展部已有撤销日，不再变动" in admin.get(f"/units/{office.pk}/").content.decode()


def test_a_unit_with_standing_parts_is_told_why_it_stays(admin, office):
    answer = admin.post(f"/units/{office.parent_id}/close/", {"on": "2026-06-01", "paper": "三定方案"})

    assert answer.status_code == 422
    assert "还有未撤销的下级" in answer.content.decode()


def test_a_change_without_its_paper_is_not_written(admin, office):
    answer = admin.post(f"/units/{office.pk}/rename/", {"name": "发展联络部", "on": "2026-06-01"})

    assert answer.status_code == 422
    assert Unit.objects.get(pk=office.pk).name == "妇女发展部"


def test_a_new_unit_stands_below_its_organ(admin, office):
    sent = {"name": "权益部", "code": "QYB", "kind": "department", "parent": office.parent_id, "order": "3"}

    admin.post("/units/new/", {**sent, "on": "2026-06-01", "paper": "三定方案"})

    assert Unit.objects.get(code="QYB").organ_path == office.parent.path


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"code": "U-1"}, "代码 U-1 是妇女发展部的"),
        ({"parent": ""}, "部室要有上级"),
        ({"region": "1"}, "没有代码 1 的地区"),
    ],
)
def test_a_new_unit_that_does_not_fit_is_told_what_to_mend(admin, office, change, told):
    Unit.objects.filter(pk=office.pk).update(code="U-1")
    sent = {"name": "权益部", "code": "QYB", "kind": "department", "parent": office.parent_id, "order": "3"}

    answer = admin.post("/units/new/", {**sent, "on": "2026-06-01", "paper": "三定方案"} | change)

    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_only_the_system_administrator_is_offered_a_change(office, admin):
    member = browser_of(staff_in(office))

    pages = [browser.get(f"/units/{office.pk}/").content.decode() for browser in (member, admin)]

    assert [f"/units/{office.pk}/rename/" in page for page in pages] == [False, True]


def test_units_of_one_name_are_told_apart_by_what_they_stand_below(admin, office):
    DepartmentFactory(name="办公室", parent=UnitFactory(name="晋江市妇联"))

    assert "晋江市妇联　办公室" in admin.get(f"/units/{office.pk}/merge/").content.decode()
