"""The addresses of attendance and the things they are about; see tests/access_table.py."""

from datetime import date
from typing import Any

from tests.access_lines import BUSINESS, LEADERS, PERFORMANCE, Line, act, one, page
from tests.access_punches import FILES
from tests.access_shifts import GONE, KEEPERS
from tests.access_world import Place, World, thing

from jinguo.office.attendance.tests.factories import SettledDayFactory
from jinguo.org.structure.models import Staff

OPENERS = PERFORMANCE | {"unit_head"}

LINES: list[Line] = [
    page("attendance:mine", BUSINESS),
    page("attendance:month", BUSINESS),
    page("attendance:today", LEADERS | KEEPERS),
    act("attendance:settle", KEEPERS, month="2026-03"),
    act("attendance:lock", KEEPERS, month="2026-03"),
    page("attendance:reopen", OPENERS),
    act("attendance:reopen", OPENERS, 422, month="2026-03"),
    page("attendance:word", KEEPERS),
    page("attendance:excel", KEEPERS),
    one("attendance:day", "settled day of a colleague", {200: FILES, 404: BUSINESS}, GONE),
    one("attendance:day", "own settled day", {200: BUSINESS}, GONE),
    one("attendance:person", "colleague with settled days", {200: FILES, 404: BUSINESS}, GONE),
]


@thing("settled day of a colleague")
def _day(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _settled(place, place.colleague)


@thing("own settled day")
def _own_day(world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return _settled(place, actor if actor and place is world.ours else place.colleague)


@thing("colleague with settled days")
def _person(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    _settled(place, place.colleague)
    return {"pk": place.colleague.pk}


def _settled(place: Place, staff: Staff) -> dict[str, Any]:
    facts = {"day": date(2026, 3, 2), "am_because": place.mark}
    return {"pk": SettledDayFactory(staff=staff, unit=place.office, **facts).pk}
