"""The sheet of tasks: one row a task, with what was reported last."""

from collections.abc import Iterable, Iterator

from jinguo.base.sheets import Column, Row, Sheet
from jinguo.cycle.tasks.display import standing
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.calendar import WorkCalendar

SHEET = Sheet(
    "tasks",
    "任务清单",
    (
        Column("number", "序号", "integer", width=6),
        Column("title", "任务", width=40),
        Column("kind", "类别"),
        Column("about", "事由", width=24),
        Column("unit", "承办单位", width=18),
        Column("staff", "责任人"),
        Column("giver", "交办单位", width=18),
        Column("assigned_by", "交办人"),
        Column("assigned_on", "交办日", "date"),
        Column("original_due", "原期限", "date"),
        Column("due", "期限", "date"),
        Column("submitted_on", "报送日", "date"),
        Column("accepted_on", "通过日", "date"),
        Column("standing", "状态", width=20),
        Column("evidence", "佐证要求", width=24),
        Column("actual", "完成值", "decimal", places=3),
        Column("actual_unit", "计量单位"),
        Column("narrative", "完成情况", width=40),
        Column("problems", "存在问题", width=24),
        Column("measures", "下一步措施", width=24),
    ),
)


def sheet_rows(tasks: Iterable[Task]) -> Iterator[Row]:
    """The rows in the order of the tasks, numbered from 1; ask the reports beforehand (`queries.with_reports`)."""
    calendar = work_calendar()
    for number, task in enumerate(tasks, 1):
        yield _row(number, task, calendar)


def _row(number: int, task: Task, calendar: WorkCalendar) -> Row:
    days = ("assigned_on", "original_due", "due", "submitted_on", "accepted_on")
    facts: Row = {name: getattr(task, name) for name in ("title", "evidence", *days)}
    facts |= {"number": number, "kind": task.get_kind_display(), "about": task.subject_label}
    facts |= {"unit": task.unit.label, "giver": task.giver.label, "standing": standing(task, calendar).word}
    facts |= {name: str(getattr(task, name) or "") for name in ("staff", "assigned_by")}
    reported = list(task.reports.all())
    told = ("actual", "actual_unit", "narrative", "problems", "measures")
    return facts | ({name: getattr(reported[-1], name) for name in told} if reported else {})
