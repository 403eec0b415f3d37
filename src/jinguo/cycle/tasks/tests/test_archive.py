"""A package holds the list and every file, in folders by number and name, safe on every machine."""

import io
from datetime import date
from zipfile import ZipFile

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from jinguo.base.files import keep
from jinguo.cycle.tasks import archive, services
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.tests.factories import TaskFactory, TaskReportFactory

JUNE_10 = date(2026, 6, 10)


def upload(name, content=b"on site"):
    return SimpleUploadedFile(name, content)


def names(content):
    return ZipFile(io.BytesIO(content)).namelist()


@pytest.fixture
def tasks(department, clerk, office):
    one = services.assign("assigned", "报送A/B类:材料", unit=department, due=JUNE_10, by=office)
    services.assign("assigned", "第二件", unit=department, due=JUNE_10, by=office)
    services.submit(one, by=clerk, narrative="初稿", files=[upload("签到表.txt")])
    services.send_back(one, by=office, reason="缺照片")
    services.submit(one, by=clerk, narrative="二稿", files=[upload("现场.txt", b"photo")])
    return Task.objects.order_by("pk")


def test_each_report_has_its_files_in_the_folder_of_its_task(tasks):
    content = archive.package(tasks)

    assert names(content) == [
        "任务清单.xlsx",
        "001 报送A B类_材料/第1次 签到表.txt",
        "001 报送A B类_材料/第2次 现场.txt",
    ]
    assert ZipFile(io.BytesIO(content)).read("001 报送A B类_材料/第2次 现场.txt") == b"photo"


def test_the_list_numbers_the_tasks_as_the_folders_do_and_says_what_was_reported_last(tasks):
    book = openpyxl.load_workbook(io.BytesIO(ZipFile(io.BytesIO(archive.package(tasks))).read("任务清单.xlsx")))

    rows = [dict(zip(*pair, strict=True)) for pair in _with_head(book.worksheets[0])]
    assert [(row["序号"], row["任务"]) for row in rows] == [(1, "报送A/B类:材料"), (2, "第二件")]
    assert (rows[0]["完成情况"], rows[0]["状态"], rows[1]["状态"]) == ("二稿", "待审核", "剩 5 个工作日")


def test_the_same_tasks_give_the_same_package(tasks):
    assert archive.package(tasks) == archive.package(tasks)


def test_two_files_of_one_name_are_both_there(department):
    report = TaskReportFactory(task=TaskFactory(unit=department, state="submitted", submitted_on=JUNE_10), number=1)
    for content in (b"one", b"two"):
        keep(report, upload("照片.txt", content), by=None)

    found = names(archive.package(Task.objects.all()))

    assert [name.rpartition("/")[2] for name in found[1:]] == ["第1次 照片.txt", "第1次 照片(2).txt"]


def test_too_much_for_one_package_is_said_before_it_is_read(tasks, monkeypatch):
    monkeypatch.setattr(archive, "LIMIT", 3)

    with pytest.raises(ValidationError, match="分几次打包"):
        archive.package(tasks)


def _with_head(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [(head, row) for row in rows]
