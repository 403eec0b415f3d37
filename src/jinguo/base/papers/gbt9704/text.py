"""Runs and paragraphs: the one place that speaks Word's XML for text."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from jinguo.base.papers import fonts

LEFT, CENTER, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
JUSTIFIED = WD_ALIGN_PARAGRAPH.JUSTIFY
RED = RGBColor(0xFF, 0, 0)
LATIN = "Times New Roman"

# 22 lines in 225 mm. Exactly 29 pt is 0.2 pt too much for the page and gives 21 lines; 28.95 pt (579 twips) gives 22.
LINE = 28.95
# 28 characters in 156 mm (442.2 pt): a 16 pt glyph advances by 15.75 pt; with 15.8 pt (442.4) the last one wraps.
TIGHTER_TWENTIETHS = -5

# Word refuses a file whose properties stand in another order than its schema's.
AFTER_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang")
AFTER_AUTO_SPACE = ("w:bidi", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")
AFTER_BORDERS = ("w:shd", "w:tabs", "w:autoSpaceDE", "w:autoSpaceDN", *AFTER_AUTO_SPACE)


@dataclass(frozen=True, slots=True)
class Face:
    """A font at a size in points: 2号 22, 3号 16, 4号 14."""

    font: fonts.Font
    size: float
    color: RGBColor | None = None

    @property
    def is_body_size(self) -> bool:
        """Whether 28 of its characters must fit a line."""
        return self.size == BODY_SIZE


BODY_SIZE = 16
TITLE = Face(fonts.TITLE, 22)
BODY = Face(fonts.BODY, BODY_SIZE)
HEADING = Face(fonts.HEADING, BODY_SIZE)
SUBHEADING = Face(fonts.SUBHEADING, BODY_SIZE)
SMALL = Face(fonts.BODY, 14)
CELL, CELL_HEAD = Face(fonts.BODY, 12), Face(fonts.HEADING, 12)
PAGE_NUMBER = Face(fonts.PAGE_NUMBER, 14)


def element(name: str, **attributes: object) -> Any:
    """An element of Word's main namespace; attributes too.

    >>> element("spacing", val=-5).get(qn("w:val"))
    '-5'
    """
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def write(paragraph: Paragraph, text: str, face: Face) -> Run:
    """Add a run. The East Asian font and the hint stand on every run, else quotation marks turn Latin."""
    run = paragraph.add_run(text)
    latin = face.font.name if face.font is fonts.PAGE_NUMBER else LATIN
    run.font.name = latin
    run.font.size = Pt(face.size)
    run.font.color.rgb = face.color
    properties = run._element.get_or_add_rPr()
    shapes = properties.get_or_add_rFonts()
    for key, value in {"ascii": latin, "hAnsi": latin, "cs": latin, "eastAsia": face.font.name}.items():
        shapes.set(qn(f"w:{key}"), value)
    shapes.set(qn("w:hint"), "eastAsia")
    if face.is_body_size:
        properties.insert_element_before(element("spacing", val=TIGHTER_TWENTIETHS), *AFTER_SPACING)
    return run


def add_line(
    page: Any,
    text: str,
    face: Face = BODY,
    *,
    align: WD_ALIGN_PARAGRAPH = JUSTIFIED,
    first: float = 0,
    right: float = 0,
    exact: float = LINE,
) -> Paragraph:
    """Add a paragraph to a document or cell; `first` (line) and `right` indents are in characters of its face."""
    paragraph: Paragraph = page.add_paragraph()
    shape(paragraph, align=align, exact=exact)
    indent(paragraph, face, first=first, right=right)
    if text:
        write(paragraph, text, face)
    return paragraph


def shape(paragraph: Paragraph, *, align: WD_ALIGN_PARAGRAPH = JUSTIFIED, exact: float = LINE) -> None:
    """Set alignment and exact line spacing in points; 0 is single spacing, which a picture needs to be seen whole."""
    paragraph.alignment = align
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.widow_control = False  # it would leave page ends with 21 lines
    if exact:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(exact)
    else:
        form.line_spacing_rule = WD_LINE_SPACING.SINGLE


def indent(
    paragraph: Paragraph, face: Face, *, first: float = 0, left: float = 0, hanging: float = 0, right: float = 0
) -> None:
    """Indent by characters; Word reads the hundredths of a character, others the twips."""
    advance = (face.size + (TIGHTER_TWENTIETHS / 20 if face.is_body_size else 0)) * 20
    place = paragraph._element.get_or_add_pPr().get_or_add_ind()
    for key, count in (("firstLine", first), ("left", left), ("hanging", hanging), ("right", right)):
        if count:
            place.set(qn(f"w:{key}Chars"), str(round(count * 100)))
            place.set(qn(f"w:{key}"), str(round(count * advance)))


def blank_line(page: Document) -> None:
    """One empty line of the type area."""
    add_line(page, "")


def rule(paragraph: Paragraph, *, eighths: int, color: str) -> None:
    """A line under a paragraph, as wide as the type area; its weight in eighths of a point."""
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz=eighths, space=1, color=color))
    paragraph._element.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)
