"""Cells are filled in (填报): many at once, nothing newer overwritten, nothing impossible kept, nothing lost.

Everybody's changes of one return come one after the other: the return's row is locked. A cell whose version has moved
on is left as it is and shown beside what was sent, and the person chooses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked
from jinguo.committee.collection.models import Cell, CellChange, Return
from jinguo.committee.collection.permissions import may_fill
from jinguo.committee.collection.queries import cells_of, entries_of, past_of
from jinguo.org.structure.models import Staff
from jinguo.rules.collecting import Finding, Past, check
from jinguo.rules.collecting.cell import alone

LONGEST, LONGEST_COMMENT = 40, 300
UNKNOWN = "这份填报表没有这一格，请刷新页面。"
WRITTEN = ["text", "comment", "comment_on", "version", "changed_by", "changed_at"]


@dataclass(frozen=True, slots=True)
class Edit:
    """What somebody made of a cell that she saw at a version; a comment of None leaves the one that is there."""

    key: str
    text: str
    version: int
    comment: str | None = None


@dataclass
class Filled:
    """What became of some edits: kept with what is odd about them, refused with why, or met by a newer value.

    `beside` are cells that were not sent and of which something else is said now.
    """

    saved: list[tuple[Cell, list[Finding]]] = field(default_factory=list)
    beside: list[tuple[Cell, list[Finding]]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    changed: list[Cell] = field(default_factory=list)
    changes: list[CellChange] = field(default_factory=list)


@transaction.atomic
def fill(sheet: Return, edits: Sequence[Edit], *, by: Staff) -> Filled:
    """Write some cells of a return (填报) with one audit row. Raises Refused where it is not to be filled in."""
    row = locked(sheet)
    demand(may_fill(by, row), act="return.fill", row=row)
    cells = {str(one.pk): one for one in cells_of(row)}
    past = past_of([*cells.values()])
    before = _open_findings(row, cells, past)
    found = Filled()
    for edit in edits:
        _take(row, cells.get(edit.key), edit, found, by)
    _keep(row, found, by)
    after = _open_findings(row, cells, past) if found.changes else before
    sent = {str(cell.pk) for cell, _ in found.saved}
    found.saved = [(cell, after[str(cell.pk)]) for cell, _ in found.saved]
    found.beside = [(one, after[key]) for key, one in cells.items() if key not in sent and after[key] != before[key]]
    return found


@transaction.atomic
def take_back(changes: Sequence[CellChange], *, by: Staff) -> None:
    """Let cells stand again as they did before some changes, which are their latest. Raises Refused."""
    for sheet in {one.cell.sheet for one in changes}:
        mine = [one for one in changes if one.cell.sheet_id == sheet.pk]
        edits = [Edit(str(one.cell_id), one.old_text, one.version, one.old_comment) for one in mine]
        fill(sheet, edits, by=by)


def _take(sheet: Return, cell: Cell | None, edit: Edit, found: Filled, by: Staff) -> None:
    """Sort one edit into what became of it."""
    if because := _refusal(sheet, cell, edit):
        found.refused.append((edit.key, because))
    elif cell is not None and _is_newer(cell, edit):
        found.changed.append(cell)
    elif cell is not None:
        found.changes += _write(cell, edit, by)
        found.saved.append((cell, []))


def _refusal(sheet: Return, cell: Cell | None, edit: Edit) -> str:
    """Why an edit is not kept at all: it is of no cell here, or cannot be true by itself."""
    if cell is None:
        return UNKNOWN
    if len(edit.text) > LONGEST or len(edit.comment or "") > LONGEST_COMMENT:
        return f"填报内容最多 {LONGEST} 个字，说明最多 {LONGEST_COMMENT} 个字，请写短一些。"
    hard = next((one for one in alone(cell.entry(sheet.unit.region_id, edit.text.strip())) if one.is_hard), None)
    return f"{hard.words}。" if hard else ""


def _is_newer(cell: Cell, edit: Edit) -> bool:
    """Whether somebody else has made another thing of it; the same sent twice is no quarrel."""
    says_same = cell.text == edit.text.strip() and edit.comment in (None, cell.comment)
    return cell.version != edit.version and not says_same


def _write(cell: Cell, edit: Edit, by: Staff) -> list[CellChange]:
    """Bring an edit onto its cell; the change with what stood there before, none where it says the same."""
    text, comment = edit.text.strip(), cell.comment if edit.comment is None else edit.comment.strip()
    is_meant = edit.comment is not None and bool(comment) and (comment != cell.comment or text == cell.text)
    comment_on = text if is_meant else cell.comment_on
    if (text, comment, comment_on) == (cell.text, cell.comment, cell.comment_on):
        return []
    before = {"old_text": cell.text, "old_comment": cell.comment, "old_comment_on": cell.comment_on}
    cell.text, cell.comment, cell.comment_on = text, comment, comment_on
    cell.version, cell.changed_by, cell.changed_at = cell.version + 1, by, clock.now()
    return [CellChange(cell=cell, version=cell.version, by=by, at=cell.changed_at, **before)]


def _keep(sheet: Return, found: Filled, by: Staff) -> None:
    if found.changes:
        Cell.objects.bulk_update([one.cell for one in found.changes], WRITTEN, batch_size=500)
        CellChange.objects.bulk_create(found.changes, batch_size=500)
        audit.record("return.fill", sheet, by=by, changes=_told(found.changes), note=f"{len(found.changes)} 格")


def _told(changes: Sequence[CellChange]) -> dict[str, tuple[str, str]]:
    """Old and new of each cell, for the trail."""
    return {
        str(one.cell): (_words(one.old_text, one.old_comment), _words(one.cell.text, one.cell.comment))
        for one in changes
    }


def _words(text: str, comment: str) -> str:
    return f"{text}（{comment}）" if comment else text


def _open_findings(sheet: Return, cells: Mapping[str, Cell], past: Past) -> dict[str, list[Finding]]:
    """What stands open about each cell."""
    found: dict[str, list[Finding]] = {key: [] for key in cells}
    for one in check(entries_of(sheet, cells.values()), past):
        if one.is_open:
            found[one.key].append(one)
    return found
