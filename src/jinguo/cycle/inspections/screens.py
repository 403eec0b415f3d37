"""What inspections put on pages of others: their menu entry, a card on the desk, hits in the search box."""

from typing import Any

from django.db.models import F

from jinguo.base.web import menu, slots
from jinguo.base.web.finding import Titled
from jinguo.base.web.menu import Entry
from jinguo.cycle.inspections.models import Inspection
from jinguo.cycle.inspections.permissions import may_read
from jinguo.cycle.inspections.queries import to_inspect
from jinguo.org.structure.requests import StaffRequest

ON_DESK = 6
HITS = 3


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("inspections", "督查", "clipboard-document-check", "inspections:list", 45, may=may_read))
    slots.card("desk", "inspections/desk_card.html", desk, order=25)
    slots.bar_search("督查", found, order=60, may=may_read)


def desk(request: StaffRequest) -> dict[str, Any] | None:
    """The places where the reader still has to record; nothing where there are none."""
    reader = request.user
    waiting = list(to_inspect(reader)[:ON_DESK]) if may_read(reader) else []
    return {"sites": waiting} if waiting else None


def found(request: StaffRequest, text: str) -> list[Titled]:
    """Inspections by their titles, within reach."""
    reader = request.user
    matching = Inspection.objects.visible_to(reader).filter(title__contains=text)
    return [Titled(matching, HITS, F("kind"), wording=lambda kind: Inspection(kind=kind).get_kind_display())]
