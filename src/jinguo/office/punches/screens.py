"""What punches put on the desk: the day's own punches with the button to sign."""

from typing import Any

from jinguo.base import clock
from jinguo.base.audit.middleware import request_ip
from jinguo.base.web import slots
from jinguo.office.punches.models import Punch
from jinguo.office.punches.permissions import may_sign
from jinguo.office.shifts.present import present
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.work_calendar import work_calendar


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    slots.card("desk-side", "punches/desk_card.html", desk, order=5)


def desk(request: StaffRequest) -> dict[str, Any] | None:
    """The working day's own punches, and whether she may sign here; None for who has no post."""
    reader, day = request.user, present().day
    if not reader.holds_post():
        return None
    made = Punch.objects.visible_to(reader).filter(staff=reader, day=day).order_by("minute")
    return {
        "made": [one.clock for one in made],
        "day": day,
        "is_night": day != clock.today(),
        "to_sign": may_sign(reader, request_ip()),
        "why": work_calendar().why(day),
    }
