"""附件说明, signature and date, 附注, attachments and 版记."""

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph

from jinguo.base.papers.content import Attachment, Imprint, Signature
from jinguo.base.papers.gbt9704.blocks import TYPE_AREA_MM, add_block
from jinguo.base.papers.gbt9704.text import (
    BODY,
    CENTER,
    HEADING,
    RIGHT,
    SMALL,
    TITLE,
    add_line,
    blank_line,
    element,
    indent,
    shape,
    write,
)
from jinguo.base.papers.numbering import day_words, indents_with_seal, indents_without_seal, title_lines, width

OUTER_EIGHTHS, INNER_EIGHTHS = 8, 6  # 0.35 mm and 0.25 mm
TITLE_LINE = 34
SMALL_LINE = 22
CHARACTER_MM = 4.94  # one 4号 character


def add_attachment_note(document: Document, titles: list[str]) -> None:
    """附件： one line below the body, two characters in; several are numbered and wrap under their own name."""
    blank_line(document)
    for number, title in enumerate(titles, start=1):
        count = f"{number}." if len(titles) > 1 else ""
        label = ("附件：" if number == 1 else "") + count
        line = add_line(document, label + title)
        line.paragraph_format.keep_with_next = number < len(titles)
        indent(line, BODY, left=5 + width(count), hanging=width(label))


def add_signature(document: Document, signature: Signature) -> None:
    """署名, date and 附注; the lines before are kept with them, so that no page holds a signature alone."""
    place = indents_with_seal if signature.sealed else indents_without_seal
    organ_indent, day_indent = place(signature.organ, signature.day)
    for paragraph in document.paragraphs[-1:]:
        paragraph.paragraph_format.keep_with_next = True
    for _ in range(3 if signature.sealed else 1):
        add_line(document, "").paragraph_format.keep_with_next = True
    organ = add_line(document, signature.organ, align=RIGHT, right=organ_indent)
    organ.paragraph_format.keep_with_next = True
    day = add_line(document, day_words(signature.day), align=RIGHT, right=day_indent)
    if signature.note:
        day.paragraph_format.keep_with_next = True
        add_line(document, f"（{signature.note.strip('（）()')}）", first=2)


def add_attachment(document: Document, attachment: Attachment, number: int, count: int) -> None:
    """An attachment on a new page: 附件 and its number at the edge, the title two lines below."""
    label = add_line(document, "附件" + (str(number) if count > 1 else ""), HEADING)
    label.paragraph_format.page_break_before = True
    blank_line(document)
    for line in title_lines(attachment.title):
        add_line(document, line, TITLE, align=CENTER, exact=TITLE_LINE)
    blank_line(document)
    for block in attachment.blocks:
        add_block(document, block)


def add_imprint(document: Document, imprint: Imprint) -> None:
    """版记 at the foot of the last page: its lowest rule lies on the lower edge of the type area.

    A floating table: Word and WPS place it at the foot, LibreOffice before 24 leaves it where the text ends.
    """
    table = document.add_table(rows=0, cols=1)
    table.autofit = False
    if imprint.copies:
        _add_imprint_line(table, f"抄送：{imprint.copies.rstrip('。')}。")
    printed = _add_imprint_line(table, imprint.printer)
    printed.paragraph_format.tab_stops.add_tab_stop(Mm(TYPE_AREA_MM - CHARACTER_MM), WD_TAB_ALIGNMENT.RIGHT)
    write(printed, f"\t{day_words(imprint.printed_on)}印发", SMALL)
    _place_at_foot(table)
    add_line(document, "", exact=1)  # a document may not end with a table


def _add_imprint_line(table: Table, text: str) -> Paragraph:
    cell = table.add_row().cells[0]
    cell.width = Mm(TYPE_AREA_MM)
    line: Paragraph = cell.paragraphs[0]
    shape(line, exact=SMALL_LINE)
    indent(line, SMALL, left=1, right=1)
    write(line, text, SMALL)
    return line


def _place_at_foot(table: Table) -> None:
    """Outer rules 0.35 mm, inner 0.25 mm; nothing between rule and edge of the type area."""
    place = element("tblpPr", vertAnchor="margin", horzAnchor="margin", tblpXSpec="center", tblpYSpec="bottom")
    borders, margins = element("tblBorders"), element("tblCellMar")
    for side, eighths in (("top", OUTER_EIGHTHS), ("bottom", OUTER_EIGHTHS), ("insideH", INNER_EIGHTHS)):
        borders.append(element(side, val="single", sz=eighths, space=0, color="000000"))
    for side in ("left", "right"):
        margins.append(element(side, w=0, type="dxa"))
    properties = table._tbl.tblPr
    properties.insert_element_before(place, "w:tblW", "w:jc", "w:tblLayout", "w:tblLook")
    properties.insert_element_before(borders, "w:tblLayout", "w:tblLook")
    properties.insert_element_before(margins, "w:tblLook")
