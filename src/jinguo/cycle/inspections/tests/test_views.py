"""The screens of inspections: the phone's record, what an inspected unit reads, and how few questions they ask."""

import io
from datetime import date

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jinguo.base import files
from jinguo.cycle.inspections import services
from jinguo.cycle.inspections.models import Finding, Inspection
from jinguo.cycle.inspections.tests.conftest import JUNE_3
from jinguo.cycle.inspections.tests.factories import CheckItemFactory, FindingFactory, InspectedFactory
from jinguo.cycle.inspections.tests.test_services import JPEG, photo
from jinguo.cycle.plans.tests.factories import GoalFactory, PlanFactory
from jinguo.cycle.tasks.tests.factories import TaskFactory, TaskReportFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory

HTMX = {"HX-Request": "true"}


def page(by, path):
    answer = browser_of(by).get(path)
    return answer.content.decode()


def save(office, order, *, by=None, htmx=True, **facts):
    path = f"/inspections/sites/{office.site.pk}/items/{order}/"
    return browser_of(by or office.member).post(path, {"seen": 0, **facts}, headers=HTMX if htmx else {})


def test_an_item_is_saved_alone_and_the_answer_carries_its_new_version(office):
    answer = save(office, 1, outcome="ok").content.decode()

    assert Finding.objects.get().outcome == "ok"
    assert 'id="seen-1" value="1"' in answer
    assert "还差 2 项" in answer


def test_what_was_saved_is_still_there_after_a_reload(office):
    save(office, 3, outcome="bad", text="公示栏缺热线")

    assert "公示栏缺热线" in page(office.lead, office.site.get_absolute_url())


def test_the_second_member_sees_both_and_may_choose_hers(office):
    save(office, 1, outcome="ok")
    answer = save(office, 1, by=office.lead, outcome="bad", text="没有牌子")
    assert "已改过这条" in answer.content.decode()
    assert Finding.objects.get().outcome == "ok"

    save(office, 1, by=office.lead, outcome="bad", text="没有牌子", over=1)
    assert Finding.objects.get().outcome == "bad"


def test_more_in_order_than_drawn_is_said_at_the_item(office):
    assert "合格的不能多于抽查的" in save(office, 1, outcome="ok", sampled=5, in_order=6).content.decode()
    assert not Finding.objects.exists()


def test_without_script_the_page_comes_back_at_the_item(office):
    answer = save(office, 2, htmx=False, outcome="ok")

    assert (answer.status_code, answer.url) == (302, f"{office.site.get_absolute_url()}#item-2")


def test_a_photo_comes_back_in_its_row(office):
    path = f"/inspections/sites/{office.site.pk}/items/1/photos/"
    answer = browser_of(office.member).post(path, {"photos": [photo("门牌.jpg")]}, headers=HTMX)

    assert "门牌.jpg" in answer.content.decode()
    wrong = SimpleUploadedFile("门牌.jpg", b"no picture")
    assert "门牌.jpg" in browser_of(office.member).post(path, {"photos": [wrong]}, headers=HTMX).content.decode()
    assert files.of(Finding.objects.get()).count() == 1


def test_an_inspected_unit_reads_its_own_results_and_photos_once_handed_in(office):
    services.add_photos(office.site, office.item(3), by=office.member, photos=[photo()])
    client, path = browser_of(office.head), office.site.get_absolute_url()
    assert client.get(path).status_code == 404

    office.hand_in(problem=True)
    assert "公示栏缺 12338 热线" in client.get(path).content.decode()
    kept = files.of(Finding.objects.get(outcome="bad")).get()
    assert client.get(f"/files/{kept.pk}/").content == JPEG
    assert client.get(office.inspection.get_absolute_url()).status_code == 404


def test_a_plan_is_written_in_lines(office):
    goal = GoalFactory(plan=PlanFactory(unit=office.organ), number="3.1")
    facts = {"kind": "spot", "title": "窗口察访", "day": "2026-06-10", "lead": office.lead.number}
    facts |= {"members": office.member.name, "plan": goal.plan_id, "units": [office.department.pk]}
    facts |= {"places": f"政务大厅\n{office.department.name}｜维权窗口", "items": "在岗\n台账相符|抽查 10 户|5|3.1"}
    facts |= {"form_key": "4f1c2f3e-6f0e-4f56-9d3c-0d5f7d1a1c11"}
    client = browser_of(office.keeper)
    answer = client.post("/inspections/new/", facts)

    made = Inspection.objects.get(title="窗口察访")
    assert answer.url == made.get_absolute_url()
    assert [(item.text, item.sample, item.points, item.goal) for item in made.items.all()] == [
        ("在岗", "", None, None), ("台账相符", "抽查 10 户", 5, goal),
    ]  # fmt: skip
    assert [(site.unit, site.place) for site in made.sites.all()] == [
        (office.department, ""), (None, "政务大厅"), (office.department, "维权窗口"),
    ]  # fmt: skip
    assert "台账相符｜抽查 10 户｜5｜3.1" in client.get(f"{made.get_absolute_url()}change/").content.decode()


def test_units_of_one_name_in_another_organ_are_not_offered(office):
    county = UnitFactory(name="惠安县妇联", parent=office.organ)
    DepartmentFactory(name="县妇联发展部", parent=county)
    shown = page(office.keeper, "/inspections/new/")

    assert ("惠安县妇联" in shown, "妇女发展部" in shown, "县妇联发展部" in shown) == (True, True, False)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"items": "在岗||多"}, "不是数字"),
        ({"items": "在岗|||9"}, "没有编号 9"),
        ({"places": "没有的单位｜大厅"}, "没有找到单位"),
        ({"lead": "没有的人"}, "没有找到同事"),
        ({"title": ""}, "督查名称没有填"),
    ],
)
def test_a_line_that_does_not_hold_is_said_at_its_field(office, facts, words):
    given = {"kind": "spot", "title": "窗口察访", "day": "2026-06-10", "lead": office.lead.number}
    given |= {"form_key": "4f1c2f3e-6f0e-4f56-9d3c-0d5f7d1a1c12", **facts}
    answer = browser_of(office.keeper).post("/inspections/new/", given)

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_the_way_of_the_page_from_handing_in_to_the_circular(office):
    for order in (1, 2, 3):
        save(office, order, outcome="ok")
    client = browser_of(office.lead)
    client.post(f"/inspections/sites/{office.site.pk}/hand-in/")
    office.inspection.refresh_from_db()
    report = {"summary": "总的较好", "seen": office.inspection.version}
    client.post(f"{office.inspection.get_absolute_url()}steps/report/", report)
    answer = browser_of(office.keeper).post(f"{office.inspection.get_absolute_url()}circular/")

    assert answer.url.startswith("/")
    assert "关于妇女之家现场检查情况的通报" in page(office.keeper, answer.url)


def test_what_keeps_an_inspection_from_being_put_together_is_said_at_its_button(office):
    shown = page(office.lead, office.inspection.get_absolute_url())

    assert "汇总督查情况" in shown
    assert f"还没有报送检查结果：{office.site}" in shown


def test_materials_are_judged_by_the_group_which_may_read_them(office):
    inspection = office.inspection
    inspection.kind = "document_check"
    inspection.save()
    task = TaskFactory(unit=office.department, title="报送贷款进度")
    report = TaskReportFactory(task=task, outcome="accepted", reviewed_on=JUNE_3, submitted_on=date(2026, 5, 20))
    kept = files.keep(report, photo("贷款台账.jpg"), by=None)
    client, path = browser_of(office.member), f"{office.site.get_absolute_url()}evidence/"
    assert "贷款台账.jpg" in client.get(path).content.decode()
    assert client.get(f"{path}{report.pk}/files/{kept.pk}/").content == JPEG

    client.post(f"{path}{report.pk}/", {"verdict": "missing", "note": "缺签收单", "seen": 0})
    assert "材料核实 1 份：缺 1" in client.get(path).content.decode()
    assert browser_of(office.head).get(f"{path}{report.pk}/files/{kept.pk}/").status_code == 404


def test_the_paper_names_places_figures_and_problems(office):
    office.hand_in(problem=True)
    answer = browser_of(office.keeper).get(f"{office.inspection.get_absolute_url()}word/")
    paper = docx.Document(io.BytesIO(answer.content))

    cells = {cell.text for table in paper.tables for row in table.rows for cell in row.cells}
    assert {"66.7%", "公示栏缺 12338 热线", "未复查"} <= cells


def test_the_desk_leads_to_what_she_has_to_inspect(office):
    assert "等您检查" in page(office.member, "/")
    assert "等您检查" not in page(office.head, "/")


def test_the_list_and_a_page_ask_the_same_however_much_there_is(office):
    asked = []
    for size in (10, 30):
        for number in range(size):
            InspectedFactory(inspection__unit=office.organ, inspection__lead=office.lead)
            facts = {"order": 100 * size + number, "state": "handed_in", "day": JUNE_3}
            site = InspectedFactory(inspection=office.inspection, unit=office.department, **facts)
            FindingFactory(inspected=site, item=office.item(1), outcome="bad", text="缺", task=TaskFactory())
        asked.append([queries(office.keeper, path) for path in ("/inspections/", office.inspection.get_absolute_url())])

    assert asked[0] == asked[1]


def test_the_phones_page_asks_the_same_however_many_items(office):
    asked = []
    for size in (10, 30):
        for _ in range(size):
            CheckItemFactory(inspection=office.inspection, order=office.inspection.items.count() + 1)
        asked.append(queries(office.member, office.site.get_absolute_url()))

    assert asked[0] == asked[1]


def queries(by, path):
    client = browser_of(by)
    with CaptureQueriesContext(connection) as counted:
        assert client.get(path).status_code == 200
    return len(counted)
