"""What meetings put on pages of others: their menu entry, a card on the desk, hits in the search box."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from jinguo.base.web import menu, slots, words
from jinguo.base.web.finding import Titled
from jinguo.base.web.menu import Entry
from jinguo.cycle.meetings.models import Meeting
from jinguo.cycle.meetings.permissions import may_read, may_sign_in
from jinguo.cycle.meetings.queries import coming
from jinguo.org.structure.requests import StaffRequest

ON_DESK = 5
HITS = 5


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("meetings", "会议", "user-group", "meetings:list", 60, may=may_read))
    slots.card("desk-side", "meetings/desk_card.html", desk, order=30, may=may_read)
    slots.bar_search("会议", found, order=45, may=may_read)


def desk(request: StaffRequest) -> dict[str, Any] | None:
    """Her meetings of the next two weeks, with the button to sign in when it is time; nothing where there are none."""
    reader = request.user
    rows = [(row, bool(may_sign_in(reader, row))) for row in coming(reader)[:ON_DESK]]
    return {"coming": rows} if rows else None


def found(request: StaffRequest, text: str) -> list[Titled]:
    """Meetings by their title, within reach, the newest first."""
    reader = request.user
    matching = Meeting.objects.visible_to(reader).filter(title__contains=text)
    return [Titled(matching, HITS, Cast("starts", TextField()), wording=_moment)]


def _moment(stored: str) -> str:
    """The day and the minute of what the database keeps in UTC, which SQLite leaves unsaid."""
    moment = datetime.fromisoformat(stored)
    return words.moment(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
