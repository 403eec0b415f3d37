"""Reminding those who have not rated, voted or answered yet."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Prefetch

from jinguo.cycle.inbox import reminding
from jinguo.cycle.inbox.reminding import Due
from jinguo.cycle.panels.models import Panel, Participant


def offer() -> None:
    """Let open panels be reminded of."""
    reminding.register(waiting)


def waiting(today: date) -> Iterator[Due]:
    """The open panels with those who have not taken part; two queries. What is over waits for nobody."""
    late = Participant.objects.filter(has_answered=False).select_related("staff")
    running = Panel.objects.filter(state="open", last_day__gte=today)
    for panel in running.prefetch_related(Prefetch("participants", late, to_attr="missing")):
        people = tuple(one.staff for one in panel.missing)
        if people:
            yield Due(panel, f"{panel.get_kind_display()}“{panel}”", panel.last_day, people, noun="评议")
