"""A block of cells copied out of Excel, made into a file like any other."""

import csv
from io import StringIO

from jinguo.base.sheets.headers import find_header
from jinguo.base.sheets.importers import Importer
from jinguo.base.sheets.opening import Grid


def as_file(importer: Importer, text: str) -> bytes:
    """The block as a CSV file: its own header counts, else the columns to be filled in, in their order."""
    lines = list(csv.reader(StringIO(text, newline=""), delimiter="\t"))
    if find_header(importer.sheet, Grid("", [list(line) for line in lines])) is None:
        lines.insert(0, [one.header for one in importer.filled_in])
    written = StringIO()
    csv.writer(written).writerows(lines)
    return written.getvalue().encode("utf-8-sig")
