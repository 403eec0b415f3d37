"""What collection puts on pages of others: its menu entry, and on the desk what waits for the reader."""

from typing import Any

from django.db.models import F, Q

from jinguo.base import clock
from jinguo.base.web import menu, slots
from jinguo.base.web.finding import Titled
from jinguo.base.web.menu import Entry
from jinguo.committee.collection.flow import ROUND
from jinguo.committee.collection.models import CollectionRound
from jinguo.committee.collection.permissions import may_read
from jinguo.committee.collection.queries import corrections_for, sheets_to_fill, waiting_for
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.deadlines import time_left

ON_DESK, HITS = 6, 3


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("collection", "数据采集", "inbox-arrow-down", "collection:list", 56, may=may_read))
    slots.card("desk", "collection/desk_card.html", desk, order=35, may=may_read)
    slots.bar_search("数据采集", found, order=62, may=may_read)


def found(request: StaffRequest, text: str) -> list[Titled]:
    """Rounds of collection by their titles or the number of their paper, within reach."""
    matching = CollectionRound.objects.visible_to(request.user).filter(
        Q(title__contains=text) | Q(paper__contains=text)
    )
    return [Titled(matching, HITS, F("state"), wording=lambda state: ROUND.names.get(state, ""))]


def desk(request: StaffRequest) -> dict[str, Any] | None:
    """Returns to fill in (待填报) or to review (待审核), corrections to decide on (待审批); None without any."""
    reader = request.user
    sheets, waiting = list(sheets_to_fill(reader)[:ON_DESK]), list(waiting_for(reader)[:ON_DESK])
    corrections = list(corrections_for(reader)[:ON_DESK])
    if not (sheets or waiting or corrections):
        return None
    today, calendar = clock.today(), work_calendar()
    owed = [(one, time_left(one.due, today, calendar)) for one in sheets]
    return {"sheets": owed, "waiting": waiting, "corrections": corrections}
