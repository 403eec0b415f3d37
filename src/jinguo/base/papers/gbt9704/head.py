"""版头, title and 主送机关."""

from docx.document import Document
from docx.shared import Mm, Pt

from jinguo.base.papers.content import Masthead, Paper
from jinguo.base.papers.gbt9704.text import (
    BODY,
    CENTER,
    JUSTIFIED,
    RED,
    SUBHEADING,
    TIGHTER_TWENTIETHS,
    TITLE,
    Face,
    add_line,
    blank_line,
    indent,
    rule,
    write,
)
from jinguo.base.papers.numbering import LINE_CHARACTERS, title_lines, width

MARK_BELOW_MM = 35  # from the top of the type area to the top of the mark
MARK_LARGEST = 48  # points; a longer name is set smaller so that it stays on one line
TYPE_AREA_POINTS = 442
RULE_EIGHTHS = 12
TITLE_LINE = 34


def add_head(document: Document, paper: Paper) -> None:
    """Everything above the body."""
    if paper.masthead:
        _add_masthead(document, paper.masthead)
        blank_line(document)
        blank_line(document)
    for line in title_lines(paper.title):
        add_line(document, line, TITLE, align=CENTER, exact=TITLE_LINE)
    for line in paper.under_title:
        add_line(document, line, SUBHEADING, align=CENTER)
    blank_line(document)
    if paper.addressee:
        add_line(document, paper.addressee.rstrip("：:") + "：")


def _add_masthead(document: Document, masthead: Masthead) -> None:
    """The mark in red, two lines below it the number, and the red rule."""
    size = min(MARK_LARGEST, int(TYPE_AREA_POINTS / max(width(masthead.mark), 1)))
    mark = add_line(document, masthead.mark, Face(TITLE.font, size, RED), align=CENTER, exact=size * 1.2)
    mark.paragraph_format.space_before = Mm(MARK_BELOW_MM)
    blank_line(document)
    blank_line(document)
    _add_number(document, masthead)
    rule(add_line(document, "", exact=6), eighths=RULE_EIGHTHS, color="FF0000")


def _add_number(document: Document, masthead: Masthead) -> None:
    """发文字号 centred; upward it stands left and the 签发人 right, each one character in."""
    if not masthead.signer:
        add_line(document, masthead.number, align=CENTER)
        return
    line = add_line(document, masthead.number, align=JUSTIFIED)
    indent(line, BODY, left=1, right=1)
    gap = LINE_CHARACTERS - 2 - width(masthead.number) - width(f"签发人：{masthead.signer}")
    stop = line.paragraph_format.tab_stops
    stop.add_tab_stop(Pt((width(masthead.number) + 1 + max(gap, 1)) * (BODY.size + TIGHTER_TWENTIETHS / 20)))
    write(line, "\t签发人：", BODY)
    write(line, masthead.signer, SUBHEADING)
