"""When the sheet of a quarter (季度报表) is due.

Source: 泉州市妇联 2011, 绩效评估工作有关时间节点细化表 (各部室每季度报送完成情况、存在问题和整改措施); the tenth day is
the product's own default.
"""

from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.deadlines import Deadline, due_after
from jinguo.rules.periods import Period

DAYS = 10


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
