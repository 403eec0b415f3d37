"""What the books put on pages of others: their menu entry, a card on the desk, hits in the search box."""

from typing import Any

from django.urls import reverse

from jinguo.base import clock
from jinguo.base.web import menu, slots
from jinguo.base.web.menu import Entry
from jinguo.base.web.slots import Hit
from jinguo.cycle.bookkeeping import about_people
from jinguo.cycle.bookkeeping.kinds import LedgerKind, all_ledgers
from jinguo.cycle.bookkeeping.kinds.custom import entries_matching
from jinguo.cycle.bookkeeping.kinds.registry import typed_ledgers
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.cycle.bookkeeping.overview import books
from jinguo.cycle.bookkeeping.permissions import confirms, may_lock, may_read
from jinguo.cycle.bookkeeping.queries import ledgers_open_to
from jinguo.org.access import acts
from jinguo.org.people import copies, mentions
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.scope import ScopedQuerySet

HITS = 5  # of a ledger; its list finds the rest
SHORTEST = 2  # a single letter would look through every ledger for nothing


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("ledgers", "台账", "table-cells", "bookkeeping:index", 30, may=may_read, thumb=True))
    menu.add(Entry("locks", "台账锁定", "lock-closed", "bookkeeping:locks", 60, "settings", may=locks))
    slots.card("desk", "bookkeeping/desk_card.html", waiting_books, order=30, may=may_read)
    slots.bar_search("台账记录", found, order=40)
    mentions.FINDERS.append(about_people.mentions)
    copies.SOURCES.append(about_people.lines)
    acts.add_names(lambda: {code: kind.title for code, kind in all_ledgers().items()})
    acts.add_kin(typed_models)


def typed_models() -> dict[str, str]:
    """The ledgers' codes by the names of their rows' models: what is done to a loan is done in the ledger of loans."""
    return {
        model._meta.model_name: kind.code
        for kind in typed_ledgers().values()
        if (model := getattr(kind, "model", None))
    }


def locks(user: Any) -> bool:
    """Whether the menu shows the locks: to who may lock."""
    unit = user.department_on(clock.today())
    return bool(unit and may_lock(user, unit))


def waiting_books(request: StaffRequest) -> dict[str, Any] | None:
    """The ledgers in which something waits for the reader; None where nothing does, save for who confirms."""
    reader = request.user
    waiting = [book for book in books(reader) if book.to_confirm or book.drafts]
    if not waiting and not confirms(reader):
        return None
    return {"books": waiting, "count": sum(book.to_confirm for book in waiting), "confirms": confirms(reader)}


def found(request: StaffRequest, text: str) -> list[Hit]:
    """Entries by number, name, pinyin or words, within reach."""
    reader = request.user
    if len(text) < SHORTEST or not may_read(reader):
        return []
    hits = [hit for kind in typed_ledgers().values() for hit in _hits(kind.rows(), kind, reader, text)]
    return hits + _custom_hits(reader, text)


def _hits(rows: ScopedQuerySet, kind: LedgerKind, reader: Any, text: str) -> list[Hit]:
    matching = rows.visible_to(reader).filter(kind.matching(text))[:HITS]
    return [Hit(str(row), reverse("bookkeeping:entry", args=[row.ledger, row.pk]), kind.title) for row in matching]


def _custom_hits(reader: Any, text: str) -> list[Hit]:
    """Those of all custom ledgers open to the reader in one query, since they share a table."""
    rows = CustomEntry.objects.filter(ledger_row__in=ledgers_open_to(reader).filter(is_open=True))
    return [
        Hit(f"{row.title} {row.number}", reverse("bookkeeping:entry", args=[row.ledger, row.pk]), str(row.ledger_row))
        for row in rows.select_related("ledger_row").visible_to(reader).filter(entries_matching(text))[:HITS]
    ]
