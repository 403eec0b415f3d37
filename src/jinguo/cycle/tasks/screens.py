"""What tasks put on pages of others: their menu entry, cards on the desk, hits in the search box."""

from typing import Any

from jinguo.base.web import menu, slots
from jinguo.base.web.finding import Titled
from jinguo.base.web.menu import Entry
from jinguo.cycle.tasks.display import Shown, shown
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.permissions import may_read
from jinguo.cycle.tasks.queries import to_do, to_review
from jinguo.org.structure.queries import label_of
from jinguo.org.structure.requests import StaffRequest

ON_DESK = 8
HITS = 5


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("tasks", "任务", "clipboard-document-list", "tasks:list", 25, may=may_read, thumb=True))
    slots.card("desk", "tasks/desk_card.html", desk, order=10, may=may_read)
    slots.bar_search("任务", found, order=30, may=may_read)


def desk(request: StaffRequest) -> dict[str, Any] | None:
    """What the reader has to report, and what waits for her acceptance."""
    reader = request.user
    open_tasks, waiting = shown(list(to_do(reader))), to_review(reader)
    count = waiting.count()
    return {
        "to_do": open_tasks[:ON_DESK],
        "note": _note(open_tasks),
        "to_review": shown(list(waiting[:ON_DESK])) if count else [],
        "review_note": f"{count} 份报告",
    }


def found(request: StaffRequest, text: str) -> list[Titled]:
    """Tasks by their title, within reach, the nearest day first."""
    reader = request.user
    matching = Task.objects.visible_to(reader).filter(title__contains=text)
    return [Titled(matching, HITS, label_of("unit"))]


def _note(tasks: list[Shown]) -> str:
    """How many there are, and how many are over."""
    over = sum(1 for one in tasks if one.status.is_late)
    return f"{len(tasks)} 件，其中逾期 {over} 件" if over else f"{len(tasks)} 件"
