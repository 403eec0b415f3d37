"""What the desk (工作台) shows of its own: the next holiday, and what the department did last."""

from datetime import date, timedelta
from itertools import takewhile
from operator import attrgetter
from typing import Any

from django.http import HttpRequest

from jinguo.base import clock
from jinguo.base.web import slots
from jinguo.cycle.bookkeeping.kinds import CustomLedger, LedgerKind
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.cycle.bookkeeping.overview import open_ledgers
from jinguo.cycle.bookkeeping.permissions import may_read
from jinguo.org.structure.models import Staff
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


def recent(request: HttpRequest) -> dict[str, Any] | None:
    """The last entries of the reader's department; nothing for those without one."""
    reader: Any = request.user
    unit = reader.department_on(clock.today())
    if unit is None or not may_read(reader):
        return None
    return {"unit": unit, "entries": recent_entries(reader, unit.path)}


def recent_entries(reader: Staff, path: str) -> list[Any]:
    """The newest entries of a unit within the reader's reach, one query a table; each knows the title of its ledger."""
    typed, custom = open_ledgers(reader)
    titles = {kind.code: kind.title for kind in (*typed, *custom)}
    found = [
        row for rows in _tables(typed) for row in rows.visible_to(reader).filter(unit__path__startswith=path)[:RECENT]
    ]
    found.sort(key=attrgetter("day"), reverse=True)
    for row in found[:RECENT]:
        row.ledger_title = titles.get(row.ledger, row.ledger)
    return found[:RECENT]


def _tables(typed: list[LedgerKind]) -> list[Any]:
    """The entries of every typed ledger, and those of all custom ones."""
    own = [kind.rows() for kind in typed if not kind.is_register and not isinstance(kind, CustomLedger)]
    return [*own, CustomEntry.objects.select_related("unit", "ledger_row")]
