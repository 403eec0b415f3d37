"""What a sheet is: its columns, their kinds, and the answers of reading one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

Row = dict[str, Any]
Choices = Sequence[tuple[str, str] | str] | Callable[[], Sequence[tuple[str, str] | str]]

# Excel numbers carry 15 decimal digits; a longer one has already been rounded before we see it.
EXACT_DIGITS = 15
KINDS = ("text", "integer", "decimal", "yuan", "date", "choice", "code", "bool", "id_number", "phone")
TOLD_CHOICES = 12
TEXT_KINDS = frozenset({"text", "code", "id_number", "phone"})


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    `name` is the key of the row, `header` the words above the column, `aliases` other words that are understood for
    it. `kind` is one of `KINDS`: `yuan` is a Decimal with at most two places, `code` a text that may begin with zeros,
    `bool` is written 是 or 否. `choices` are pairs (stored value, label), or plain labels, or a function that returns
    them when the sheet is used. `minimum` and `maximum` bound numbers, `places` the decimals, `digits` the exact
    length of a code, `max_length` that of a text (of a code, if it has no `digits`). `width` is in characters. What
    `is_locked` is shown and not filled in: with such a column the template lets nothing else be written over.
    """

    name: str
    header: str
    kind: str = "text"
    required: bool = False
    choices: Choices = ()
    aliases: Sequence[str] = ()
    hint: str = ""
    width: int = 14
    minimum: Decimal | int | None = None
    maximum: Decimal | int | None = None
    places: int | None = None
    digits: int | None = None
    max_length: int = 2000
    is_locked: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.name}: unknown kind {self.kind}")

    def options(self) -> list[tuple[str, str]]:
        """The choices as pairs (stored value, label), asked afresh."""
        choices = self.choices() if callable(self.choices) else self.choices
        return [(choice, choice) if isinstance(choice, str) else choice for choice in choices]

    @property
    def help(self) -> str:
        """What to write into it: its hint, else the choices while they are few; empty where neither says anything.

        >>> Column("sex", "性别", choices=("女", "男")).help
        '填：女、男'
        """
        labels = [] if self.hint else [label for _, label in self.options()]
        return f"填：{'、'.join(labels)}" if 0 < len(labels) <= TOLD_CHOICES else self.hint


@dataclass(frozen=True)
class CellError:
    """One complaint about an upload.

    `row` counts from 1 as the user sees it in Excel, 0 where the whole file is meant; `header` names the column, empty
    where the whole row is meant; `value` is what stands there; `message` is a Chinese sentence, fact then remedy.
    `column` counts from 0 (A is 0) where reading knows the place, else None.
    """

    row: int
    header: str
    value: str
    message: str
    column: int | None = None

    @property
    def place(self) -> str:
        """Where it stands, in the user's words.

        >>> CellError(5, "姓名", "", "没有填写，请补上。").place
        '第 5 行“姓名”'
        """
        row = f"第 {self.row} 行" if self.row else ""
        return row + (f"“{self.header}”" if self.header else "") or "整个文件"


@dataclass(frozen=True)
class Sheet:
    """A kind of sheet: template, export and import in one description.

    `check_row` looks at one parsed row, `check_rows` at all rows that parsed (duplicates, references); both return
    complaints and write nothing. A row's `"_row"` is its number in the file.
    """

    code: str
    title: str
    columns: Sequence[Column]
    check_row: Callable[[Row], list[CellError]] | None = None
    check_rows: Callable[[list[Row]], list[CellError]] | None = None

    def __post_init__(self) -> None:
        words = [word for column in self.columns for word in {column.header, *column.aliases}]
        names = [column.name for column in self.columns]
        if len(set(words)) < len(words) or len(set(names)) < len(names):
            raise ValueError(f"{self.code}: two columns share a name, a header or an alias")

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when there is none."""
        return {column.name: column for column in self.columns}[name]


@dataclass
class Reading:
    """What reading an upload gave.

    `rows` holds the rows without any complaint; `notes` are remarks that do not stand in the way, such as an optional
    column that is absent. Only a reading that is `ok` may be written.
    """

    rows: list[Row] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether all of it can be written."""
        return not self.errors


class SheetError(ValueError):
    """A complaint about the file as a whole, in Chinese."""


def shown(value: object) -> str:
    """A cell's value as the user sees it, at most 40 characters.

    >>> shown(5.0), shown(date(2024, 3, 8)), shown(True), shown(None), shown(timedelta(hours=30))
    ('5', '2024-03-08', '是', '', '30:00:00')
    """
    text = _shown_number(value) if isinstance(value, int | float) else _shown_other(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _shown_number(value: float) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value:.{EXACT_DIGITS}g}"


def _shown_other(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return value.isoformat() if isinstance(value, date | time) else str(value).strip()


Value = str | int | float | bool | date | datetime | time | timedelta | None
