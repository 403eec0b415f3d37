"""Mutations of cells, rows and columns: the workbook still opens."""

import random
from collections.abc import Callable
from datetime import datetime, time, timedelta

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

CELLS = (
    "二〇二四年",
    "2024年",
    "2月30日",
    "2024年2月30日",
    "2024-13-01",
    "五万",
    "5万",
    "１２３",
    "1e308",
    "-1",
    "0",
    "#N/A",
    "=1+1",
    '=HYPERLINK("http://example.invalid","x")',
    "+86 13800001111",
    "@SUM(A1:A9)",
    "'; DROP TABLE staff; --",
    "{{7*7}}{% debug %}",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "𠮷·阿卜杜热依木",
    "\u202e倒写",
    "a\u0301\u0302" * 50,
    "长" * 30_000,
    " ",
    "\u3000",
    "\u200b",
    "是否",
    "TRUE",
    "3.50502E+17",
    "350502198001011234",
    "11010519491231002X",
    1e308,
    -1e308,
    1e-320,
    350502198001011234,
    0.1 + 0.2,
    45359,
    2.5,
    -0.0,
    True,
    False,
    time(3, 4),
    timedelta(days=400),
    datetime(1900, 1, 1),  # noqa: DTZ001 - cells know no zone
    datetime(2024, 3, 8, 14, 30),  # noqa: DTZ001
    datetime(9999, 12, 31),  # noqa: DTZ001
    None,
)


def _place(page: Worksheet, chance: random.Random) -> tuple[int, int]:
    return chance.randint(1, max(page.max_row, 2)), chance.randint(1, page.max_column)


def _put(page: Worksheet, place: tuple[int, int], value: object) -> Cell:
    """Set a cell; one under a merged cell leads to that one."""
    for block in page.merged_cells.ranges:
        if place in {(row, column) for row, column in block.cells}:
            place = (block.min_row, block.min_col)
    cell = page.cell(*place)
    assert isinstance(cell, Cell)
    cell.value = value  # type: ignore[assignment]
    return cell


def odd_value(page: Worksheet, chance: random.Random) -> None:
    """An odd value in any cell, the header's included."""
    _put(page, _place(page, chance), chance.choice(CELLS))


def odd_column(page: Worksheet, chance: random.Random) -> None:
    """One odd value all the way down a column."""
    value, column = chance.choice(CELLS), chance.randint(1, page.max_column)
    for row in range(2, page.max_row + 1):
        _put(page, (row, column), value)


def error_value(page: Worksheet, chance: random.Random) -> None:
    """An error as Excel stores it."""
    cell = _put(page, _place(page, chance), chance.choice(["#N/A", "#REF!", "#DIV/0!"]))
    cell.data_type = "e"


def number_format(page: Worksheet, chance: random.Random) -> None:
    """A number that looks otherwise than it is."""
    cell = _put(page, _place(page, chance), chance.choice([123, 45359, 0.5, 1e15]))
    cell.number_format = chance.choice(["000000", "yyyy-mm-dd", "0%", "[h]:mm", "#,##0", ";;;", '0"万"'])


def swapped_columns(page: Worksheet, chance: random.Random) -> None:
    """The values of two columns exchanged, their headers not."""
    one, other = chance.randint(1, page.max_column), chance.randint(1, page.max_column)
    for row in range(2, page.max_row + 1):
        value = page.cell(row, one).value
        _put(page, (row, one), page.cell(row, other).value)
        _put(page, (row, other), value)


def doubled_header(page: Worksheet, chance: random.Random) -> None:
    """Two columns under one name."""
    _put(page, (1, chance.randint(1, page.max_column)), page.cell(1, 1).value)


def unknown_header(page: Worksheet, chance: random.Random) -> None:
    """A header nobody knows, one that tries a lookup among them."""
    name = chance.choice(["爱好", "user__password", "", " ", "=1+1", "长" * 300])
    _put(page, (1, chance.randint(1, page.max_column)), name)


def lost_column(page: Worksheet, chance: random.Random) -> None:
    """A column taken out."""
    page.delete_cols(chance.randint(1, page.max_column))


def extra_column(page: Worksheet, chance: random.Random) -> None:
    """A column put in, without a name."""
    column = page.max_column + chance.randint(1, 3)
    _put(page, (chance.randint(2, 4), column), "旁注")


def merged(page: Worksheet, chance: random.Random) -> None:
    """A merged block anywhere."""
    row, column = _place(page, chance)
    page.merge_cells(
        start_row=row, start_column=column, end_row=row + chance.randint(0, 3), end_column=column + chance.randint(0, 2)
    )


def title_rows(page: Worksheet, chance: random.Random) -> None:
    """Title rows above the header."""
    page.insert_rows(1, chance.randint(1, 25))
    page["A1"] = "某市妇联台账"


def gaps(page: Worksheet, chance: random.Random) -> None:
    """Blank rows between the rows."""
    page.insert_rows(chance.randint(2, max(page.max_row, 2)), chance.randint(1, 5))


def doubled_row(page: Worksheet, chance: random.Random) -> None:
    """The same row again at the end."""
    row = chance.randint(2, max(page.max_row, 2))
    page.append([cell.value for cell in page[row]])


def lost_rows(page: Worksheet, chance: random.Random) -> None:
    """Nothing below the header."""
    page.delete_rows(2, page.max_row)


def far_cell(page: Worksheet, chance: random.Random) -> None:
    """One cell at the far end, which makes the sheet's rectangle seventeen thousand million cells."""
    page[chance.choice(["XFD1048576", "A1048576", "XFD1", "ZZ90000"])] = "远"


def hidden(page: Worksheet, chance: random.Random) -> None:
    """The sheet hidden behind an empty one."""
    assert page.parent is not None
    page.parent.active = page.parent.create_sheet("空表", 0)
    page.sheet_state = "veryHidden"


CELL_MUTATIONS: tuple[Callable[[Worksheet, random.Random], None], ...] = (
    odd_value,
    odd_value,
    odd_value,
    odd_column,
    error_value,
    number_format,
    swapped_columns,
    doubled_header,
    unknown_header,
    lost_column,
    extra_column,
    merged,
    title_rows,
    gaps,
    doubled_row,
    lost_rows,
    far_cell,
    hidden,
)
