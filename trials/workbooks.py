"""T-XLS-1: mutated workbooks, so many for each kind of import: answered in words or imported, never half.

Units, staff and every ledger with a table of its own get the whole number; the ledgers that an office defines share
one table and one importer, and get a third of it each.
"""

import re
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

from django.db import transaction
from tests.hostile import Mutation, mutation

from jinguo.base import audit, sheets
from jinguo.base.keep.fingerprint import by_table
from jinguo.base.moves import Refused
from jinguo.base.sheets import importing
from jinguo.base.sheets.columns import CellError, Reading
from jinguo.base.sheets.importers import Importer
from jinguo.cycle.bookkeeping.kinds import CustomLedger, all_ledgers
from trials.office import Office, founded
from trials.outcome import Outcome
from trials.samples import good_workbook

ROWS = 8
ENOUGH = 100  # mutations for a share to mean something
CHINESE = re.compile(r"[\u4e00-\u9fff].*[。；]?$", re.DOTALL)
ENGLISH = re.compile(r"[A-Za-z]{3,} [A-Za-z]{3,}|Error|None|Traceback|Exception")


def run(home: Path, size: int) -> Outcome:  # noqa: ARG001 - it needs no folder
    """So many mutations for each kind."""
    outcome, office = Outcome(), founded()
    for importer in kinds():
        is_custom = isinstance(getattr(importer, "ledger", None), CustomLedger)
        _try_kind(importer, -(-size // 3) if is_custom else size, office, outcome)
    return outcome


def kinds() -> list[Importer]:
    """Every import there is: the registered ones, and the ledgers'."""
    own = [importer for code in all_ledgers() if (importer := _of_ledger(code))]
    return [*{importer.kind: importer for importer in [*sheets.IMPORTERS.values(), *own]}.values()]


def _of_ledger(code: str) -> Importer | None:
    return next((found for finder in sheets.FINDERS if (found := finder(code))), None)


def _try_kind(importer: Importer, size: int, office: Office, outcome: Outcome) -> None:
    good = good_workbook(importer.sheet, ROWS)
    control = importing.dry_run(importer, good, by=_allowed(importer, office))
    outcome.demand(control.ok, f"{importer.kind}: its own template is refused: {control.errors[:3]}")
    failed = sum(_try(importer, mutation(good, number), office, outcome) for number in islice(_numbers(), size))
    outcome.counts[f"{importer.kind}: opened and refused at a row"] = failed
    is_half = size < ENOUGH or 2 * failed >= size
    outcome.demand(is_half, f"{importer.kind}: only {failed} of {size} opened and failed at a row")


def _numbers() -> Iterator[int]:
    """Which mutations: every fourth spoils the whole file, and of those only every sixth is taken."""
    return (number for number in count() if number % 4 != 3 or number % 24 == 3)


def _allowed(importer: Importer, office: Office) -> Any:
    """Whoever may import the kind."""
    return next(by for by in (office.clerk, office.head, office.admin, office.keeper) if importer.may_import(by))


def _try(importer: Importer, hostile: Mutation, office: Office, outcome: Outcome) -> bool:
    """Import one mutation and see that what was said and what was written agree; whether it failed at a row."""
    outcome.count("workbooks")
    with transaction.atomic():
        before = _state()
        answer = _answer(importer, hostile.content, _allowed(importer, office))
        outcome.demand(answer is None or _state() == before, f"{importer.kind} {hostile.name}: refused, yet written")
        transaction.set_rollback(True)
    if answer is None:
        outcome.count("imported")
        outcome.demand(not hostile.is_whole, f"{importer.kind} {hostile.name}: imported")
        return False
    return _judge(f"{importer.kind} {hostile.name}", answer, outcome)


def _answer(importer: Importer, content: bytes, by: Any) -> Reading | BaseException | None:
    """What the import says: nothing when it wrote, its complaints, its refusal, or its crash."""
    try:
        importing.commit(importer, content, by=by)
    except importing.NotWritten as problem:
        return problem.reading
    except KeyboardInterrupt:
        raise
    except BaseException as problem:  # a crash is what the trial looks for, one outside of Python too
        return problem
    return None


def _judge(what: str, answer: Reading | BaseException, outcome: Outcome) -> bool:
    """Whether the refusal names a cell; every refusal must be a Chinese sentence, with its place where it has one."""
    if not isinstance(answer, Reading):
        outcome.count("crashed", not isinstance(answer, Refused))
        outcome.demand(isinstance(answer, Refused), f"{what}: {answer!r}")
        return False
    for error in answer.errors:
        words = error.message.replace(error.value, "")
        outcome.demand(CHINESE.match(words) or CHINESE.search(words), f"{what}: says {error.message!r}")
        outcome.demand(not ENGLISH.search(words), f"{what}: says {error.message!r}")
    outcome.demand(all(map(_is_placed, answer.errors)), f"{what}: names neither cell nor row: {answer.errors[:2]}")
    at_row = any(error.row for error in answer.errors)
    outcome.count("refused at a row" if at_row else "refused as a whole")
    return at_row


def _is_placed(error: CellError) -> bool:
    """A row, with its column unless the whole row is meant (as with one that is there twice); 0 is the whole file."""
    return error.row > 0 or not error.value


def _state() -> tuple[object, str]:
    """Every business table and the head of the trail."""
    return by_table(), audit.head()
