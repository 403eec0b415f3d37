"""What panels put on pages of others: the menu entry, a card on the desk, hits in the search box."""

from typing import Any

from django.db.models import F

from jinguo.base import clock
from jinguo.base.web import menu, slots
from jinguo.base.web.finding import Titled
from jinguo.base.web.menu import Entry
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.permissions import may_read
from jinguo.cycle.panels.queries import waiting_for
from jinguo.org.structure.requests import StaffRequest

HITS = 5


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("panels", "评议", "chat-bubble-left-right", "panels:list", 60, may=may_read))
    slots.card("desk", "panels/card.html", waiting, order=25)
    slots.bar_search("评议", found, order=60, may=may_read)


def waiting(request: StaffRequest) -> dict[str, Any] | None:
    """The panels that wait for the reader; None where none does."""
    today = clock.today()
    rows = [(panel, (panel.last_day - today).days) for panel in waiting_for(request.user, today)]
    return {"rows": rows} if rows else None


def found(request: StaffRequest, text: str) -> list[Titled]:
    """Panels by their title, within reach."""
    reader = request.user
    matching = Panel.objects.visible_to(reader).filter(title__contains=text)
    return [Titled(matching, HITS, F("kind"), wording=lambda kind: Panel(kind=kind).get_kind_display())]
