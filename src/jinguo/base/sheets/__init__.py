"""The one Excel engine: template = export, exact reading, every complaint with row, column and a Chinese sentence."""

from jinguo.base.sheets.columns import CellError, Column, Reading, Row, Sheet, SheetError
from jinguo.base.sheets.importers import FINDERS, IMPORTERS, Importer, RowsRefused, Saved, register
from jinguo.base.sheets.marking import marked_up
from jinguo.base.sheets.reading import parse_paste, read
from jinguo.base.sheets.writing import template

__all__ = [
    "FINDERS",
    "IMPORTERS",
    "CellError",
    "Column",
    "Importer",
    "Reading",
    "Row",
    "RowsRefused",
    "Saved",
    "Sheet",
    "SheetError",
    "marked_up",
    "parse_paste",
    "read",
    "register",
    "template",
]
