"""The addresses of tasks and the things they are about; see tests/access_table.py."""

from datetime import date
from typing import Any

from tests.access_lines import BUSINESS, LEADERS, act, act_on, one, page
from tests.access_world import Place, World, thing

from jinguo.cycle.tasks.tests.factories import TaskFactory, TaskReportFactory
from jinguo.org.structure.models import Staff

# Everybody of the organ works with tasks but the seats; an expert and whoever reads only what is hers sees her own.
GIVING = LEADERS | {"performance_office"}
FAR = {404: BUSINESS}
ACCEPTING = frozenset({"department_head", "supervising_leader", "unit_head"})
OWN = BUSINESS - {"expert"}
HELD = {200: OWN, 404: frozenset({"expert"})}

LINES = [
    page("tasks:list", BUSINESS),
    page("tasks:export", BUSINESS),
    page("tasks:package", BUSINESS),
    page("tasks:assign", GIVING),
    act("tasks:assign", GIVING, 422),
    act("tasks:accept_all", BUSINESS, 400),
    one("tasks:task", "task", HELD, FAR),
    one("tasks:report", "task", HELD, FAR),
    act_on("tasks:report", "task", {422: OWN, 404: frozenset({"expert"})}, FAR),
    act_on("tasks:accept", "reported task", {302: ACCEPTING, 404: frozenset({"expert"})}, FAR, seen="0"),
    act_on(
        "tasks:send_back", "reported task", {302: ACCEPTING, 404: frozenset({"expert"})}, FAR, seen="0", reason="缺数"
    ),
    act_on(
        "tasks:extend",
        "task",
        {302: ACCEPTING, 404: frozenset({"expert"})},
        FAR,
        seen="0",
        reason="等对账",
        due="2099-01-01",
    ),
    act_on("tasks:correct", "task", {302: GIVING, 404: frozenset({"expert"})}, FAR, seen="0", title="报送进度"),
    act_on("tasks:cancel", "task", {302: GIVING, 404: frozenset({"expert"})}, FAR, reason="不办了"),
]


@thing("task")
def _task(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _given(place).pk}


@thing("reported task")
def _reported(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    task = _given(place, state="submitted", submitted_on=date(2026, 6, 10), submitted_by=place.colleague)
    TaskReportFactory(task=task, submitted_by=place.colleague, narrative=f"{place.mark}进度")
    return {"pk": task.pk}


def _given(place: Place, **facts: Any) -> Any:
    """A task of the place's department that its colleague gave."""
    facts = {"assigned_by": place.colleague, "giver": place.office, "due": date(2098, 6, 10), **facts}
    return TaskFactory(unit=place.office, title=f"{place.mark}报送进度表", **facts)
