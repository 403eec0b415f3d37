"""The Word file: what stands in it, and that nothing personal or accidental does."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from jinguo.base.papers import Masthead, Paper, Signature, to_docx
from jinguo.base.papers.tests.samples import DAY, notice


@pytest.fixture(scope="module")
def document():
    return docx.Document(io.BytesIO(to_docx(notice())))


def line_with(document, text):
    return next(paragraph for paragraph in document.paragraphs if text in paragraph.text)


def font_of(paragraph):
    return paragraph.runs[0]._element.rPr.rFonts.get(qn("w:eastAsia")), paragraph.runs[0].font.size.pt


def test_the_same_paper_gives_the_same_bytes():
    assert to_docx(notice()) == to_docx(notice())


def test_no_part_carries_a_time_and_no_property_a_person(document):
    stamps = {part.date_time for part in zipfile.ZipFile(io.BytesIO(to_docx(notice()))).infolist()}
    properties = document.core_properties

    assert stamps == {(1980, 1, 1, 0, 0, 0)}
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.title == notice().title


def test_the_type_area_is_156_by_225_mm(document):
    section = document.sections[0]
    width = section.page_width.mm - section.left_margin.mm - section.right_margin.mm
    height = section.page_height.mm - section.top_margin.mm - section.bottom_margin.mm

    assert (round(width), round(height)) == (156, 225)
    assert not section._sectPr.findall(qn("w:docGrid"))


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("某市妇女联合会文件", ("方正小标宋简体", 48.0)),
        ("某市妇女联合会关于", ("方正小标宋简体", 22.0)),
        ("一、总体情况", ("黑体", 16.0)),
        ("（一）健康领域", ("楷体_GB2312", 16.0)),
        ("1.指标解读", ("仿宋_GB2312", 16.0)),
        ("现将2026年度", ("仿宋_GB2312", 16.0)),
        ("附件1", ("黑体", 16.0)),
    ],
)
def test_each_part_names_its_font_whether_installed_or_not(document, text, font):
    assert font_of(line_with(document, text)) == font


def test_a_seal_leaves_its_room_and_the_date_stands_four_characters_in(document):
    date = line_with(document, "2026年6月3日")

    assert date._element.pPr.ind.get(qn("w:rightChars")) == "400"


def test_without_a_seal_the_organ_stands_two_characters_in_when_it_is_long():
    paper = Paper("关于考评的通报", signature=Signature("某市妇女儿童工作委员会办公室", DAY))
    document = docx.Document(io.BytesIO(to_docx(paper)))

    assert line_with(document, "委员会办公室")._element.pPr.ind.get(qn("w:rightChars")) == "200"


def test_a_signature_is_never_alone_on_its_page(document):
    lines = document.paragraphs
    last = next(at for at, line in enumerate(lines) if line.text == "某市妇女联合会")
    before = lines[last - 4 : last + 1]

    assert all(line.paragraph_format.keep_with_next for line in before)
    assert before[0].text


def test_upward_the_signer_stands_beside_the_number():
    paper = Paper("关于拨款的请示", masthead=Masthead("某市妇女联合会文件", "某妇〔2026〕5号", signer="许惠珍"))
    document = docx.Document(io.BytesIO(to_docx(paper)))

    assert line_with(document, "某妇").text == "某妇〔2026〕5号\t签发人：许惠珍"


def test_a_longer_name_of_an_organ_is_set_smaller_to_stay_on_one_line():
    mark = "某省某市妇女儿童工作委员会办公室文件"
    document = docx.Document(io.BytesIO(to_docx(Paper("关于考评的通报", masthead=Masthead(mark)))))

    assert line_with(document, mark).runs[0].font.size.pt == 442 // len(mark)


def test_a_picture_says_what_it_shows(document):
    (picture,) = document.element.body.iter(qn("wp:docPr"))

    assert picture.get("descr") == "鲤城区78.6%，丰泽区62.0%"


def test_the_head_of_a_table_returns_and_no_row_is_torn(document):
    table = document.tables[0]

    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_the_imprint_rests_on_the_foot_of_the_last_page(document):
    imprint = document.tables[-1]

    assert [row.cells[0].text for row in imprint.rows] == [
        "抄送：省妇女联合会，市委办公室。",
        "某市妇女联合会办公室\t2026年6月3日印发",
    ]
    assert imprint._tbl.tblPr.find(qn("w:tblpPr")).get(qn("w:tblpYSpec")) == "bottom"


def test_properties_stand_in_the_order_of_the_schema(document):
    order = ["keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "tabs", "spacing", "ind", "jc"]
    for properties in document.element.body.iter(qn("w:pPr")):
        names = [etree.QName(child).localname for child in properties if etree.QName(child).localname in order]
        assert names == sorted(names, key=order.index)
