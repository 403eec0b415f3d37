"""What approvals put on pages of others: their menu entry, a card on the desk, hits in the search box."""

from typing import Any

from django.db.models import F, QuerySet

from jinguo.base import clock
from jinguo.base.web import menu, slots
from jinguo.base.web.finding import Titled
from jinguo.base.web.menu import Entry
from jinguo.cycle.flows.models import Approval, Round
from jinguo.cycle.flows.permissions import may_read
from jinguo.cycle.flows.queries import asking, waiting_for
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.deadlines import time_left

ON_DESK = 6
HITS = 5


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("approvals", "审批", "clipboard-document-check", "flows:waiting", 28, may=may_read))
    slots.card("desk", "flows/desk_card.html", desk, order=12, may=may_read)
    slots.bar_search("审批", found, order=35, may=may_read)


def desk(request: StaffRequest) -> dict[str, Any] | None:
    """What waits for the reader's approval or opinion; None where nothing does."""
    reader = request.user
    approvals, rounds = waiting_for(reader), asking(reader)
    count, asked = approvals.count(), rounds.count()
    if not count and not asked:
        return None
    return {
        "approvals": _with_days(approvals),
        "rounds": _rounds(rounds),
        "note": f"{count} 件审批，{asked} 项征求意见",
    }


def found(request: StaffRequest, text: str) -> list[Titled]:
    """Approvals by what they are about, within reach, the newest first."""
    reader = request.user
    matching = Approval.objects.visible_to(reader).filter(subject_label__contains=text)
    return [Titled(matching, HITS, F("chain__title"), title="subject_label")]


def _with_days(approvals: QuerySet[Approval]) -> list[tuple[Approval, Any]]:
    """Each with the time that its open step has left; None where it has no day."""
    today, calendar = clock.today(), work_calendar()
    shown = [(one, one.open_step) for one in approvals[:ON_DESK]]
    return [(one, time_left(step.due, today, calendar) if step and step.due else None) for one, step in shown]


def _rounds(rounds: QuerySet[Round]) -> list[tuple[Round, Any]]:
    today, calendar = clock.today(), work_calendar()
    return [(one, time_left(one.due, today, calendar)) for one in rounds[:ON_DESK]]
