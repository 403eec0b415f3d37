"""When the sheet of a quarter (季度报表) is due.

Source: 泉州市妇联 2011, 绩效评估工作有关时间节点细化表 (各部室每季度报送完成情况、存在问题和整改措施); the tenth day is
the product's own default.
"""

from datetime import date

from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.deadlines import Deadline, due_after
from jinguo.rules.periods import Period

DAYS = 10
WORK_DAYS = 5


def sheet_due(quarter: Period, asked: date, calendar: WorkCalendar) -> Deadline:
    """The tenth day after the quarter, on a rest day the next work day; nothing is overdue when it is asked for.

    A sheet that is asked for late (a plan approved only in April) is due five work days after that, where this is
    later; both are the product's own default. Raises ValueError for another period.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> from jinguo.rules.periods import parse_period
    >>> first = parse_period("2026Q1")
    >>> [sheet_due(first, date(2026, 4, asked), shipped_calendar()).due.day for asked in (1, 15)]
    [10, 22]
    """
    if quarter.kind != "quarter":
        raise ValueError(f"{quarter.label}不是一个季度。")
    usual = due_after(quarter.last, DAYS, calendar, roll=True, event="季度结束")
    late = due_after(asked, WORK_DAYS, calendar, unit="workday", event="下达")
    return max(usual, late, key=lambda one: one.due)


def review_due(quarter: Period, begun: date, calendar: WorkCalendar) -> date:
    """By when a department rates itself and people hand in their summaries: as a sheet asked for when it is begun.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> from jinguo.rules.periods import parse_period
    >>> review_due(parse_period("2026Q1"), date(2026, 4, 17), shipped_calendar())
    datetime.date(2026, 4, 24)
    """
    return sheet_due(quarter, begun, calendar).due
