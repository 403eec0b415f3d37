"""When the sheet of a quarter (季度报表) is due.

Source: 泉州市妇联 2011, 绩效评估工作有关时间节点细化表 (各部室每季度报送完成情况、存在问题和整改措施); the tenth day is
the product's own default.
"""

from datetime import date

from jinguo.rules.calendar import ONE_DAY, WorkCalendar
from jinguo.rules.deadlines import Deadline, due_after
from jinguo.rules.periods import Period

DAYS = 10
WORK_DAYS = 5


def sheet_due(quarter: Period, calendar: WorkCalendar) -> Deadline:
    """The tenth day after the quarter, on a rest day the next work day. Raises ValueError for another period.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> from jinguo.rules.periods import parse_period
    >>> sheet_due(parse_period("2026Q1"), shipped_calendar()).due
    datetime.date(2026, 4, 10)
    """
    if quarter.kind != "quarter":
        raise ValueError(f"{quarter.label}不是一个季度。")
    return due_after(quarter.last, DAYS, calendar, roll=True, event="季度结束")


def review_due(quarter: Period, begun: date, calendar: WorkCalendar) -> date:
    """By when a department rates itself and people hand in their summaries: the sheet's day, where the quarter is
    begun late five work days after it (the product's own default): nothing is overdue when it is asked for.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> from jinguo.rules.periods import parse_period
    >>> review_due(parse_period("2026Q1"), date(2026, 4, 17), shipped_calendar())
    datetime.date(2026, 4, 24)
    """
    return max(sheet_due(quarter, calendar).due, calendar.nth_workday(begun + ONE_DAY, WORK_DAYS))
