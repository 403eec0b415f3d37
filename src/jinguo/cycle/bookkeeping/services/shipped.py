"""The ledgers that come with the system, one TOML each in `shipped/`: put up for an organ, and kept up to date."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import transaction

from jinguo.cycle.bookkeeping.models import Ledger
from jinguo.cycle.bookkeeping.services.defining import define, redefine
from jinguo.org.structure.models import Staff, Unit


@cache
def shipped() -> tuple[dict[str, Any], ...]:
    """Every shipped definition (code, title, group, hint, fields, measures), by code."""
    folder = files("jinguo.cycle.bookkeeping").joinpath("shipped")
    texts = (file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(sorted((tomllib.loads(text) for text in texts), key=lambda one: str(one["code"])))


@transaction.atomic
def install_shipped(unit: Unit, *, by: Staff | None = None) -> list[Ledger]:
    """Put up the shipped ledgers for an organ and bring unchanged ones up to date; safe to run again.

    A ledger that the office changed or made itself under the same code is left as it is. Returns what was touched.
    Raises Refused; ValidationError when a new version would take a field away that entries use.
    """
    standing = {row.code: row for row in Ledger.objects.all()}
    touched = [_bring(standing.get(one["code"]), one, unit, by) for one in shipped()]
    return [row for row in touched if row]


def _bring(row: Ledger | None, definition: dict[str, Any], unit: Unit, by: Staff | None) -> Ledger | None:
    if row is None:
        return define(unit=unit, by=by, is_shipped=True, **definition)
    newer = {name: value for name, value in definition.items() if getattr(row, name) != value}
    return redefine(row, by=by, is_shipped=True, **newer) if row.is_shipped and newer else None
