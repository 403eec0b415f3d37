"""T-AUD-1: whoever changes the trail behind the product, with the database's own password, is found out.

The keys are out of the tamperer's hands, and a head of the trail was kept outside beforehand (in a backup, on paper).
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from jinguo.base import audit
from jinguo.base.audit import triggers
from jinguo.base.audit.models import AuditHead, AuditRow
from trials.office import founded
from trials.outcome import Outcome

SEED = 20260603
TABLE = AuditRow._meta.db_table
COLUMNS = [field.column for field in AuditRow._meta.concrete_fields]
Chance = random.Random


def run(home: Path, size: int) -> Outcome:  # noqa: ARG001 - it needs no folder
    """So many tamperings, one at a time, of every sort in turn."""
    outcome, chance = Outcome(), Chance(SEED)
    founded().plant(20)
    earlier = AuditHead.objects.values().get()
    outcome.counts["rows in the trail"] = _go_on()
    outside = audit.head()
    outcome.demand(audit.verify(outside) == [], "the untouched trail is reported")
    _count_the_databases_own_refusals(outcome)
    triggers.drop(connection)
    for number in range(size):
        sort = SORTS[number % len(SORTS)]
        found = _found_after(lambda: sort(chance, earlier), outside)  # noqa: B023 - called at once
        outcome.count(f"{sort.__name__.replace('_', ' ')}: found", bool(found))
        outcome.demand(found, f"{sort.__name__}, tampering {number}: not found")
    return outcome


def _go_on() -> int:
    """A few more acts after the moment to which a rollback goes; the number of rows."""
    for number in range(5):
        with transaction.atomic():
            audit.record("trial.act", by=None, label=f"第{number}件")
    return AuditRow.objects.count()


def _count_the_databases_own_refusals(outcome: Outcome) -> None:
    """While the triggers stand, the database itself refuses the plain ways."""
    for statement in (
        f"UPDATE {TABLE} SET note = 'x' WHERE number = 3",
        f"DELETE FROM {TABLE} WHERE number = 3",
        f"DELETE FROM {AuditHead._meta.db_table}",
    ):
        try:
            with transaction.atomic():
                _execute(statement)
        except Exception:  # whichever error the database has for it
            outcome.count("refused by the database itself")
        else:
            outcome.demand(False, f"the database let it happen: {statement}")


def _found_after(tamper: Callable[[], None], outside: str) -> list[str]:
    """What the verification finds after a tampering, which is then taken back."""
    with transaction.atomic():
        tamper()
        found = [problem.kind for problem in audit.verify(outside) if problem.kind != "trigger"]
        transaction.set_rollback(True)
    return found


def changed_column(chance: Chance, _earlier: dict) -> None:
    """One column of one row gets another value of its kind."""
    row, column = _any_row(chance), chance.choice(COLUMNS)
    value = getattr(row, column)
    _execute(f"UPDATE {TABLE} SET {column} = %s WHERE number = %s", [_other(value, chance), row.number])


def deleted_row(chance: Chance, _earlier: dict) -> None:
    """A row is gone."""
    _execute(f"DELETE FROM {TABLE} WHERE number = %s", [_any_row(chance).number])


def deleted_and_renumbered(chance: Chance, _earlier: dict) -> None:
    """A row is gone and the later ones close the gap, the head too."""
    number, last = _any_row(chance).number, AuditRow.objects.latest("number").number
    _execute(f"DELETE FROM {TABLE} WHERE number = %s", [number])
    for later in range(number + 1, last + 1):
        _execute(f"UPDATE {TABLE} SET number = %s WHERE number = %s", [later - 1, later])
    AuditHead.objects.update(number=last - 1)


def inserted_row(chance: Chance, _earlier: dict) -> None:
    """A copy of a row stands behind the newest one."""
    row = _any_row(chance)
    row.number = AuditRow.objects.latest("number").number + 1
    row.save(force_insert=True)


def forged_row(chance: Chance, _earlier: dict) -> None:
    """A new row is linked to the newest one, with a made-up hash, and the head names it."""
    newest, row = AuditRow.objects.latest("number"), _any_row(chance)
    row.number, row.previous, row.act = newest.number + 1, newest.mac, "case.nothing_seen"
    row.mac = f"{newest.mac.partition('.')[0]}.{chance.randbytes(32).hex()}"
    row.save(force_insert=True)
    AuditHead.objects.update(number=row.number, mac=row.mac)


def exchanged_rows(chance: Chance, _earlier: dict) -> None:
    """Two rows trade places."""
    one, other = chance.sample(list(AuditRow.objects.values_list("number", flat=True)), 2)
    for was, becomes in ((one, 10**6), (other, one), (10**6, other)):
        _execute(f"UPDATE {TABLE} SET number = %s WHERE number = %s", [becomes, was])


def cut_tail(chance: Chance, _earlier: dict) -> None:
    """The newest rows are gone, and the head names the one before them."""
    kept = chance.choice(list(AuditRow.objects.all())[1:])  # the newest comes first
    _execute(f"DELETE FROM {TABLE} WHERE number > %s", [kept.number])
    AuditHead.objects.update(number=kept.number, mac=kept.mac)


def rolled_back(_chance: Chance, earlier: dict[str, Any]) -> None:
    """Everything is as it truly was some acts ago: only the head kept outside can tell."""
    _execute(f"DELETE FROM {TABLE} WHERE number > %s", [earlier["number"]])
    AuditHead.objects.update(**earlier)


def relived(chance: Chance, earlier: dict[str, Any]) -> None:
    """Rolled back, and then another history of the same length through the product itself."""
    last = AuditRow.objects.latest("number").number
    rolled_back(chance, earlier)
    for _ in range(earlier["number"], last):
        audit.record("trial.other_act", by=None)


SORTS: tuple[Callable[[Chance, dict], None], ...] = (
    changed_column,
    deleted_row,
    changed_column,
    deleted_and_renumbered,
    changed_column,
    inserted_row,
    forged_row,
    exchanged_rows,
    cut_tail,
    rolled_back,
    relived,
)


def _any_row(chance: Chance) -> AuditRow:
    return chance.choice(list(AuditRow.objects.all()))


def _other(value: Any, chance: Chance) -> Any:
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case int():
            return value + chance.choice([1000, 5000])
        case bytes() | memoryview():
            return bytes([*value[:-1], value[-1] ^ 1]) if value else b"\x01"
        case date():
            return value - timedelta(days=chance.randint(1, 400))
    return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x"


def _execute(statement: str, values: list | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
