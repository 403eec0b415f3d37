"""Measured on the page as LibreOffice renders it: 22 lines of 28 characters, page numbers, no missing glyph."""

import re
import shutil
import subprocess
from collections import Counter
from xml.etree import ElementTree

import pytest

from jinguo.base.papers import to_docx
from jinguo.base.papers.tests.samples import SENTENCE, notice, plain_pages

pytestmark = [
    pytest.mark.papers,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed"),
]
MM = 72 / 25.4
WORD = "{http://www.w3.org/1999/xhtml}word"
PAGE = "{http://www.w3.org/1999/xhtml}page"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """Both samples as PDF."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "plain.docx").write_bytes(to_docx(plain_pages()))
    (folder / "notice.docx").write_bytes(to_docx(notice()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, folder.glob("*.docx"))], check=True, capture_output=True, timeout=180)
    return folder


def words_by_page(pdf):
    """The words of each page: text, left, top and right in millimetres."""
    page = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True).stdout
    for each in ElementTree.fromstring(page).iter(PAGE):
        yield [
            (word.text or "", *(float(word.get(side)) / MM for side in ("xMin", "yMin", "xMax", "yMax")))
            for word in each.iter(WORD)
        ]


def in_type_area(words):
    return [word for word in words if 37 - 1 < word[2] < 297 - 35 - 3]


def test_a_page_holds_22_lines(rendered):
    full_pages = list(words_by_page(rendered / "plain.pdf"))[1:-1]

    assert full_pages
    assert {len({round(top) for _, _, top, _, _ in in_type_area(page)}) for page in full_pages} == {22}


def test_a_line_holds_28_characters(rendered):
    lines = [word for page in words_by_page(rendered / "plain.pdf") for word, *_ in in_type_area(page)]
    widths = Counter(len(line) for line in lines if set(line) <= set(SENTENCE))

    assert widths.most_common(1)[0][0] == max(widths) == 28


def test_page_numbers_stand_at_the_outer_edge_below_the_type_area(rendered):
    for number, page in enumerate(words_by_page(rendered / "plain.pdf"), start=1):
        foot = [word for word in page if word[2] > 297 - 35]
        assert re.sub(r"\s", "", "".join(word[0] for word in foot)) == f"—{number}—"
        dash_middle = (foot[0][2] + foot[0][4]) / 2
        assert 5.5 < dash_middle - (297 - 35) < 8.5
        if number % 2:
            assert abs(max(word[3] for word in foot) - (210 - 26 - 4.94)) < 2
        else:
            assert abs(min(word[1] for word in foot) - (28 + 4.94)) < 2


def test_the_mark_of_the_organ_stands_35_mm_below_the_upper_edge(rendered):
    first = next(words_by_page(rendered / "notice.pdf"))
    mark = next(word for word in first if word[0].startswith("某市妇女联合会文件"))

    assert abs(mark[2] - (37 + 35)) < 4


def test_every_character_is_printed(rendered):
    text = subprocess.run(["pdftotext", str(rendered / "notice.pdf"), "-"], check=True, capture_output=True).stdout
    printed = re.sub(r"\s", "", text.decode())

    assert "𠮷姓妇女也在统计之内。" in printed
    assert "“目标达成进度”" in printed
    assert "\ufffd" not in printed


def test_every_font_is_embedded(rendered):
    fonts = subprocess.run(
        ["pdffonts", str(rendered / "notice.pdf")], check=True, capture_output=True, text=True
    ).stdout

    assert all(line.split()[-5] == "yes" for line in fonts.splitlines()[2:])


def test_a_table_repeats_its_head_on_the_next_page(rendered):
    heads = [sum(word[0] == "序号" for word in page) for page in words_by_page(rendered / "notice.pdf")]

    assert heads[1:3] == [1, 1]
