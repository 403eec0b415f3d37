"""A grid of cells to fill in: what is drawn, what the browser sends, what it is answered. See ../README.md."""

from jinguo.base.web.cells.exchange import (
    CellEdit,
    Changed,
    Refused,
    Saved,
    Unreadable,
    answer,
    is_plain,
    read_cells,
)
from jinguo.base.web.cells.grid import Cell, CellGrid, ColumnHead, Place, RowHead

__all__ = [
    "Cell",
    "CellEdit",
    "CellGrid",
    "Changed",
    "ColumnHead",
    "Place",
    "Refused",
    "RowHead",
    "Saved",
    "Unreadable",
    "answer",
    "is_plain",
    "read_cells",
]
