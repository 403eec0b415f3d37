"""Entering and changing with people named as a form names them: found or newly known in the same transaction."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.cycle.bookkeeping.kinds import LedgerKind, ledger
from jinguo.cycle.bookkeeping.kinds.base import Values
from jinguo.cycle.bookkeeping.services.entries import change, record
from jinguo.org.people.services import Identity, NameDiffers, know
from jinguo.org.structure.models import Staff, Unit


@transaction.atomic
def enter(kind: LedgerKind, values: Values, *, unit: Unit, by: Staff | None, source: str = "typed") -> Any:
    """`record`, where people may be identities; raises as it does, and at the field when a name differs."""
    return record(kind, with_people(kind, values, unit), unit=unit, by=by, source=source)


@transaction.atomic
def correct(row: Any, values: Values, *, by: Staff, seen: int | None = None) -> Any:
    """`change`, where people may be identities; raises likewise."""
    return change(row, with_people(ledger(row.ledger), values, row.unit), by=by, seen=seen)


def with_people(kind: LedgerKind, values: Values, unit: Unit) -> Values:
    """The values with each identity become a person, known or new."""
    named = {
        one.name: values[one.name] for one in kind.fields if one.kind in ("person", "people") and one.name in values
    }
    return {**values, **{name: _known(name, value, unit, values.get("region")) for name, value in named.items()}}


def _known(name: str, value: Any, unit: Unit, region: Any) -> Any:
    if isinstance(value, list):
        return list(dict.fromkeys(_known(name, one, unit, region) for one in value))
    if not isinstance(value, Identity):
        return value
    try:
        return know(value, unit=unit, region=region)
    except NameDiffers as problem:
        raise ValidationError({name: problem.messages}) from problem
