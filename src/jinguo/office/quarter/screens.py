"""What quarters put on pages of others: a menu entry, and on the desk what waits for the reader herself."""

from typing import Any

from jinguo.base.web import menu, slots
from jinguo.base.web.menu import Entry
from jinguo.office.quarter.models import RegularAppraisal
from jinguo.office.quarter.permissions import may_read
from jinguo.org.structure.posts import with_post
from jinguo.org.structure.requests import StaffRequest


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("quarter", "季度考评", "star", "quarter:reviews", 27, may=with_post(may_read)))
    slots.card("desk-side", "quarter/desk_card.html", desk, order=8)


def desk(request: StaffRequest) -> dict[str, Any] | None:
    """Her own quarters that wait for her: a summary to write, a grade to look at; None where nothing does."""
    rows = RegularAppraisal.objects.filter(staff=request.user, state__in=("summary", "feedback"))
    found = list(rows.select_related("staff"))
    return {"rows": found} if found else None
