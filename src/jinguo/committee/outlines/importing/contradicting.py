"""Rows of one source that contradict each other: a total and its parts, a rate and its counts.

Source: outlines/disagreements.md (totals and parts contradict each other inside one report: show the contradiction
instead of correcting it silently). What a report really says is let in with 已核实 in its remark.
"""

from collections.abc import Iterator
from decimal import Decimal

from jinguo.base.sheets import CellError
from jinguo.base.sheets.columns import Row
from jinguo.committee.outlines.importing.reading import Desk
from jinguo.rules.collecting import PARTS, Entry, Finding
from jinguo.rules.collecting.table import together
from jinguo.rules.outlines.slips import CONFIRMED

HEADERS = {**PARTS, "value": "监测值"}
CHECK = f"请核对，原文如此的在备注里写“{CONFIRMED}”"


def contradictions(desk: Desk) -> Iterator[CellError]:
    """What is certainly wrong between the rows of one source, told at the row that holds the whole."""
    rows = [row for row in desk.rows if CONFIRMED not in (row["note"] or "")]
    entries = [entry for row in rows for entry in _entries(desk, row)]
    by_key = {str(row["_row"]): row for row in rows}
    for one in together(entries):
        if one.is_hard:
            yield _told(one, by_key)


def _entries(desk: Desk, row: Row) -> Iterator[Entry]:
    """The values of a row as the checks see them; each source is a place of its own."""
    _, region, group, _, source = desk.key(row)
    rule = desk.rule_of(row)
    for part in PARTS:
        if row[part] is not None:
            key, text = f"{row['_row']}.{part}", _plain(row[part])
            yield Entry(key, rule, row["year"], text, f"{region}|{source}", group=group, part=part)


def _told(one: Finding, by_key: dict[str, Row]) -> CellError:
    at, _, part = one.key.partition(".")
    row = by_key[at]
    return CellError(row["_row"], HEADERS[part], _plain(row[part]), f"{one.title}：{one.because}，{CHECK}。")


def _plain(value: object) -> str:
    return f"{Decimal(str(value)):f}"
