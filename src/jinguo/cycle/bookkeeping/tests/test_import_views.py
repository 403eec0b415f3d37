"""The import panel: tried, written, taken back, and nobody else's file."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from jinguo.base.sheets import template
from jinguo.base.sheets.models import ImportBatch
from jinguo.cycle.bookkeeping.exporting import sheet_of
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.org.people.tests.factories import PersonFactory

IMPORT = "/ledgers/trees/import/"
ID_NUMBER = "11010519491231002X"
GOOD = {"day": "2026-03-12", "title": "植树节植树", "trees": 7000}


def cell(answer, header):
    """What stands below a header in the first row of a workbook."""
    page = load_workbook(BytesIO(answer.content)).worksheets[0]
    return page.cell(2, [one.value for one in page[1]].index(header) + 1).value


def upload(trees, *rows):
    return SimpleUploadedFile("植树.xlsx", template(sheet_of(trees), rows))


def test_the_page_says_which_columns_to_fill_in(as_clerk, trees):
    page = as_clerk.get(IMPORT).content.decode()

    assert "怎样填" in page
    assert "株数" in page
    assert "登记人" not in page  # a column of the export, which nobody fills in


def test_a_file_is_tried_and_then_written(as_clerk, trees):
    tried = as_clerk.post(IMPORT, {"file": upload(trees, GOOD)})
    assert "写入 1 行" in tried.content.decode()
    assert not CustomEntry.objects.exists()

    as_clerk.post(f"{IMPORT}{tried.context['token']}/write/", {"name": "植树.xlsx"})

    assert CustomEntry.objects.get().title == "植树节植树"


def test_a_file_with_a_bad_cell_offers_no_writing_and_comes_back_marked(as_clerk, trees):
    tried = as_clerk.post(IMPORT, {"file": upload(trees, {**GOOD, "trees": "5万"})})
    page = tried.content.decode()

    marked = as_clerk.get(f"{IMPORT}{tried.context['token']}/errors/")

    assert "第 2 行" in page
    assert "写入" not in page.split("导入结果")[1].split("</section>")[0].replace("一行也没有写入", "")
    assert marked.content.startswith(b"PK")


def test_a_pasted_block_takes_the_same_way(as_clerk, trees):
    tried = as_clerk.post(IMPORT, {"text": "2026-3-12\t植树节植树\t\t7000"})
    as_clerk.post(f"{IMPORT}{tried.context['token']}/write/", {"name": "粘贴", "source": "paste"})

    assert CustomEntry.objects.get().source == "paste"


def test_a_file_of_somebody_else_cannot_be_written(as_clerk, as_head, trees):
    token = as_clerk.post(IMPORT, {"file": upload(trees, GOOD)}).context["token"]

    refused = as_head.post(f"{IMPORT}{token}/write/")

    assert refused.status_code == 400
    assert not CustomEntry.objects.exists()


def test_a_dropped_file_is_gone(as_clerk, trees):
    token = as_clerk.post(IMPORT, {"file": upload(trees, GOOD)}).context["token"]
    as_clerk.post(f"{IMPORT}{token}/drop/")

    assert as_clerk.post(f"{IMPORT}{token}/write/").status_code == 400


def test_an_import_can_be_undone_by_its_owner_alone(as_clerk, as_head, trees):
    token = as_clerk.post(IMPORT, {"file": upload(trees, GOOD)}).context["token"]
    as_clerk.post(f"{IMPORT}{token}/write/")
    undo = f"{IMPORT}{ImportBatch.objects.get().pk}/undo/"

    assert as_head.post(undo).status_code == 404
    as_clerk.post(undo)
    assert not CustomEntry.objects.exists()


def test_nothing_chosen_is_said_at_the_field(as_clerk, trees):
    assert "没有选文件，也没有粘贴内容" in as_clerk.post(IMPORT, {}).content.decode()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nonsense", "不是表格".encode()])
def test_a_broken_file_gets_a_sentence_and_no_crash(as_clerk, trees, content):
    answer = as_clerk.post(IMPORT, {"file": SimpleUploadedFile("x.xlsx", content)})

    assert answer.status_code in (200, 422)
    assert not CustomEntry.objects.exists()


def test_an_export_masks_numbers_unless_a_reason_is_posted(as_clerk, plant, office):
    plant(helper=PersonFactory(name="林美珠", id_number=ID_NUMBER, unit=office))

    plain, full = (
        as_clerk.get("/ledgers/trees/export/"),
        as_clerk.post("/ledgers/trees/export/", {"reason": "报送省妇联"}),
    )

    assert plain.content.startswith(b"PK")
    assert full.content.startswith(b"PK")
    assert as_clerk.post("/ledgers/trees/export/", {"reason": ""}).status_code == 400
