"""What happens to an entry: recorded, changed, confirmed, voided, reversed. One transaction each, trail inside."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import Refused, demand, locked, move
from jinguo.cycle.bookkeeping import permissions
from jinguo.cycle.bookkeeping.kinds import LedgerKind, ledger
from jinguo.cycle.bookkeeping.kinds.base import Values
from jinguo.cycle.bookkeeping.models import Counter
from jinguo.org.structure.models import Staff, Unit

TITLE_IN_NUMBER = 18


@transaction.atomic
def record(kind: LedgerKind, values: Values, *, unit: Unit, by: Staff | None, source: str = "typed") -> Any:
    """Enter a row into a ledger (登记); an event waits for confirmation, a register row counts at once.

    Raises Refused when `by` may not record there or the day is locked; ValidationError by field when the values do
    not hold.
    """
    row = kind.blank(unit, by)
    if by is not None:
        demand(permissions.may_record(by, kind.code, unit, values.get("day") or clock.today()))
    kind.hold(values)
    _put(kind, row, values)
    row.number = number_of(kind, _year_of(row))
    if not kind.is_register:
        row.source = source
    kind.store(row, values)
    audit.record(f"{kind.code}.record", row, by=by, label=str(row))
    return row


@transaction.atomic
def change(row: Any, values: Values, *, by: Staff, seen: int | None = None) -> Any:
    """Correct a row that waits for confirmation; `seen` is the version the actor's form was drawn from.

    Raises Stale when somebody changed it meanwhile, Refused and ValidationError as `record` does.
    """
    kind = ledger(row.ledger)
    row = locked(row, seen)
    demand(permissions.may_change(by, row) if not kind.is_register else permissions.may_keep(by, row))
    if values.get("day"):
        demand(permissions.may_record(by, kind.code, row.unit, values["day"]))  # nor does it move into locked days
    before = kind.values(row)
    kind.hold(values)
    _put(kind, row, values)
    row.version += 1
    kind.store(row, {**before, **values})
    changes = {name: (before[name], value) for name, value in values.items() if before[name] != value}
    audit.record(f"{kind.code}.change", row, by=by, label=str(row), changes=changes)
    return row


@transaction.atomic
def confirm(row: Any, *, by: Staff | None) -> Any:
    """Let an entry count (确认). Raises Refused also when the books would then disagree (`LedgerKind.agrees`)."""
    return _step(row, "confirm", by=by, confirmed_by=by, confirmed_on=clock.today())


@transaction.atomic
def void(row: Any, *, by: Staff | None, reason: str) -> Any:
    """Take an entry out of the books before its figure is published (作废); it stays to be read. Raises as confirm."""
    return _step(row, "void", by=by, reason=reason)


@transaction.atomic
def reverse(row: Any, *, by: Staff, reason: str) -> Any:
    """Take back an entry whose days are locked (冲正): a second entry, dated today, with the sign turned.

    The published figure stays and the running total moves; both are shown. Raises Refused when the entry is not
    locked, not confirmed, or already taken back.
    """
    kind = ledger(row.ledger)
    row = locked(row)
    demand(permissions.may_reverse(by, row))
    kind.hold(kind.values(row))
    if row.reversals.exclude(state="void").exists():
        raise Refused("这条已经冲正过，不能再冲正一次。")
    counter = kind.blank(row.unit, by)
    values = kind.values(row)
    kind.fill(counter, values)
    counter.day, counter.sign, counter.reverses, counter.remark = clock.today(), -1, row, reason[:300]
    counter.state, counter.confirmed_by, counter.confirmed_on = "confirmed", by, clock.today()
    counter.number = number_of(kind, counter.day.year)
    counter.full_clean()
    kind.store(counter, values)
    demand(kind.agrees(counter))
    audit.record(f"{kind.code}.reverse", counter, by=by, label=str(counter), note=reason)
    return counter


def number_of(kind: LedgerKind, year: int) -> str:
    """The next number of a ledger in a year, e.g. 妇女小额贷款2026-0012."""
    return numbers_of(kind, year, 1)[0]


def numbers_of(kind: LedgerKind, year: int, count: int) -> list[str]:
    """The next numbers of a ledger in a year, taken as a set; a long title is cut to what a number may hold."""
    title = kind.title[:TITLE_IN_NUMBER]
    return [f"{title}{year}-{number:04d}" for number in Counter.take(f"{kind.code}-{year}", count)]


def _step(row: Any, verb: str, **facts: Any) -> Any:
    """Take a step that changes what counts, and take it back when the books would not agree afterwards."""
    kind = ledger(row.ledger)
    kind.hold(kind.values(row))
    row = move(row, verb, **facts)
    demand(kind.agrees(row))
    return row


def _put(kind: LedgerKind, row: Any, values: Values) -> None:
    """Fill the row and ask everything that can be wrong, all problems at once; rules wait for sound values."""
    kind.fill(row, values)
    found = _unclean(row)
    whole = kind.filled(row, values)
    found |= {problem.field: [problem.message] for problem in kind.missing(whole)}
    sound = {name: value for name, value in whole.items() if name not in found}
    for problem in kind.check(sound, row):
        found.setdefault(problem.field, []).append(problem.message)
    if found:
        raise ValidationError(found)


def _unclean(row: Any) -> dict[str, list[str]]:
    """Clean the row's columns in place; what the model says against them, by field."""
    try:
        row.full_clean(exclude=["number"])
    except ValidationError as problems:
        return problems.message_dict
    return {}


def _year_of(row: Any) -> int:
    day: date | None = getattr(row, "day", None)
    return (day or clock.today()).year
