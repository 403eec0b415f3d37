"""Setting up what a ledger is kept by: purposes, projects, lines of policy."""

from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from jinguo.base import audit
from jinguo.base.moves import act, demand, locked
from jinguo.base.moves.versions import Versioned
from jinguo.cycle.bookkeeping.permissions import may_set_up
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.verdict import YES, Verdict

Row = TypeVar("Row", bound=Model)
Often = TypeVar("Often", bound=Versioned)


@transaction.atomic
def set_up(model: type[Row], *, unit: Unit, by: Staff | None, **fields: Any) -> Row:
    """Add a row of a unit, or of the unit of what it belongs to, such as the publication of a purpose.

    Raises Refused; ValidationError by field, e.g. for a name that is taken.
    """
    own = {"unit": unit} if any(field.name == "unit" for field in model._meta.fields) else {}
    row = model(**own, **fields)
    row.full_clean()
    demand(_allowed(by, row))
    row.save()
    audit.record(f"{model._meta.model_name}.set_up", row, by=by)
    return row


@transaction.atomic
def revise(row: Often, *, by: Staff | None, seen: int | None = None, **fields: Any) -> Often:
    """Change a row; `seen` is the version the actor's form was drawn from. Raises Stale, Refused, ValidationError."""
    now = locked(row, seen)
    verdict = _allowed(by, now)
    code = f"{row._meta.model_name}.revise"
    return act(code, row, by=by, verdict=verdict, version=now.version + 1, **fields)


def _allowed(by: Staff | None, row: Any) -> Verdict:
    return YES if by is None else may_set_up(by, row.unit)
