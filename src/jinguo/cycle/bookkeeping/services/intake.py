"""Entering many rows as a set: the rules for one, the writing in few statements, one row in the trail.

Nothing is asked of the database row by row, so that fifty thousand rows of a file are a matter of a minute.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model

from jinguo.base import audit, clock
from jinguo.base.cleaning import Cleaner
from jinguo.base.once import asked_once
from jinguo.cycle.bookkeeping.kinds import LedgerKind
from jinguo.cycle.bookkeeping.kinds.base import Values
from jinguo.cycle.bookkeeping.permissions import may_record
from jinguo.cycle.bookkeeping.queries import lock_finder
from jinguo.cycle.bookkeeping.services.batches import digest
from jinguo.cycle.bookkeeping.services.entries import numbers_of
from jinguo.cycle.bookkeeping.services.likeness import like, likes_in_the_books
from jinguo.org.people.services import Identity, NameDiffers, know_all
from jinguo.org.structure.models import Staff, Unit

SHARED = "与别的记录相抵触，请核对后再导入"


@dataclass(frozen=True, slots=True)
class Line:
    """One row to be entered: its number in the file, its values (people may be identities), into whose books."""

    at: int
    values: Values
    unit: Unit


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one line: at which field (empty: the whole line), and a Chinese sentence."""

    at: int
    field: str
    message: str


class LinesRefused(Exception):
    """Lines that cannot be entered; nothing is."""

    def __init__(self, complaints: Sequence[Complaint]) -> None:
        super().__init__(f"有 {len(complaints)} 处问题")
        self.complaints = list(complaints)


@transaction.atomic
@asked_once()
def record_all(kind: LedgerKind, lines: Sequence[Line], *, by: Staff | None, source: str) -> list[Any]:
    """Enter all lines or none, in their order. Raises LinesRefused with every complaint that can be found at once."""
    _refuse(list(_not_allowed(kind, lines, by)))
    named = _with_people(lines)
    rows = [kind.blank(line.unit, by) for line in named]
    _refuse(list(_all_unsound(kind, named, rows)))
    marks = [like(kind, line.values, line.unit) for line in named]
    _refuse(list(_doubled(kind, named, marks)))
    for row, number in _numbered(kind, rows):
        row.number = number
        if not kind.is_register:
            row.source = source
    _store(kind, named, rows)
    words = (f"{row.number} {mark}" for row, mark in zip(rows, marks, strict=True))
    note = f"{len(rows)} 条，{rows[0].number} 至 {rows[-1].number}，校验码 {digest(words)}" if rows else "0 条"
    audit.record(f"{kind.code}.record_all", by=by, label=kind.title, note=note)
    return rows


def _refuse(complaints: list[Complaint]) -> None:
    if complaints:
        raise LinesRefused(complaints)


def _not_allowed(kind: LedgerKind, lines: Iterable[Line], by: Staff | None) -> Iterator[Complaint]:
    """Lines of units where she may not record, and of locked days; the console is not asked."""
    locks = lock_finder(kind.code)
    if by is None:
        return
    for line in lines:
        verdict = may_record(by, kind.code, line.unit, line.values.get("day") or clock.today(), locks)
        if not verdict:
            yield Complaint(line.at, "day" if "day" in kind.names else "", f"{verdict.reason}。")


def _with_people(lines: Sequence[Line]) -> list[Line]:
    """The lines with their identities become persons, a unit's people at a time."""
    people: dict[int, list[tuple[Line, str, Identity]]] = defaultdict(list)
    units = {line.unit.pk: line.unit for line in lines}
    for line in lines:
        for name, who in _identities(line.values):
            people[line.unit.pk].append((line, name, who))
    known: dict[tuple[int, str, Identity], Any] = {}
    for pk, asked in people.items():
        regions = [line.values.get("region") for line, _, _ in asked]
        found = know_all([who for _, _, who in asked], unit=units[pk], regions=regions)
        known |= {(line.at, name, who): one for (line, name, who), one in zip(asked, found, strict=True)}
    _refuse([Complaint(at, name, f"{one.messages[0]}。") for (at, name, _), one in known.items() if _differs(one)])
    return [replace(line, values=_named(line, known)) for line in lines]


def _differs(found: Any) -> bool:
    """Whether a name differs from the one that the ID number is known under."""
    return isinstance(found, NameDiffers)


def _identities(values: Values) -> Iterator[tuple[str, Identity]]:
    for name, value in values.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Identity):
                yield name, one


def _named(line: Line, known: dict[tuple[int, str, Identity], Any]) -> Values:
    def person(name: str, value: Any) -> Any:
        if isinstance(value, list):
            return list(dict.fromkeys(person(name, one) for one in value))
        return known[line.at, name, value] if isinstance(value, Identity) else value

    return {name: person(name, value) for name, value in line.values.items()}


def _all_unsound(kind: LedgerKind, lines: Sequence[Line], rows: Sequence[Any]) -> Iterator[Complaint]:
    """What is wrong with the lines; relations were found in the database already, and are not asked again."""
    kind.foresee([(line.values, line.unit) for line in lines])
    if rows:
        relations = [field.name for field in rows[0]._meta.fields if field.is_relation]
        cleaner = Cleaner(type(rows[0]), ["number", *relations])
        for line, row in zip(lines, rows, strict=True):
            yield from _unsound(kind, line, row, cleaner)


def _unsound(kind: LedgerKind, line: Line, row: Any, cleaner: Cleaner) -> Iterator[Complaint]:
    """What columns, required fields and the ledger's rules say against one line; the row is filled with it."""
    kind.hold(line.values)
    kind.fill(row, line.values)
    found = _unclean(row, cleaner)
    whole = kind.filled(row, line.values)
    found |= {problem.field: problem.message for problem in kind.missing(whole)}
    sound = {name: value for name, value in whole.items() if name not in found}
    for problem in kind.check(sound, row):
        found.setdefault(problem.field, problem.message)
    return (Complaint(line.at, name, f"{message.rstrip('。')}。") for name, message in found.items())


def _unclean(row: Model, cleaner: Cleaner) -> dict[str, str]:
    """What the row's own columns say, and the row as a whole."""
    try:
        cleaner.clean(row)
        row.clean()
    except ValidationError as problems:
        return {name: messages[0] for name, messages in problems.message_dict.items()}
    return {}


def _doubled(kind: LedgerKind, lines: Sequence[Line], marks: Sequence[Hashable]) -> Iterator[Complaint]:
    """Lines that say the same as an earlier one of the file, or as an entry of the books."""
    seen: dict[Any, int] = {}
    books = likes_in_the_books(kind, [(line.values, line.unit) for line in lines])
    for line, mark in zip(lines, marks, strict=True):
        if mark in seen:
            yield Complaint(line.at, "", f"与第 {seen[mark]} 行相同，确是两件请在备注里写明区别。")
        elif mark in books:
            yield Complaint(line.at, "", f"台账里已有相同的一条（{books[mark]}），确是两件请在备注里写明区别。")
        seen.setdefault(mark, line.at)


def _numbered(kind: LedgerKind, rows: Sequence[Any]) -> Iterator[tuple[Any, str]]:
    """Each row with its number, a year's numbers taken at once."""
    by_year: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        by_year[(getattr(row, "day", None) or clock.today()).year].append(row)
    for year, its in by_year.items():
        yield from zip(its, numbers_of(kind, year, len(its)), strict=True)


def _store(kind: LedgerKind, lines: Sequence[Line], rows: Sequence[Any]) -> None:
    """Write all; where the database refuses, find out which lines it means."""
    try:
        with transaction.atomic():
            kind.store_all([(row, line.values) for line, row in zip(lines, rows, strict=True)])
    except IntegrityError as problem:
        complaints = [one for line, row in zip(lines, rows, strict=True) for one in _against_constraints(line, row)]
        raise LinesRefused(complaints or [Complaint(lines[0].at, "", SHARED)]) from problem


def _against_constraints(line: Line, row: Model) -> Iterator[Complaint]:
    try:
        row.validate_constraints()
    except ValidationError as problems:
        yield from (Complaint(line.at, "", message) for message in problems.messages)
