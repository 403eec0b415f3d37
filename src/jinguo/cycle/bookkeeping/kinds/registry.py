"""All ledgers of this installation: the typed ones that code registers, and the custom ones of the database."""

from django.db.models import QuerySet

from jinguo.cycle.bookkeeping.kinds.base import LedgerKind
from jinguo.cycle.bookkeeping.kinds.custom import kind_of, measures_of
from jinguo.cycle.bookkeeping.measures import Measure, registry
from jinguo.cycle.bookkeeping.models import Ledger

_typed: dict[str, LedgerKind] = {}


def register(*ledgers: LedgerKind) -> None:
    """Make typed ledgers and their measures known. Raises ValueError when a code is taken by another one."""
    for one in ledgers:
        if _typed.setdefault(one.code, one) is not one:
            raise ValueError(f"ledger {one.code} is declared twice")
        registry.register(*one.measures)


def typed_ledgers() -> dict[str, LedgerKind]:
    """The ledgers that code registers, by code; asks the database nothing."""
    return dict(_typed)


def all_ledgers() -> dict[str, LedgerKind]:
    """Every open ledger by its code, typed ones first; one query."""
    return {**_typed, **{row.code: kind_of(row) for row in Ledger.objects.filter(is_open=True)}}


def kind_of_measure(code: str) -> LedgerKind | None:
    """The ledger whose entries make a measure, however narrowed; None for a measure that no ledger keeps."""
    name = code.partition("[")[0]
    return next((kind for kind in all_ledgers().values() if any(one.code == name for one in kind.measures)), None)


def ledger(code: str, among: QuerySet[Ledger] | None = None) -> LedgerKind:
    """The ledger of a code; a custom one only out of `among`, where given.

    Raises Ledger.DoesNotExist for one that nobody declared.
    """
    custom = Ledger.objects.all() if among is None else among
    return _typed.get(code) or kind_of(custom.get(code=code))


def custom_measures() -> list[Measure]:
    """The measures of every open custom ledger; one query."""
    return [one for row in Ledger.objects.filter(is_open=True) for one in measures_of(row)]
