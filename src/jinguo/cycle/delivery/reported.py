"""Actuals that somebody reported (报送): out of the accepted reports on a goal's time nodes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from functools import partial

from django.db.models import Prefetch, Q

from jinguo.base.web import words
from jinguo.cycle.delivery.actual import Actual, Nodes
from jinguo.cycle.plans.models import Goal, Target
from jinguo.cycle.tasks.models import Task, TaskReport
from jinguo.org.structure.models import Unit
from jinguo.rules.exact_words import Exact, figure, total_of
from jinguo.rules.units_of_measure import convert

HUNDRED = 100
NO_NODE = "本期没有时间节点，也没有取数；请绩效办设节点，或给目标选取数"


def reported(targets: Iterable[Target], as_of: date) -> dict[int, Actual]:
    """The actuals of goals in numbers: what the accepted reports on the holder's nodes of the period said.

    Where the goal adds up over time each report tells what came in since the one before, so they are added up;
    otherwise the last one counts.
    """
    return _each(targets, as_of, _told)


def delivered(targets: Iterable[Target], as_of: date) -> dict[int, Actual]:
    """The actuals of goals without numbers: how many of the holder's nodes of the period were accepted, in per cent."""
    return _each(targets, as_of, partial(_share, as_of))


def _each(targets: Iterable[Target], as_of: date, say: Callable[[Target, Sequence[Task]], Actual]) -> dict[int, Actual]:
    found = list(targets)
    nodes = _nodes({one.goal_id for one in found}, as_of) if found else {}
    return {one.pk: say(one, _of(one, nodes.get(one.goal_id, []))) for one in found}


def _nodes(goals: set[int], as_of: date) -> dict[int, list[Task]]:
    """The standing tasks of the goals with their accepted reports, in the order of their days; two queries."""
    subject = Goal._meta.label_lower
    of_goal = Q(milestone__goal__in=goals) | Q(subject_type=subject, subject_id__in={str(pk) for pk in goals})
    accepted = TaskReport.objects.filter(outcome="accepted", reviewed_on__lte=as_of).select_related("submitted_by")
    tasks = Task.objects.counting().filter(of_goal).select_related("unit__region", "staff", "milestone")
    found: dict[int, list[Task]] = defaultdict(list)
    shown = Prefetch("reports", accepted.order_by("number"), "accepted_reports")
    for task in tasks.order_by("original_due", "pk").prefetch_related(shown):
        found[_goal_of(task)].append(task)
    return found


def _goal_of(task: Task) -> int:
    return task.milestone.goal_id if hasattr(task, "milestone") else int(task.subject_id)


def _of(target: Target, nodes: Sequence[Task]) -> list[Task]:
    """The nodes by which a target is judged: the holder's own in its period, else those of the units below it.

    A node belongs to the period of the day first set; an extension does not move it into the next one. Where all
    answer for one value, a node of any of them tells it.
    """
    held = [one for one in nodes if one.original_due in target.span and _lies_in(target, one)]
    holder = target.holder
    if not isinstance(holder, Unit):
        own = [one for one in held if one.staff_id == target.staff_id]
    else:
        below = [one for one in held if one.unit.path.startswith(holder.path)]
        own = [one for one in below if one.unit_id == holder.pk] or below
    return own or (held if target.goal.over_units == "assign" else [])


def _lies_in(target: Target, task: Task) -> bool:
    region = target.region
    return region is None or (task.unit.region is not None and task.unit.region.path.startswith(region.path))


def _told(target: Target, nodes: Sequence[Task]) -> Actual:
    unit = target.goal.unit_of_measure
    reports = [one.accepted_reports[-1] for one in nodes if one.accepted_reports]  # type: ignore[attr-defined]
    numbered = [one for one in reports if one.actual is not None]
    if not numbered:
        return Actual(None, unit, "none", _lack(nodes), nodes[0].get_absolute_url if nodes else str)
    used = numbered if target.goal.over_time == "sum" else numbered[-1:]
    values = [convert(one.actual, one.actual_unit, unit) for one in used]
    misfit = next((one.because for one in values if one.value is None), "")
    if misfit:
        return Actual(None, unit, "none", f"{misfit}：请退回重报", used[-1].get_absolute_url)
    value = total_of(one.value for one in values if one.value is not None)
    return Actual(value, unit, "reported", _reported_words(used, value, unit), used[-1].get_absolute_url)


def _lack(nodes: Sequence[Task]) -> str:
    if not nodes:
        return NO_NODE
    open_ones = "、".join(f"“{one.title}”" for one in nodes)
    return f"{open_ones}还没有通过的报告" if all(not one.accepted_reports for one in nodes) else "报告里没有填完成值"  # type: ignore[attr-defined]


def _reported_words(used: Sequence[TaskReport], value: Exact, unit: str) -> str:
    last = used[-1]
    who = f"，{last.submitted_by}" if last.submitted_by else ""
    if len(used) == 1:
        return f"报送值 {figure(value, unit=unit)}（“{last.task.title}”，{words.day(last.submitted_on)}{who}）"
    parts = " + ".join(figure(one.actual) for one in used if one.actual is not None)
    return f"{len(used)} 次报送合计 {figure(value, unit=unit)}：{parts}（最近 {words.day(last.submitted_on)}{who}）"


def _share(as_of: date, _target: Target, nodes: Sequence[Task]) -> Actual:
    if not nodes:
        return Actual.none("本期没有时间节点，按完成标准由绩效办判断", "%")
    due = sum(one.due < as_of for one in nodes)
    accepted = [one for one in nodes if one.accepted_reports]  # type: ignore[attr-defined]
    waiting = [one for one in nodes if not one.accepted_reports]  # type: ignore[attr-defined]
    lack = f"，还差{'、'.join(f'“{one.title}”' for one in waiting)}" if waiting else ""
    because = f"{len(nodes)} 个时间节点，通过 {len(accepted)} 个{lack}"
    opens = (waiting or nodes)[0].get_absolute_url
    told = Nodes(len(accepted), due, len(nodes))
    return Actual(Fraction(HUNDRED * len(accepted), len(nodes)), "%", "reported", because, opens, nodes=told)
