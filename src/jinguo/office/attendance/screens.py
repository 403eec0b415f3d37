"""What attendance puts on pages of others: a menu entry, today on the cockpit, one's own month on the desk."""

from typing import Any

from jinguo.base import clock
from jinguo.base.web import menu, slots
from jinguo.base.web.menu import Entry
from jinguo.office.attendance.papers import FIGURES, figures_of
from jinguo.office.attendance.permissions import may_read, may_see_today
from jinguo.office.attendance.queries import days_in, total
from jinguo.office.attendance.today import today_of
from jinguo.org.structure.posts import with_post
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.periods import month_of

REMARKABLE = ("迟到", "早退", "缺卡", "缺勤")


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("attendance", "考勤", "clock", "attendance:mine", 28, may=with_post(may_read)))
    slots.card("desk-side", "attendance/desk_card.html", desk, order=6)
    slots.card("cockpit", "attendance/cockpit_card.html", cockpit, order=10)


def desk(request: StaffRequest) -> dict[str, Any] | None:
    """What of her own month asks for something; None while nothing is settled."""
    reader = request.user
    rows = days_in(reader, month_of(clock.today())).filter(staff=reader)
    found = dict(zip(FIGURES, figures_of(total(rows)), strict=True))
    if not found["应到"]:
        return None
    return {"remarkable": [(title, found[title]) for title in REMARKABLE if found[title]], "due": found["应到"]}


def cockpit(request: StaffRequest) -> dict[str, Any] | None:
    """Who of the organ is where today; None for who does not lead."""
    department = request.user.department_on(clock.today())
    if department is None:
        return None
    organ = organ_of(department)
    return {"today": today_of(organ, clock.today())} if may_see_today(request.user, organ) else None
