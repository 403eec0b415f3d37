"""The screens of tasks: what they show to whom, what they do, and how few questions they ask."""

import io
from datetime import date
from uuid import uuid4
from zipfile import ZipFile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jinguo.base import files
from jinguo.base.audit.models import AuditRow
from jinguo.cycle.tasks import services
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.tests.factories import TaskFactory, TaskReportFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

JUNE_2, JUNE_10, JUNE_17 = date(2026, 6, 2), date(2026, 6, 10), date(2026, 6, 17)


@pytest.fixture
def task(department, clerk, office):
    return services.assign("assigned", "报送进度表", unit=department, staff=clerk, due=JUNE_10, by=office)


def report(by, task, **more):
    words = {"narrative": "发放 12 笔", "seen": task.version, "form_key": uuid4(), **more}
    return browser_of(by).post(f"/tasks/{task.pk}/report/", words)


def page(by, path="/tasks/"):
    return browser_of(by).get(path).content.decode()


def test_the_list_says_how_each_task_stands(task, clerk):
    assert "剩 5 个工作日" in page(clerk)


def test_a_colleague_of_another_department_sees_none_of_it(task, department):
    assert task.title not in page(staff_in(DepartmentFactory(parent=department.parent)))


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("side=mine", {"甲"}),
        ("side=unit", {"甲", "乙", "丙"}),
        ("state=submitted", {"丙"}),
        ("when=over", {"乙"}),
        ("when=week", {"甲"}),
        ("when=late", {"丙"}),
        ("kind=milestone", {"乙"}),
        ("q=甲", {"甲"}),
        ("due_to=2026-06-02", {"乙", "丙"}),
    ],
)
def test_the_list_is_narrowed(department, clerk, head, query, titles):
    TaskFactory(unit=department, staff=clerk, title="甲")
    TaskFactory(unit=department, staff=head, title="乙", due=JUNE_2, kind="milestone")
    late = {"state": "submitted", "due": date(2026, 5, 29), "submitted_on": JUNE_2}
    TaskFactory(unit=department, staff=head, title="丙", **late)

    shown = browser_of(clerk).get(f"/tasks/?{query}").context["listing"].rows

    assert {one.title for one in shown} == titles


@pytest.mark.parametrize("path", ["/tasks/", "/tasks/?side=waiting", "/"])
def test_more_rows_ask_no_more_questions(department, head, path):
    browser = browser_of(head)
    asked = []
    for more in (4, 15):
        for _ in range(more):
            sender = staff_in(department)
            facts = {"unit": department, "giver": department, "assigned_by": staff_in(department)}
            TaskFactory(staff=sender, state="submitted", submitted_on=JUNE_2, submitted_by=sender, **facts)
            TaskFactory(**facts)
        browser.get(path)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert browser.get(path).status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_the_export_has_what_the_list_shows_and_is_on_the_trail(task, clerk, department):
    TaskFactory(unit=DepartmentFactory(), title="别处的事")

    book = openpyxl.load_workbook(io.BytesIO(browser_of(clerk).get("/tasks/export/?kind=assigned").content))

    assert [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)] == ["报送进度表"]
    assert AuditRow.objects.filter(act="task.export", actor_number=clerk.number).count() == 1


def test_the_package_is_narrowed_by_what_the_tasks_are_about(task, department, clerk, office):
    services.assign("decision", "印发纪要", unit=department, due=JUNE_10, by=office, about=department)
    query = f"subject_type=structure.unit&subject_id={department.pk}"

    content = ZipFile(io.BytesIO(browser_of(clerk).get(f"/tasks/package/?{query}").content)).read("任务清单.xlsx")

    book = openpyxl.load_workbook(io.BytesIO(content))
    assert [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)] == ["印发纪要"]


def test_a_report_with_a_file_and_a_photo_waits_for_acceptance(task, clerk):
    sheet, photo = (SimpleUploadedFile(name, name.encode()) for name in ("签到.txt", "现场.txt"))

    answer = report(clerk, task, evidence=[sheet], photos=[photo], actual="60.5", actual_unit="万元")

    assert answer.status_code == 302
    assert {one.name for one in files.of(task.reports.get())} == {"签到.txt", "现场.txt"}
    assert Task.objects.get(pk=task.pk).state == "submitted"


def test_who_may_not_report_accept_or_put_off_reads_why_and_who_does(task, clerk, department):
    colleague = staff_in(department)
    shown = page(colleague, task.get_absolute_url())
    assert f"请责任人{clerk}或{department.label}负责人报送" in shown
    assert "现在还不能延期" in shown
    assert "0 次" in shown

    report(clerk, task)

    shown = page(clerk, task.get_absolute_url())
    assert "现在还不能审核" in shown
    assert "自己报送的要由他人审核" in shown
    assert "1 次" in shown


def test_a_form_sent_twice_reports_once(task, clerk):
    words = {"form_key": uuid4(), "seen": task.version}

    assert [report(clerk, task, **words).status_code for _ in range(2)] == [302, 302]
    assert task.reports.count() == 1


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [("assigned", {"narrative": ""}, "完成情况没有填"), ("rectification", {}, "至少选一个文件")],
)
def test_what_is_missing_is_said_at_its_field(department, clerk, office, kind, words, told):
    task = services.assign(kind, "补齐台账", unit=department, due=JUNE_10, by=office)

    answer = report(clerk, task, **words)

    assert (answer.status_code, told in answer.content.decode()) == (422, True)
    assert not task.reports.exists()


def test_a_file_that_is_not_what_it_says_is_refused_at_the_form(task, clerk):
    answer = report(clerk, task, evidence=[SimpleUploadedFile("现场.jpg", b"no picture")])

    assert (answer.status_code, task.reports.exists()) == (422, False)


def test_the_reporter_sees_why_it_was_returned_and_until_when(task, clerk, office):
    services.submit(task, by=clerk, narrative="初稿")
    words = {"reason": "缺分县数", "due": "2026-06-17", "seen": task.version}

    browser_of(office).post(f"/tasks/{task.pk}/return/", words)

    assert "缺分县数" in page(clerk, f"/tasks/{task.pk}/report/")
    assert "把期限延到 6月17日" in page(clerk, f"/tasks/{task.pk}/")


def test_accepting_a_report_that_one_has_not_seen_is_refused(task, clerk, office):
    services.submit(task, by=clerk, narrative="初稿")
    old = task.version
    services.send_back(task, by=office, reason="缺数")
    services.submit(task, by=clerk, narrative="二稿")

    answer = browser_of(office).post(f"/tasks/{task.pk}/accept/", {"seen": old})

    assert (answer.status_code, Task.objects.get(pk=task.pk).state) == (409, "submitted")


def test_the_ticked_reports_are_accepted_with_a_result_for_each(task, clerk, office):
    services.submit(task, by=clerk, narrative="好了")
    own = TaskFactory(unit=task.unit, assigned_by=office, giver=task.giver, state="submitted", submitted_on=JUNE_2)
    Task.objects.filter(pk=own.pk).update(submitted_by=office)
    TaskReportFactory(task=own)

    answer = browser_of(office).post("/tasks/accept/", {"ids": [task.pk, own.pk]}).content.decode()

    assert "已通过 1 件" in answer
    assert "自己报送的要由他人审核" in answer
    assert set(Task.objects.filter(state="accepted")) == {task}


def test_a_task_is_given_with_its_person_by_name(department, clerk, office):
    words = {
        "kind": "supervision",
        "title": "核对名册",
        "unit": department.pk,
        "staff": clerk.name,
        "due": "2026-06-10",
    }

    browser_of(office).post("/tasks/new/", {**words, "form_key": uuid4()})

    given = Task.objects.get()
    assert (given.staff, given.due, given.assigned_by) == (clerk, JUNE_10, office)


@pytest.mark.parametrize(
    ("words", "told"), [({"due": "2026-06-02"}, "期限已经过去"), ({"staff": "查无此人"}, "没有找到同事")]
)
def test_a_task_that_does_not_hold_together_is_not_given(department, office, words, told):
    facts = {"kind": "assigned", "title": "核对名册", "unit": department.pk, "due": "2026-06-10", "form_key": uuid4()}

    answer = browser_of(office).post("/tasks/new/", {**facts, **words})

    assert (answer.status_code, told in answer.content.decode()) == (422, True)
    assert not Task.objects.exists()


def test_who_may_not_give_is_told_who_does(clerk):
    answer = browser_of(clerk).get("/tasks/new/")

    assert (answer.status_code, "绩效办" in answer.content.decode()) == (403, True)


def test_the_desk_shows_what_is_due_and_what_waits(task, clerk, office):
    assert "去报送" in page(clerk, "/")

    services.submit(task, by=clerk, narrative="好了")

    assert "去报送" not in page(clerk, "/")
    assert "去审核" in page(office, "/")


def test_what_it_is_about_is_a_link_only_within_reach(department, clerk, office):
    near = services.assign(
        "decision", "甲", unit=department, due=JUNE_10, by=office, about=TaskFactory(unit=department)
    )
    far = services.assign("decision", "乙", unit=department, due=JUNE_10, by=office, about=TaskFactory())

    assert f'href="{near.subject.get_absolute_url()}"' in page(clerk, f"/tasks/{near.pk}/")
    assert f'href="{far.subject.get_absolute_url()}"' not in page(clerk, f"/tasks/{far.pk}/")


def test_the_search_box_finds_a_task_within_reach(task, clerk, department):
    TaskFactory(title="别处的进度表")

    found = page(clerk, "/search/?q=进度表")

    assert ("报送进度表" in found, "别处的进度表" in found) == (True, False)
