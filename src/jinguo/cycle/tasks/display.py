"""How tasks are shown: their state as a light, how their day is counted, what they are about."""

from collections.abc import Iterator
from dataclasses import dataclass

from jinguo.base import clock
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.task_status import TaskStatus, status
from jinguo.rules.wording import date_words


@dataclass(frozen=True, slots=True)
class Shown:
    """A task with how it stands today."""

    task: Task
    status: TaskStatus


def shown(tasks: list[Task]) -> list[Shown]:
    """Each task with how it stands; the calendar is asked once."""
    calendar = work_calendar()
    return [Shown(task, standing(task, calendar)) for task in tasks]


def standing(task: Task, calendar: WorkCalendar) -> TaskStatus:
    """How a task stands today."""
    return status(task.state, task.due, task.submitted_on, task.accepted_on, clock.today(), calendar)  # type: ignore[arg-type]


def how_counted(task: Task, calendar: WorkCalendar) -> list[str]:
    """How the day of a task came about and is counted, line by line; ask the extensions beforehand."""
    return [*_history(task), *_counting(task, calendar)]


def about_url(task: Task, reader: Staff) -> str:
    """Where the thing it is about is shown; empty where there is none, or it is out of the reader's reach."""
    subject = task.subject
    if subject is None or not hasattr(subject, "get_absolute_url"):
        return ""
    visible_to = getattr(type(subject)._default_manager, "visible_to", None)
    if visible_to is None or not visible_to(reader).filter(pk=subject.pk).exists():
        return ""
    return str(subject.get_absolute_url())


def _history(task: Task) -> Iterator[str]:
    today = clock.today()
    yield f"{date_words(task.assigned_on, today)} 交办，期限 {date_words(task.original_due, today)}，当天报送算按期。"
    for one in task.extensions.all():
        who = one.by or "系统"
        yield f"{date_words(one.on, today)} {who}把期限延到 {date_words(one.new_due, today)}：{one.reason}。"


def _counting(task: Task, calendar: WorkCalendar) -> Iterator[str]:
    yield f"{standing(task, calendar).because}。"
    if not calendar.is_workday(task.due):
        yield f"{date_words(task.due, clock.today())} 休息（{calendar.why(task.due)}），期限不顺延，请提前办。"
    if warning := calendar.warning(task.due.year):
        yield warning
    yield "迟报按工作日数，周末和放假不算；退回以后，以重新报送的那天为准。"
