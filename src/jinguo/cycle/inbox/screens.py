"""What the inbox puts on pages of others: its count in the bar, a card on the desk."""

from typing import Any

from jinguo.base.web import slots
from jinguo.cycle.inbox.queries import drawn_together, lines_of, unread_count
from jinguo.org.structure.requests import StaffRequest

ON_DESK = 5  # lines or bundles
ASKED_FOR_DESK = 40  # messages; a longer bundle still tells its whole size


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    slots.inbox("inbox:list", lambda request: unread_count(request.user))
    slots.card("desk-side", "inbox/desk_card.html", unread_messages, order=20)


def unread_messages(request: StaffRequest) -> dict[str, Any] | None:
    """The newest unread messages, what belongs together drawn as one; nothing where she has read everything."""
    unread = lines_of(request.user).unread()
    messages = list(unread[:ASKED_FOR_DESK])
    if not messages:
        return None
    return {"bundles": drawn_together(messages, unread)[:ON_DESK]}
