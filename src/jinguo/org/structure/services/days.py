"""Holiday notices (放假通知) are entered day by day, as the yearly list of the State Council gives them."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import act, demand
from jinguo.org.structure.models import CalendarNotice, Staff
from jinguo.org.structure.permissions import may_enter_notices
from jinguo.rules.notices import Notice
from jinguo.rules.verdict import YES

_handlers: list[Callable[[date], object]] = []


@transaction.atomic
def enter_notice(notice: Notice, *, by: Staff | None) -> CalendarNotice:
    """Enter what a notice says of a day that none has spoken of. Raises ValidationError for a day that is there."""
    demand(may_enter_notices(by) if by else YES)
    row = CalendarNotice(day=notice.day, name=notice.name, kind=notice.kind, source=notice.source)
    row.full_clean()
    row.save()
    audit.record("calendarnotice.enter_day", row, by=by, note=notice.source)
    tell_changed(row.day)
    return row


def correct_notice(row: CalendarNotice, notice: Notice, *, by: Staff | None) -> bool:
    """Let a day say what the notice says of it; whether anything had to be changed."""
    if row.as_rule() == notice:
        return False
    verdict = may_enter_notices(by) if by else YES
    facts = {"name": notice.name, "kind": notice.kind, "source": notice.source}
    act("calendarnotice.correct", row, by=by, verdict=verdict, **facts)
    tell_changed(row.day)
    return True


def on_changed(handler: Callable[[date], object]) -> None:
    """Let a higher floor hear of every day whose rest or work has changed, within the act's transaction."""
    if handler not in _handlers:
        _handlers.append(handler)


def tell_changed(day: date) -> None:
    """Say that a day has become a rest day or a working day."""
    for handler in _handlers:
        handler(day)
