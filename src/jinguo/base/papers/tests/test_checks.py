"""What a document must not leave with."""

from dataclasses import replace

import pytest

from jinguo.base.papers import Attachment, Masthead, Paper, Signature, Table, checks
from jinguo.base.papers.tests.samples import DAY, notice


def paper(*paragraphs: str, **parts) -> Paper:
    document = Paper(**{"title": "某市妇女联合会关于春蕾计划的通报"} | parts)
    for text in paragraphs:
        document.body(text)
    return document


def test_the_sample_notice_passes_every_check():
    assert checks.check(notice()).ok


@pytest.mark.parametrize(
    ("title", "words"),
    [("某市妇联春蕾计划通报", "没有写明事由"), ("关于春蕾计划", "没有文种"), ("关于春蕾计划的通报", "没有发文机关")],
)
def test_a_title_names_matter_kind_and_organ(title, words):
    assert words in checks.title_is_complete(paper(title=title)).reason


@pytest.mark.parametrize(
    "parts", [{"masthead": Masthead("某市妇女联合会文件")}, {"signature": Signature("某市妇女联合会", DAY)}]
)
def test_the_organ_may_stand_in_the_head_or_the_signature(parts):
    assert checks.title_is_complete(paper(title="关于春蕾计划的通报", **parts)).ok


def test_a_skipped_level_of_headings_is_named():
    document = paper()
    document.heading("总体情况")
    document.heading("口径", 3)

    assert checks.headings_go_down_step_by_step(document).reason == "“1.口径”跳过了一级标题，请补上第 2 级"


@pytest.mark.parametrize("day", ["2026年06月3日", "2026年6月03日", "2026-06-03", "2026.6.3", "2026/6/3"])
def test_a_date_in_another_style_is_named(day):
    assert day in checks.dates_are_written_alike(paper(f"{day}起施行。")).reason


@pytest.mark.parametrize("text", ["2026年6月3日", "2021—2030年", "12.5%", "电话0595-22781234"])
def test_other_numbers_are_no_dates(text):
    assert checks.dates_are_written_alike(paper(text)).ok


@pytest.mark.parametrize(
    ("titles", "words"), [(["清单", "清单"], "同名"), (["清单。"], "不加标点"), (["清单", ""], "没有名称")]
)
def test_attachments_have_names_of_their_own(titles, words):
    document = paper(attachments=[Attachment(title) for title in titles])

    assert words in checks.attachments_are_named(document).reason


def test_a_figure_of_the_table_that_the_text_does_not_say_is_named():
    document = paper("发放贷款60万元。")

    assert checks.figures_of_tables_stand_in_text(document, ["60万元"]).ok
    assert "“12人”在正文里找不到" in checks.figures_of_tables_stand_in_text(document, ["60万元", "12人"]).reason


@pytest.mark.parametrize(
    ("text", "is_fine"),
    [
        ("争取资金450万元。", True),
        ("捐款12000多元，", True),
        ("争取资金450万。", False),
        ("捐款12000多，", False),
        ("贷款12人。", True),
        ("补助共5000，其中", False),
    ],
)
def test_an_amount_keeps_its_unit(text, is_fine):
    assert checks.amounts_have_units(paper(text)).ok is is_fine


@pytest.mark.parametrize(
    ("number", "is_fine"),
    [
        ("某妇〔2026〕5号", True),
        ("", True),
        ("某妇〔2026〕05号", False),
        ("某妇[2026]5号", False),
        ("某妇〔26〕第5号", False),
    ],
)
def test_a_document_number_has_its_form(number, is_fine):
    assert checks.number_is_well_formed(paper(masthead=Masthead("某市妇女联合会文件", number))).ok is is_fine


@pytest.mark.parametrize("secret", ["11010519491231002X", "13805951234"])
def test_private_data_stay_out_of_what_is_published(secret):
    document = paper(f"联系{secret}。", is_published=True)

    assert not checks.nothing_private_is_published(document).ok
    assert checks.nothing_private_is_published(replace(document, is_published=False)).ok


def test_private_data_in_a_table_are_found_too():
    document = paper(is_published=True)
    document.table(Table(("姓名", "电话"), [("某某", "13805951234")]))

    assert not checks.check(document).ok
