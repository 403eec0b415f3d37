"""Setting up and changing a ledger of an office's own (自定台账)."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import act, demand, locked
from jinguo.cycle.bookkeeping.kinds import all_ledgers
from jinguo.cycle.bookkeeping.kinds.base import NUMBERS
from jinguo.cycle.bookkeeping.models import CustomEntry, EntryFigure, EntryPerson, Ledger
from jinguo.cycle.bookkeeping.permissions import may_define
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.forms import PEOPLE, Definition, Fault, check_change, check_code, check_fields, check_measures
from jinguo.rules.verdict import YES, Verdict, all_of

# Words that stand in an address where a ledger's code would.
TAKEN = frozenset({"locks", "define"})


class DefinitionFaults(ValidationError):
    """What is wrong with a definition, line by line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__([f"第 {one.line} 行：{one.message}" if one.line else one.message for one in faults])
        self.faults = list(faults)


@transaction.atomic
def define(
    code: str,
    *,
    title: str,
    unit: Unit,
    fields: Sequence[Definition],
    measures: Sequence[Definition] = (),
    by: Staff | None,
    **more: Any,
) -> Ledger:
    """Set up a ledger for a unit; `more` may give group, hint, is_shipped.

    Raises Refused; DefinitionFaults; ValidationError by field, e.g. for a code that is taken.
    """
    demand(_allowed(by, unit))
    row = Ledger(code=code, title=title, unit=unit, fields=list(fields), measures=list(measures), **more)
    if not (verdict := _code_fits(code)):
        raise ValidationError({"code": verdict.reason})
    _check(row)
    row.save()
    audit.record("ledger.define", row, by=by, label=title)
    return row


@transaction.atomic
def redefine(row: Ledger, *, by: Staff | None, seen: int | None = None, **changes: Any) -> Ledger:
    """Change a definition; what entries use stays, and a shipped ledger is from then on the office's own.

    Raises Stale, Refused, DefinitionFaults, ValidationError.
    """
    row = locked(row, seen)
    demand(_allowed(by, row.unit))
    faults = check_change(row.fields, changes.get("fields", row.fields), used_by_entries(row))
    if faults:
        raise DefinitionFaults(faults)
    changes = {"is_shipped": False, **changes}
    before = {name: getattr(row, name) for name in changes}
    for name, value in changes.items():
        setattr(row, name, value)
    _check(row)
    row.version += 1
    row.save()
    changed = {name: (old, changes[name]) for name, old in before.items() if old != changes[name]}
    audit.record("ledger.redefine", row, by=by, label=row.title, changes=changed)
    return row


def close(row: Ledger, *, by: Staff | None) -> Ledger:
    """Take a ledger out of use (停用); its entries stay to be read. Raises Refused."""
    return act("ledger.close", row, by=by, verdict=_allowed(by, row.unit), is_open=False)


def reopen(row: Ledger, *, by: Staff | None) -> Ledger:
    """Put a closed ledger to use again (启用). Raises Refused."""
    return act("ledger.reopen", row, by=by, verdict=_allowed(by, row.unit), is_open=True)


def used_by_entries(row: Ledger) -> dict[str, set[str]]:
    """The fields that entries use, each with the choices that stand in them."""
    entries = CustomEntry.objects.filter(ledger_row=row)
    used: dict[str, set[str]] = {}
    for texts in entries.values_list("texts", flat=True).iterator():
        for name, value in texts.items():
            if value not in (None, "", []):
                used.setdefault(name, set()).update([value] if isinstance(value, str) else [])
    filled = [one["name"] for one in row.fields if one["kind"] in NUMBERS | PEOPLE]
    for model in (EntryFigure, EntryPerson):
        names = model.objects.filter(entry__in=entries, field__in=filled).values_list("field", flat=True).distinct()
        used |= {name: set() for name in names}
    return used


def _check(row: Ledger) -> None:
    faults = [*check_fields(row.fields), *check_measures(row.fields, row.measures)]
    if faults:
        raise DefinitionFaults(faults)
    row.full_clean()


def _code_fits(code: str) -> Verdict:
    is_taken = code in TAKEN or code in all_ledgers() or Ledger.objects.filter(code=code).exists()
    return all_of(check_code(code), (not is_taken, f"代码“{code}”已有台账使用，请换一个"))


def _allowed(by: Staff | None, unit: Unit) -> Verdict:
    return YES if by is None else may_define(by, unit)
