"""The addresses of inbox and the things they are about; see tests/access_table.py."""

from typing import Any

from tests.access_lines import EVERYBODY, Line, act, act_on, page
from tests.access_world import SECRET, Place, World, thing

from jinguo.cycle.inbox.tests.factories import MessageFactory
from jinguo.org.structure.models import Staff

# Everybody has an inbox, the seats too, and nobody looks into another's: "other" is a colleague's message.
LINES: list[Line] = [
    page("inbox:list", EVERYBODY),
    page("inbox:settings", EVERYBODY),
    act("inbox:settings", EVERYBODY, address="colleague@example.org"),
    act("inbox:read", EVERYBODY, ids="1"),
    act("inbox:read_all", EVERYBODY, upto="1"),
    act_on("inbox:open", "message", {200: EVERYBODY}, {404: EVERYBODY}),
]


@thing("message")
def _message(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    reader = actor if place.mark != SECRET and actor else place.colleague
    return {"pk": MessageFactory(staff=reader, title=f"{place.mark}的事有了进展").pk}
