"""What the ledgers say of one person: for her page within a reader's reach, and whole for the copy she may ask for."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from jinguo.cycle.bookkeeping.display import gist, shown
from jinguo.cycle.bookkeeping.kinds import CustomLedger, EntryField, LedgerKind, all_ledgers
from jinguo.cycle.bookkeeping.kinds.custom import kind_of
from jinguo.cycle.bookkeeping.models import CustomEntry, EntryPerson, Ledger
from jinguo.org.people.mentions import Mention, Mentions, keys_of
from jinguo.org.people.models import Person
from jinguo.org.structure.models import Staff
from jinguo.org.structure.scope import ScopedQuerySet

SHOWN = 10  # of a ledger; the ledger's own list finds the rest by her name
HERSELF = "本人"
EMPTY: tuple[Any, ...] = (None, "", [])


def mentions(person: Person, reader: Staff) -> Iterator[tuple[str, Mentions]]:
    """What names her within the reader's reach, by ledger; custom ledgers together, as they share a table."""
    keys = keys_of(person)
    for kind in _typed():
        yield kind.title, _mentions(kind, _naming(kind, keys).visible_to(reader))
    yield "其他台账", _mentions(None, _custom(keys).visible_to(reader))


def lines(person: Person) -> Iterator[tuple[str, str]]:
    """Every record that names this row of hers, whole but without the names of others; voided ones say so."""
    for kind in _typed():
        for row in _naming(kind, [person.pk]):
            yield f"{kind.title} {row.number}", _whole(kind, row)
    for row in _custom([person.pk]):
        yield f"{row.ledger_row} {row.number}", _whole(kind_of(row.ledger_row), row)


def _typed() -> list[LedgerKind]:
    return [kind for kind in all_ledgers().values() if not isinstance(kind, CustomLedger) and _leading(kind)]


def _leading(kind: LedgerKind) -> list[EntryField]:
    return [one for one in kind.fields if one.kind in ("person", "people")]


def _naming(kind: LedgerKind, keys: list[int]) -> ScopedQuerySet:
    wanted = Q(pk__in=())
    for one in _leading(kind):
        wanted |= Q(**{f"{one.name}__in" if one.kind == "person" else f"{one.name}__person__in": keys})
    model = kind.rows().model
    return kind.rows().filter(pk__in=model.objects.filter(wanted).values("pk"))


def _custom(keys: list[int]) -> ScopedQuerySet:
    named = EntryPerson.objects.filter(person__in=keys).values("entry")
    joined = CustomEntry.objects.select_related("ledger_row", "unit", "region", "recorded_by")
    return joined.prefetch_related("figures", "people__person").filter(pk__in=named)


def _mentions(kind: LedgerKind | None, rows: ScopedQuerySet) -> Mentions:
    count = rows.count()
    kinds: dict[Ledger, LedgerKind] = {}
    found = []
    for row in rows[:SHOWN] if count else ():
        its = kind or kinds.setdefault(row.ledger_row, kind_of(row.ledger_row))
        found.append(Mention(str(row), reverse("bookkeeping:entry", args=[row.ledger, row.pk]), gist(its, row)))
    return Mentions(found, count)


def _whole(kind: LedgerKind, row: Any) -> str:
    """All values of a record in words; where it names people, only that she is one of them."""
    values = kind.values(row)
    told = [f"{one.heading}：{_said(one, values[one.name])}" for one in kind.fields if values[one.name] not in EMPTY]
    state = [] if kind.is_register else [f"状态：{row.get_state_display()}"]
    return "；".join([*told, *state])


def _said(field: EntryField, value: Any) -> str:
    return HERSELF if field.kind in ("person", "people") else shown(field, value)
