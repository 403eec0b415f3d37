"""What is told of tasks beside the steps of their flow, and what is reminded of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Q

from jinguo.base.web import words
from jinguo.cycle.inbox import kinds
from jinguo.cycle.inbox.owing import Asked, Owed
from jinguo.cycle.inbox.reminding import Due
from jinguo.cycle.inbox.services import tell
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.people import IN_CHARGE, LEADERS
from jinguo.cycle.tasks.queries import due_until, of_units
from jinguo.org.structure.models import Appointment, Staff

GIVEN = kinds.register("task", "任务交办").code
AHEAD = timedelta(days=30)  # further ahead no kind reminds
Places = dict[tuple[str, str], list[Staff]]  # who holds a role, by the path of a unit or of its organ


def tell_given(task: Task, *, by: Staff | None) -> None:
    """Tell its holders of a new task."""
    _tell(task, f"新任务：{task}（{words.day(task.due)}止）", by, bundle="新任务")


def tell_put_off(task: Task, *, by: Staff | None) -> None:
    """Tell its holders that they have until later."""
    _tell(task, f"{task}：期限延到 {words.day(task.due)}", by, bundle="任务延期")


def tell_corrected(task: Task, *, by: Staff | None) -> None:
    """Tell who answers for it that its wording was put right."""
    _tell(task, f"任务已更正：{task}"[:200], by, bundle="任务更正")


def open_tasks(today: date) -> Iterable[Due]:
    """The open tasks whose days are near or over, with whom they concern; three queries, however many there are."""
    tasks = list(due_until(today + AHEAD))
    places = _places(tasks)
    return [_due(task, places) for task in tasks]


def owed_tasks(asked: Asked) -> Iterator[Owed]:
    """The tasks that units owe; a report counts from the day on which it came in, not once it was returned."""
    for task in of_units(asked):
        told = f"{task.giver.label}{words.day(task.assigned_on)}交办"
        yield Owed(task, task.unit, task.get_kind_display(), task.title, task.due, task.submitted_on, told)


def _tell(task: Task, title: str, by: Staff | None, bundle: str) -> None:
    people = [person for person in task.holders() if person != by]
    tell(people, title, kind=GIVEN, about=task, by=by, bundle=bundle)


def _due(task: Task, places: Places) -> Due:
    heads = _first(places, task.unit.path, IN_CHARGE)
    people = (task.staff,) if task.staff else heads or _first(places, task.unit.path, ("",))
    leaders = _first(places, task.unit.organ_path, LEADERS[1:]) or _first(places, task.unit.organ_path, LEADERS)
    return Due(task, task.title, task.due, people, heads or leaders, leaders, task.rules.reminders, "任务")


def _first(places: Places, path: str, roles: Iterable[str]) -> tuple[Staff, ...]:
    """Everybody who holds one of the roles there, each once; the role "" stands for whoever works there."""
    return tuple(dict.fromkeys(person for role in roles for person in places.get((path, role), ())))


def _places(tasks: list[Task]) -> Places:
    units, organs = {task.unit_id for task in tasks}, {task.unit.organ_path for task in tasks}
    wanted = Q(unit__in=units) | Q(unit__organ_path__in=organs, role__in=LEADERS)
    found: Places = defaultdict(list)
    for row in Appointment.objects.running().filter(wanted, staff__is_active=True).select_related("staff", "unit"):
        for key in _keys(row):
            found[key].append(row.staff)
    return found


def _keys(row: Appointment) -> Iterator[tuple[str, str]]:
    """Under which names somebody is found: at her unit by role and as one of its people, a leader in the organ."""
    yield from ((row.unit.path, row.role), (row.unit.path, ""))
    if row.role in LEADERS and row.unit.organ_path != row.unit.path:
        yield row.unit.organ_path, row.role
