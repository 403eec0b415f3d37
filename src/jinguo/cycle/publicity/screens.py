"""What publicity puts on pages of others: its menu entry, cards on the desk, hits in the search box."""

from typing import Any

from django.db.models import Q

from jinguo.base.web import menu, slots
from jinguo.base.web.components import Light
from jinguo.base.web.finding import Titled
from jinguo.base.web.menu import Entry
from jinguo.cycle.publicity.display import standing_light
from jinguo.cycle.publicity.models import Circular, PublicNotice
from jinguo.cycle.publicity.permissions import may_read
from jinguo.cycle.publicity.queries import running_for, to_sign
from jinguo.org.structure.queries import label_of
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.work_calendar import work_calendar

ON_DESK = 5
HITS = 3


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("publicity", "公示通报", "megaphone", "publicity:notices", 70, may=may_read))
    slots.card("desk-side", "publicity/desk_card.html", desk, order=40, may=may_read)
    slots.bar_search("公示、通报", found, order=50, may=may_read)


def desk(request: StaffRequest) -> dict[str, Any] | None:
    """The notices whose days run, and the circulars that wait for her signature; nothing where there are none."""
    reader = request.user
    running, waiting = shown(list(running_for(reader)[:ON_DESK])), to_sign(reader)[:ON_DESK]
    return {"running": running, "to_sign": waiting} if running or waiting else None


def shown(notices: list[PublicNotice]) -> list[tuple[PublicNotice, Light]]:
    """Each notice with its light; the calendar is asked once."""
    calendar = work_calendar()
    return [(notice, standing_light(notice, calendar)) for notice in notices]


def found(request: StaffRequest, text: str) -> list[Titled]:
    """Notices by their titles, circulars also by their number, within reach."""
    reader = request.user
    titled = Q(title__contains=text)
    notices = PublicNotice.objects.visible_to(reader).filter(titled)
    circulars = Circular.objects.visible_to(reader).filter(titled | Q(number__contains=text))
    return [Titled(rows, HITS, label_of("unit")) for rows in (notices, circulars)]
