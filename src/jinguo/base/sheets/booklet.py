"""Tables to read, several sheets in one workbook: a title, a head, rows, and below them the notes that explain them.

What is written here is read and printed, not imported again; numbers are numbers, texts never become a formula.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from xlsxwriter.workbook import Workbook

from jinguo.base.sheets.writing import CellFormats, header_format, new_workbook, sheet_name, write_exactly

HEAD = 1  # the row of the column heads, below the title
WIDTH = 12


@dataclass(frozen=True)
class Leaf:
    """One sheet; `widths` are those of its first columns, the others have the usual one."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[object]]
    notes: Sequence[str] = ()
    widths: Sequence[int] = ()


def booklet(leaves: Iterable[Leaf]) -> bytes:
    """The workbook; the same leaves give the same bytes. Sheets of one name are told apart by a number."""
    buffer, taken = BytesIO(), set[str]()
    with new_workbook(buffer) as book:
        for leaf in leaves:
            name = _free(sheet_name(leaf.title), taken)
            taken.add(name)
            _write(book, name, leaf)
    return buffer.getvalue()


def _write(book: Workbook, name: str, leaf: Leaf) -> None:
    page, formats, head = book.add_worksheet(name), CellFormats(book, text_wrap=True), header_format(book)
    page.set_paper(9)  # A4
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD)
    page.freeze_panes(HEAD + 1, 1)
    page.set_footer("&C第 &P 页，共 &N 页")
    for at in range(len(leaf.headers)):
        page.set_column(at, at, leaf.widths[at] if at < len(leaf.widths) else WIDTH)
    page.write_string(0, 0, leaf.title, book.add_format({"bold": True, "font_size": 14}))
    for at, words in enumerate(leaf.headers):
        page.write_string(HEAD, at, words, head)
    for number, row in enumerate(leaf.rows, HEAD + 1):
        for at, value in enumerate(row):
            write_exactly(page, number, at, value, formats)
    plain = CellFormats(book)
    for number, note in enumerate(leaf.notes, HEAD + 2 + len(leaf.rows)):
        write_exactly(page, number, 0, note, plain)


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where it is taken; Excel takes capital and small letters for the same."""
    known, number = {one.casefold() for one in taken}, 2
    found = name
    while found.casefold() in known:
        found, number = f"{name[:28]} {number}", number + 1
    return found
