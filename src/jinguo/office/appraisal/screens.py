"""What the appraisal puts on pages of others: its menu entry, what is still to be written or signed on the desk."""

from typing import Any

from jinguo.base.web import menu, slots
from jinguo.base.web.menu import Entry
from jinguo.office.appraisal.permissions import may_read, may_sign
from jinguo.office.appraisal.queries import own_latest
from jinguo.org.structure.posts import with_post
from jinguo.org.structure.requests import StaffRequest


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("appraisal", "年度考核", "academic-cap", "appraisal:years", 66, may=with_post(may_read)))
    slots.card("desk-side", "appraisal/desk_card.html", desk, order=8)


def desk(request: StaffRequest) -> dict[str, Any] | None:
    """Her report that is to be written, or her result that is to be signed; None where neither waits."""
    reader = request.user
    own = own_latest(reader) if may_read(reader) else None
    if own is None or own.graded_by:
        return None
    writes = own.assessment.state == "running" and own.report.state != "handed_in"
    signs = bool(own.assessment.state == "telling" and may_sign(reader, own))
    return {"person": own, "writes": writes, "signs": signs} if writes or signs else None
