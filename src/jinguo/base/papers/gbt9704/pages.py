"""The sheet of paper: margins, page numbers, language, and nothing personal in the file."""

from datetime import datetime

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import _Footer
from docx.shared import Mm, Pt

from jinguo.base.papers import fonts
from jinguo.base.papers.content import Paper
from jinguo.base.papers.gbt9704.text import AFTER_AUTO_SPACE, LATIN, LEFT, PAGE_NUMBER, RIGHT, element, indent, write

MADE_ON = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp: the same paper gives the same file
# The dash of the page number lies 7 mm under the type area, which ends 35 mm above the edge.
FOOTER_MM = 25


def set_up(document: Document, paper: Paper) -> None:
    """A4, type area 156 x 225 mm, page numbers outside; mainland Chinese throughout."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(FOOTER_MM)
    # No docGrid: "lines" doubles any paragraph over its pitch, "linesAndChars" spreads characters over two cells.
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    document.settings.odd_and_even_pages_header_footer = True
    _number_pages(section.footer, RIGHT)
    _number_pages(section.even_page_footer, LEFT)
    _set_defaults(document)
    _set_properties(document, paper)


def _number_pages(footer: _Footer, align: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, one character in from the outer edge: right on odd pages, left on even ones (GB/T 9704-2012 7.5)."""
    paragraph = footer.paragraphs[0]
    paragraph.alignment = align
    indent(paragraph, PAGE_NUMBER, right=1 if align == RIGHT else 0, left=1 if align == LEFT else 0)
    write(paragraph, "— ", PAGE_NUMBER)
    for part in (element("fldChar", fldCharType="begin"), _field_code(), element("fldChar", fldCharType="end")):
        write(paragraph, "", PAGE_NUMBER)._element.append(part)
    write(paragraph, " —", PAGE_NUMBER)


def _field_code() -> object:
    code = element("instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = " PAGE "
    return code


def _set_defaults(document: Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, Pt(16)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), fonts.BODY.name)
    for name in ("autoSpaceDE", "autoSpaceDN"):  # else a date grows by a character and hangs out of its place
        normal.element.get_or_add_pPr().insert_element_before(element(name, val=0), *AFTER_AUTO_SPACE)
    for language in document.styles.element.iter(qn("w:lang")):  # else punctuation takes another region's shapes
        language.set(qn("w:val"), "zh-CN")
        language.set(qn("w:eastAsia"), "zh-CN")


def _set_properties(document: Document, paper: Paper) -> None:
    properties = document.core_properties
    properties.title = paper.title.replace("\n", "")
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = MADE_ON
    properties.revision = 1
    properties.language = "zh-CN"
