"""Headings, paragraphs, tables and pictures."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row

from jinguo.base.papers.content import Block, Body, Heading, Picture, Table
from jinguo.base.papers.gbt9704.text import (
    BODY,
    CELL,
    CELL_HEAD,
    CENTER,
    HEADING,
    LEFT,
    RIGHT,
    SUBHEADING,
    Face,
    add_line,
    element,
    shape,
    write,
)

LEVELS: dict[int, Face] = {1: HEADING, 2: SUBHEADING, 3: BODY, 4: BODY}
TYPE_AREA_MM = 156
CELL_LINE = 18
ABOVE_PICTURE = 9  # points; else a picture covers the lower edge of the table above it


def add_block(document: Document, block: Block) -> None:
    """Draw one block of the body or of an attachment."""
    match block:
        case Heading():
            line = add_line(document, block.number + block.text, LEVELS[block.level], first=2)
            line.paragraph_format.keep_with_next = True
        case Body():
            add_line(document, block.text, first=2)
        case Table():
            _add_table(document, block)
        case Picture():
            _add_picture(document, block)


def _add_picture(document: Document, picture: Picture) -> None:
    paragraph = document.add_paragraph()
    shape(paragraph, align=CENTER, exact=0)
    paragraph.paragraph_format.space_before = Pt(ABOVE_PICTURE)
    paragraph.paragraph_format.keep_with_next = True
    drawn = paragraph.add_run().add_picture(BytesIO(picture.png), width=Mm(picture.width_mm))
    drawn._inline.docPr.set("descr", picture.says or picture.caption)
    add_line(document, picture.caption, CELL_HEAD, align=CENTER)


def _add_table(document: Document, table: Table) -> None:
    """A table over the whole type area; its head returns on every page and no row is torn."""
    if table.caption:
        add_line(document, table.caption, CELL_HEAD, align=CENTER).paragraph_format.keep_with_next = True
    drawn = document.add_table(rows=0, cols=len(table.headers), style="Table Grid")
    drawn.alignment, drawn.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = _widths_mm(table)
    head = drawn.add_row()
    _fill(head, table.headers, widths, CELL_HEAD, frozenset(range(len(widths))))
    head._tr.get_or_add_trPr().append(element("tblHeader"))
    for row in table.rows:
        _fill(drawn.add_row(), row, widths, CELL, frozenset(), table.figures)
    for grid, width in zip(drawn._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        grid.set(qn("w:w"), str(round(width * 56.7)))


def _widths_mm(table: Table) -> list[float]:
    shares = list(table.widths) or [1] * len(table.headers)
    return [TYPE_AREA_MM * share / sum(shares) for share in shares]


def _fill(
    row: _Row,
    texts: Sequence[str],
    widths: Sequence[float],
    face: Face,
    centred: frozenset[int],
    figures: frozenset[int] = frozenset(),
) -> None:
    row._tr.get_or_add_trPr().append(element("cantSplit"))
    for at, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.width = Mm(widths[at])
        _write_cell(cell, text, face, CENTER if at in centred else RIGHT if at in figures else LEFT)


def _write_cell(cell: _Cell, text: str, face: Face, align: Any) -> None:
    paragraph = cell.paragraphs[0]
    shape(paragraph, align=align, exact=CELL_LINE)
    write(paragraph, text, face)
