"""Dated figures (value, unit, from, to, clause): what a rule's numbers were on a given day.

When a rule changes, a row with a new date is added and no old line is touched, so a result of an
earlier year recomputes to the same figure.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

UNCONFIRMED = "待核实"
SECONDARY = "二手来源"

Value = int | Decimal | str


class FigureMissingError(LookupError):
    """No row speaks for that name on that day; the message says so in Chinese."""


@dataclass(frozen=True)
class Figure:
    """One value in force from `first` to `last` (inclusive; None: until a newer row replaces it).

    `name` is for code, `title` for readers. `confidence` is empty when the original text was seen,
    else 待核实 or 二手来源, and is shown wherever the figure is quoted.
    """

    name: str
    title: str
    value: Value
    unit: str
    first: date
    last: date | None
    clause: str
    confidence: str = ""

    def in_force(self, on: date) -> bool:
        """Whether this row may speak on that day (a newer row may still replace it)."""
        return self.first <= on and (self.last is None or on <= self.last)

    @property
    def number(self) -> Decimal:
        """The value for arithmetic; a TypeError for a figure that is a text."""
        if isinstance(self.value, str):
            raise TypeError(f"{self.name} is a text, not a number")
        return Decimal(self.value)

    @property
    def source(self) -> str:
        """The clause as it is quoted to readers, with its confidence if that is not full."""
        return f"{self.clause}（{self.confidence}）" if self.confidence else self.clause


def figure(name: str, on: date, own: Iterable[Figure] = ()) -> Figure:
    """The figure of that name in force on that day.

    An organisation's `own` rows are asked first, then the shipped ones; among those in force the
    one that started last wins. Raises `FigureMissingError` where no row speaks.

    >>> figure("loan.personal.cap", date(2026, 6, 3)).value
    300000
    """
    shipped = shipped_figures().get(name, ())
    found = _newest(_named(name, own), on) or _newest(shipped, on)
    if found is None:
        title = shipped[0].title if shipped else name
        raise FigureMissingError(f"{on.year}年{on.month}月{on.day}日的“{title}”没有收录，请补录一行。")
    return found


def read_figures(text: str) -> list[Figure]:
    """The `[[figure]]` rows of one TOML text, in their order; a row without a clause is refused."""
    rows = tomllib.loads(text, parse_float=Decimal).get("figure", [])
    return [_row(row) for row in rows]


@cache
def shipped_figures() -> Mapping[str, tuple[Figure, ...]]:
    """Every figure of `rules/figures/*.toml` by name."""
    by_name: dict[str, tuple[Figure, ...]] = {}
    folder = files("jinguo.rules.figures")
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".toml"):
            for row in read_figures(file.read_text(encoding="utf-8")):
                by_name[row.name] = (*by_name.get(row.name, ()), row)
    return by_name


def _named(name: str, rows: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(row for row in rows if row.name == name)


def _newest(rows: Iterable[Figure], on: date) -> Figure | None:
    return max((row for row in rows if row.in_force(on)), key=lambda row: row.first, default=None)


def _row(row: dict[str, Any]) -> Figure:
    return Figure(
        name=row["name"],
        title=row["title"],
        value=row["value"],
        unit=row["unit"],
        first=row["from"],
        last=row.get("to"),
        clause=row["clause"],
        confidence=row.get("confidence", ""),
    )
