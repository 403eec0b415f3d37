"""A table as it was published: plain words in rows, never computed again; and the digest by which a change shows."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from django.core.exceptions import ValidationError

MOST_COLUMNS, MOST_ROWS = 12, 2000
LONGEST_CELL = 200


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Heads and rows of words; every row is as long as the heads. Without heads there is no table."""

    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.heads)

    @classmethod
    def of(cls, heads: Iterable[object], rows: Iterable[Iterable[object]] = ()) -> Self:
        """A table of whatever is given, in its own words. Raises ValidationError (Chinese) by line."""
        made = cls(_words(heads), tuple(_words(row) for row in rows))
        for complaint in made.complaints():
            raise ValidationError(complaint)
        return made

    @classmethod
    def restored(cls, kept: Any) -> Self:
        """What `kept` was made of."""
        return cls(tuple(kept.get("heads", ())), tuple(tuple(row) for row in kept.get("rows", ())))

    @classmethod
    def parsed(cls, text: str) -> Self:
        """A block pasted from a sheet: a line a row, the first one the heads, cells parted by tabs.

        Lines without any word are left out, missing cells at the end are empty. Raises ValidationError by line.

        >>> Snapshot.parsed("姓名\\t部室\\n许惠珍\\t发展部").rows
        (('许惠珍', '发展部'),)
        """
        lines = [line.split("\t") for line in text.splitlines() if line.strip()]
        if not lines:
            return cls()
        heads, *rows = lines
        return cls.of(heads, [[*row, *[""] * (len(heads) - len(row))] for row in rows])

    @property
    def kept(self) -> dict[str, Any]:
        """As it is stored."""
        return {"heads": list(self.heads), "rows": [list(row) for row in self.rows]} if self else {}

    @property
    def text(self) -> str:
        """As it can be pasted again."""
        return "\n".join("\t".join(line) for line in (self.heads, *self.rows)) if self else ""

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """The rows with the head of each cell, which a phone writes beside it."""
        return [list(zip(self.heads, row, strict=True)) for row in self.rows]

    def complaints(self) -> list[str]:
        """What is wrong with it, in Chinese; the lines are counted as they were pasted, the heads being the first."""
        found = [
            f"表格第 {number} 行有 {len(row)} 格，表头有 {len(self.heads)} 格，请补齐或删去多的。"
            for number, row in enumerate(self.rows, 2)
            if len(row) != len(self.heads)
        ]
        if len(self.heads) > MOST_COLUMNS or len(self.rows) > MOST_ROWS:
            found.append(f"表格最多 {MOST_COLUMNS} 列、{MOST_ROWS} 行，请分成几份。")
        if any(len(cell) > LONGEST_CELL for row in (self.heads, *self.rows) for cell in row):
            found.append(f"表格一格最多 {LONGEST_CELL} 个字，长的内容请写进正文。")
        return found


def digest_of(*facts: Any) -> str:
    """SHA-256 of some facts in their order; the same facts give the same digest on any machine."""
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False, default=str).encode()).hexdigest()


def _words(cells: Iterable[object]) -> tuple[str, ...]:
    return tuple(" ".join(str(cell).split()) for cell in cells)
