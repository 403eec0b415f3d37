"""Ledgers that an office defines itself: set up, changed, closed and opened again."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import Refused, act, locked
from jinguo.cycle.bookkeeping.kinds import all_ledgers
from jinguo.cycle.bookkeeping.models import CustomEntry, EntryFigure, EntryPerson, Ledger
from jinguo.cycle.bookkeeping.permissions import may_define
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules import forms
from jinguo.rules.verdict import YES, Verdict

Definitions = list[dict[str, Any]]
EMPTY = (None, "", [])


@transaction.atomic
def define(
    *, unit: Unit, by: Staff | None, code: str, fields: Definitions, measures: Definitions, **facts: Any
) -> Ledger:
    """Set up a ledger of an organ; `facts` are title, group and hint.

    Raises Refused; ValidationError with every fault of the definition, by part.
    """
    _demand(_allowed(by, unit))
    row = Ledger(unit=unit, code=code, fields=fields, measures=measures, **facts)
    faults = [*forms.check_fields(fields), *forms.check_measures(fields, measures)]
    _refuse(faults, _code_faults(code))
    row.full_clean()
    row.save()
    audit.record("ledger.define", row, by=by)
    return row


@transaction.atomic
def redefine(row: Ledger, *, by: Staff | None, seen: int | None = None, **facts: Any) -> Ledger:
    """Change a ledger's title, group, hint, fields or measures; a shipped ledger is then the office's own.

    `seen` is the version the actor's form was drawn from. Raises Stale, Refused; ValidationError, also for taking away
    a field or choice that entries use.
    """
    now = locked(row, seen)
    fields, measures = facts.get("fields", now.fields), facts.get("measures", now.measures)
    faults = [*forms.check_fields(fields), *forms.check_measures(fields, measures)]
    _refuse([*faults, *forms.check_change(now.fields, fields, in_use(now))], [])
    kept = {"is_shipped": False, **facts, "version": now.version + 1}
    return act("ledger.redefine", row, by=by, verdict=_allowed(by, now.unit), **kept)


def close(row: Ledger, *, by: Staff | None) -> Ledger:
    """Take a ledger out of use (停用); its entries stay to be read."""
    return act("ledger.close", row, by=by, verdict=_allowed(by, row.unit), is_open=False)


def reopen(row: Ledger, *, by: Staff | None) -> Ledger:
    """Put a closed ledger to use again (启用)."""
    return act("ledger.reopen", row, by=by, verdict=_allowed(by, row.unit), is_open=True)


def in_use(row: Ledger) -> dict[str, set[str]]:
    """The fields that entries of a ledger fill, voided ones too, each with the choices in use."""
    used: dict[str, set[str]] = {}
    for model in (EntryFigure, EntryPerson):
        names = model.objects.filter(entry__ledger_row=row).values_list("field", flat=True).distinct()  # type: ignore[attr-defined]
        used |= {name: set() for name in names}
    for texts in CustomEntry.objects.filter(ledger_row=row).values_list("texts", flat=True).iterator():
        for name, value in texts.items():
            if value not in EMPTY:
                used.setdefault(name, set()).add(str(value))
    choices = {field["name"] for field in row.fields if field["kind"] == "choice"}
    return {name: values if name in choices else set() for name, values in used.items()}


def _code_faults(code: str) -> list[str]:
    verdict = forms.check_code(code)
    if not verdict:
        return [verdict.reason]
    is_taken = code in all_ledgers() or Ledger.objects.filter(code=code).exists()
    return [f"代码“{code}”已有台账使用，请换一个"] if is_taken else []


def _refuse(faults: list[forms.Fault], code_faults: list[str]) -> None:
    found: dict[str, list[str]] = {"code": code_faults} if code_faults else {}
    for fault in faults:
        found.setdefault(fault.part, []).append(f"第 {fault.line} 行：{fault.message}" if fault.line else fault.message)
    if found:
        raise ValidationError(found)


def _allowed(by: Staff | None, unit: Unit) -> Verdict:
    return YES if by is None else may_define(by, unit)


def _demand(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict.reason)
