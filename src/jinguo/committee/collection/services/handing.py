"""A return goes its way: submitted, seen through in the unit, accepted by the office, or returned with a reason."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from jinguo.base import clock, files
from jinguo.base.moves import act, demand, locked, move
from jinguo.committee.collection.models import Cell, Return
from jinguo.committee.collection.permissions import may_attach, may_extend, may_submit
from jinguo.committee.collection.queries import cells_of, checked
from jinguo.org.structure.models import Staff
from jinguo.rules.collecting import RULES, Finding

TOLD = 5


@transaction.atomic
def submit(sheet: Return, *, by: Staff, seen: int | None = None, papers: Sequence[File] = ()) -> Return:
    """Hand a return in (提交), with the stamped scan where there is one.

    Raises Refused, Stale (with `seen`); ValidationError while a cell is empty, wrong, or odd without an explanation.
    """
    row = locked(sheet, seen)
    demand(may_submit(by, row), act="return.submit", row=row)
    cells = list(cells_of(row))
    _demand_complete(cells, checked(row, cells))
    attach(row, papers, by=by)
    explained = sum(one.is_explained for one in cells)
    facts = {"submitted_on": clock.today(), "submitted_by": by, "version": row.version + 1}
    facts["first_submitted_on"] = row.first_submitted_on or clock.today()
    note = f"{len(cells)} 格，说明 {explained} 处" if explained else f"{len(cells)} 格"
    return move(sheet, "submit", by=by, reason=note, **facts)


@transaction.atomic
def check(sheet: Return, *, by: Staff, note: str = "", seen: int | None = None) -> Return:
    """See a return through in the unit (本单位审核). Raises Refused, Stale."""
    row = locked(sheet, seen)
    facts = {"checked_on": clock.today(), "checked_by": by, "note": note.strip()}
    return move(sheet, "check", by=by, reason=note.strip(), **facts, version=row.version + 1)


@transaction.atomic
def accept(sheet: Return, *, by: Staff, note: str = "", seen: int | None = None) -> Return:
    """Let a return stand (审核通过). Raises Refused, Stale."""
    row = locked(sheet, seen)
    facts = {"accepted_on": clock.today(), "accepted_by": by, "note": note.strip()}
    return move(sheet, "accept", by=by, reason=note.strip(), **facts, version=row.version + 1)


@transaction.atomic
def send_back(sheet: Return, *, by: Staff, reason: str, seen: int | None = None) -> Return:
    """Return it with a reason (退回). Raises Refused, Stale."""
    return _back(sheet, "send_back", by, reason, seen)


@transaction.atomic
def reopen(sheet: Return, *, by: Staff, reason: str, seen: int | None = None) -> Return:
    """Return one that was accepted already (退回重报), before the lock. Raises Refused, Stale."""
    return _back(sheet, "reopen", by, reason, seen)


@transaction.atomic
def extend(sheet: Return, *, by: Staff, due: date, reason: str) -> Return:
    """Give a unit another last day (延期), with a reason. Raises Refused; ValidationError for one that is no later."""
    row = locked(sheet)
    if due <= row.due:
        raise ValidationError({"due": f"新的截止日要在{row.due.month}月{row.due.day}日之后。"})
    return act("return.extend", sheet, by=by, verdict=may_extend(by, row), note=reason.strip(), due=due)


@transaction.atomic
def attach(sheet: Return, papers: Sequence[File], *, by: Staff) -> Return:
    """Keep the scan with the unit's stamp. Raises Refused; ValidationError for a file that is not accepted."""
    if papers:
        demand(may_attach(by, sheet), act="return.attach", row=sheet)
    for upload in papers:
        files.keep(sheet, upload, by=by)
    return sheet


def _back(sheet: Return, verb: str, by: Staff, reason: str, seen: int | None) -> Return:
    row = locked(sheet, seen)
    facts = {"note": reason.strip(), "accepted_on": None, "accepted_by": None, "checked_on": None, "checked_by": None}
    return move(sheet, verb, by=by, reason=reason.strip(), **facts, version=row.version + 1)


def _demand_complete(cells: Sequence[Cell], findings: Sequence[Finding]) -> None:
    """Nothing empty, nothing wrong, nothing odd without an explanation. Raises ValidationError."""
    empty = [str(one) for one in cells if not one.text]
    told = []
    if empty:
        told.append(f"还有 {len(empty)} 格没有填：{_some(empty)}；没有数据的填“暂无”并说明原因。")
    for is_hard, remedy in ((True, "要改正"), (False, "要写说明")):
        told += [f"{title} {len(at)} 处，{remedy}：{_some(at)}。" for title, at in _found(cells, findings, is_hard)]
    if told:
        raise ValidationError(told)


def _found(cells: Sequence[Cell], findings: Sequence[Finding], is_hard: bool) -> list[tuple[str, list[str]]]:
    """The rules that found something that stands in the way, each with the cells."""
    named = {str(one.pk): str(one) for one in cells}
    at: dict[str, list[str]] = defaultdict(list)
    for one in findings:
        if one.is_open and one.is_hard == is_hard:
            at[one.rule].append(named[one.key])
    return [(rule.title, at[code]) for code, rule in RULES.items() if code in at]


def _some(names: Sequence[str]) -> str:
    return "、".join(names[:TOLD]) + ("等" if len(names) > TOLD else "")
