"""The table that is filled in: its heads, its cells, and how it comes back from a browser without scripts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from jinguo.base.web.cells.exchange import CellEdit, Changed, Refused


@dataclass(frozen=True)
class RowHead:
    """What a row is about: a county, a year."""

    key: str
    title: str
    hint: str = ""


@dataclass(frozen=True)
class ColumnHead:
    """What a column asks for, with its unit of measure."""

    key: str
    title: str
    unit: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Cell:
    """One value as it is stored, and what is said about it.

    `version` counts its changes. `remark` asks for an explanation, or with `is_hard` says why it cannot stay so;
    `comment` is the explanation. `missing` marks what is owed. `lowest` and `highest` are checked in the browser as
    well, before anything is sent; who stores the value checks them again.
    """

    key: str
    text: str
    version: int
    kind: Literal["number", "text"] = "number"
    is_locked: bool = False
    remark: str = ""
    is_hard: bool = False
    comment: str = ""
    missing: bool = False
    lowest: str = ""
    highest: str = ""


@dataclass(frozen=True)
class Place:
    """A cell where it stands, with the id of its field; no cell where nothing is asked."""

    code: str
    row: RowHead
    column: ColumnHead
    cell: Cell | None


@dataclass(frozen=True)
class CellGrid:
    """A table to fill in; `cells` has a key of row and column for each cell that is asked for.

    `draft_key` names the place where the browser keeps what could not be sent: person, form and edition. `words` may
    stand for a number, such as 暂无; none of them holds a space.
    """

    rows: Sequence[RowHead]
    columns: Sequence[ColumnHead]
    cells: Mapping[tuple[str, str], Cell]
    save_url: str
    draft_key: str
    corner: str = ""
    words: Iterable[str] = ()

    @property
    def heads(self) -> list[tuple[ColumnHead, str]]:
        """Each column with the kind of its cells: numbers stand to the right, words to the left."""
        kinds = {column: cell.kind for (_, column), cell in self.cells.items()}
        return [(column, kinds.get(column.key, "number")) for column in self.columns]

    @property
    def lines(self) -> Iterator[tuple[RowHead, list[Place]]]:
        """Each row with its places, in the order of the columns."""
        for down, row in enumerate(self.rows, 1):
            yield (
                row,
                [
                    Place(f"c{down}-{right}", row, column, self.cells.get((row.key, column.key)))
                    for right, column in enumerate(self.columns, 1)
                ],
            )

    @cached_property
    def remarked(self) -> list[Place]:
        """The places about which something is said, row by row."""
        return [place for _, places in self.lines for place in places if place.cell and place.cell.remark]

    @property
    def is_open(self) -> bool:
        """Whether there is anything to write."""
        return any(not cell.is_locked for cell in self.cells.values())

    def after(
        self, edits: Sequence[CellEdit], refused: Sequence[Refused] = (), changed: Sequence[Changed] = ()
    ) -> "CellGrid":
        """The grid as a browser without scripts gets it back: with what was not stored, and why."""
        written = {edit.key: edit for edit in edits}
        kept = {one.key: _kept(one.because) for one in refused} | {one.key: _contested(one) for one in changed}
        cells = {
            place: replace(cell, text=written[cell.key].text, **kept[cell.key]) if cell.key in kept else cell
            for place, cell in self.cells.items()
        }
        return replace(self, cells=cells)


def _kept(because: str) -> dict[str, Any]:
    return {"remark": because, "is_hard": True}


def _contested(one: Changed) -> dict[str, Any]:
    """Saving once more overwrites knowingly: the page has said what stands there."""
    told = f"{one.by} {one.moment} 已改为 {one.text or '空'}。再保存一次就用您的。"
    return {**_kept(told), "version": one.version}
