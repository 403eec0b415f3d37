"""What the desk (工作台) shows of its own: the next holiday, and what the department did last."""

from datetime import date, timedelta
from itertools import takewhile
from operator import attrgetter
from typing import Any

from jinguo.base import clock
from jinguo.base.web import slots
from jinguo.cycle.bookkeeping.display import gist
from jinguo.cycle.bookkeeping.kinds import CustomLedger, LedgerKind
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.cycle.bookkeeping.overview import open_ledgers
from jinguo.cycle.bookkeeping.permissions import looks_after_organ, may_read, works
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.notices import HOLIDAY
from jinguo.rules.wording import date_range_words, date_words

AHEAD = timedelta(days=45)
RECENT = 8


def hang_up() -> None:
    """Put the card on the desk; what waits in the books is told by the books themselves."""
    slots.card("desk", "reports/card_recent.html", recent, order=60)


def holiday_ahead(calendar: WorkCalendar, today: date) -> str:
    """The next holiday within six weeks in words: 端午节 6月19日至21日放假，6月22日上班; empty where there is none."""
    days = (today + timedelta(days=ahead) for ahead in range(AHEAD.days))
    first = next((day for day in days if day in calendar.notices and calendar.notices[day].kind == HOLIDAY), None)
    if first is None:
        return ""
    following = (first + timedelta(days=ahead) for ahead in range(AHEAD.days))
    last = list(takewhile(lambda day: not calendar.is_workday(day), following))[-1]
    back = date_words(last + timedelta(days=1), today)
    return f"{calendar.notices[first].name} {date_range_words(first, last, today)}放假，{back}上班"


def recent(request: StaffRequest) -> dict[str, Any] | None:
    """The last entries of the reader's department, or of the organ she works for; nothing for who has no department.

    The ledgers they stand in are those she is most likely to enter into next.
    """
    reader = request.user
    unit = reader.department_on(clock.today())
    if unit is None or not may_read(reader):
        return None
    is_office = looks_after_organ(reader)
    place = organ_of(unit) if is_office else unit
    entries = recent_entries(reader, place.path)
    return {"place": place, "is_office": is_office, "entries": entries, "usual": _usual(reader, unit, entries)}


def recent_entries(reader: Staff, path: str) -> list[Any]:
    """The newest entries of a unit within the reader's reach, one query a table; each with what it says in a line."""
    typed, custom = open_ledgers(reader)
    kinds = {kind.code: kind for kind in (*typed, *custom)}
    found = [
        row for rows in _tables(typed) for row in rows.visible_to(reader).filter(unit__path__startswith=path)[:RECENT]
    ]
    newest = sorted((row for row in found if row.ledger in kinds), key=attrgetter("day"), reverse=True)[:RECENT]
    for row in newest:
        row.kind = kinds[row.ledger]
        row.gist = gist(row.kind, row)
    return newest


def _usual(reader: Staff, unit: Unit, entries: list[Any]) -> list[LedgerKind]:
    """The ledgers of the last entries, each once, newest first; none where she records nothing."""
    return list({row.kind.code: row.kind for row in entries}.values()) if works(reader, unit) else []


def _tables(typed: list[LedgerKind]) -> list[Any]:
    """The entries of every typed ledger, and those of all custom ones."""
    own = [kind.rows() for kind in typed if not kind.is_register and not isinstance(kind, CustomLedger)]
    return [*own, CustomEntry.objects.select_related("unit", "ledger_row")]
