"""A report as an official document: its words, then the table that traces every figure to its entries."""

from jinguo.base.papers.content import Attachment, Paper, Table
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.papers.numbering import day_words
from jinguo.reports.bindings import Spoken
from jinguo.reports.composing import Composition

FIGURES = "文中数据来源"
NAMED_ENTRIES = 3  # more of them are counted
HEADERS = ("序号", "文中的说法", "准确数", "统计项目", "台账记录")
WIDTHS = (3, 7, 6, 7, 12)


def as_word(composition: Composition) -> bytes:
    """The Word file of a report; the same words and figures give the same bytes."""
    return to_docx(paper_of(composition))


def paper_of(composition: Composition) -> Paper:
    """The report before it has a look; without any figure it has no table."""
    under = [composition.subtitle, composition.organ, f"（{day_words(composition.day)}）"]
    paper = Paper(composition.title, under_title=[line for line in under if line])
    for line in composition.lines:
        if line.level:
            paper.heading(line.words, line.level, line.number)
        else:
            paper.body(line.text)
    if composition.figures:
        paper.attachments.append(Attachment(FIGURES, [figure_table(composition)]))
    return paper


def figure_table(composition: Composition) -> Table:
    """Each figure of the text: as it is said, exactly, what measures it, and the entries that make it."""
    rows = [(str(number), *_row(spoken)) for number, spoken in enumerate(composition.figures, 1)]
    return Table(HEADERS, rows, widths=WIDTHS)


def _row(spoken: Spoken) -> tuple[str, str, str, str]:
    return spoken.said, f"{spoken.value}{spoken.unit}", spoken.title, _entries(spoken.entries)


def _entries(numbers: tuple[str, ...]) -> str:
    """The numbers of the entries, one a line; of many the first ones and how many there are."""
    more = [f"等 {len(numbers)} 条"] if len(numbers) > NAMED_ENTRIES else []
    return "\n".join([*numbers[:NAMED_ENTRIES], *more])
