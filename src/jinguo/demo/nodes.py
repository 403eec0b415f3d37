"""The time nodes of the year as the departments reported them: each in time, one returned and mended."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from django.core.files.base import ContentFile

from jinguo.cycle.plans.queries import nodes_of
from jinguo.cycle.tasks import services
from jinguo.cycle.tasks.models import Task
from jinguo.demo.plan import the_plan, told
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.org.structure.work_calendar import work_calendar

REVIEWER = "办公室/部长"  # accepts for the performance office, never what she reported herself
REPORTERS = {"办公室": "办公室/干事2", "妇儿工委办": "妇儿工委办/干事1"}  # elsewhere the first clerk does
RETURNED = "报送上半年贷款发放情况"
WHY = "缺少逾期和还款情况，请补充后再报。"
MENDED = date(2026, 7, 2)


def happenings() -> Iterator[Happening]:
    """A report on the last work day before each node, its review on the next; the returned one once more."""
    days = work_calendar()
    for node in told()["node"]:
        reported = days.on_or_before(node["day"])
        reviewed = days.next_workday(reported)
        yield Happening(reported, f"报送 {node['title']}", partial(_report, node))
        act = _return if node["title"] == RETURNED else _accept
        yield Happening(reviewed, f"审核 {node['title']}", partial(act, node))
        if node["title"] == RETURNED:
            yield Happening(MENDED, f"补报 {node['title']}", partial(_report, node))
            yield Happening(days.next_workday(MENDED), f"审核 {node['title']}", partial(_accept, node))


def _report(node: dict[str, Any], world: World) -> None:
    department = node["department"]
    by = world.staff.get(REPORTERS.get(department, ""), None) or world.clerk(department)
    task = _task(node)
    is_second = task.reports.exists()
    file = ContentFile(f"{node['evidence']}\n{node['title']}\n".encode(), f"{node['evidence'].partition('、')[0]}.txt")
    services.submit(
        task,
        by=by,
        narrative=f"{node['title']}已完成，材料附后。" + ("补充了逾期和还款情况。" if is_second else ""),
        measures="按时间节点继续推进。",
        files=[file],
    )


def _accept(node: dict[str, Any], world: World) -> None:
    services.accept(_task(node), by=world.staff[REVIEWER], note="材料齐全")


def _return(node: dict[str, Any], world: World) -> None:
    services.send_back(_task(node), by=world.staff[REVIEWER], reason=WHY, due=work_calendar().next_workday(MENDED))


def _task(node: dict[str, Any]) -> Task:
    return nodes_of(the_plan()).get(task__title=node["title"]).task
