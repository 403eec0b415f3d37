"""Reporting back from leave (销假): by when, and from when on who has not is absent.

Source: 泉州市妇联 2011 (不及时销假的按缺勤处理); the three days of grace are practice (二手来源), a setting.
"""

from datetime import date

from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.leave.counting import Stay, halves_of

GRACE_WORKDAYS = 3


def return_due(last: date, calendar: WorkCalendar) -> date:
    """The first work day after the last day of leave.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> return_due(date(2026, 9, 24), shipped_calendar())
    datetime.date(2026, 9, 28)
    """
    return calendar.next_workday(last)


def goes_on(before: Stay, after: Stay, calendar: WorkCalendar) -> bool:
    """Whether a leave goes on with another one (续假): no half day of work lies between them.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> week, monday = Stay(date(2026, 3, 2), date(2026, 3, 6)), Stay(date(2026, 3, 9), date(2026, 3, 9))
    >>> goes_on(week, monday, shipped_calendar()), goes_on(week, monday._replace(first_half="pm"), shipped_calendar())
    (True, False)
    """
    whole = Stay(before.first, after.last, before.first_half, after.last_half)
    return all(before.has(*half) or after.has(*half) for half in halves_of(whole, "work", calendar))


def overstayed_from(last: date, calendar: WorkCalendar, grace: int = GRACE_WORKDAYS) -> date:
    """The first day that counts as absence while nobody has reported back: after three work days from the end of leave.

    >>> from jinguo.rules.calendar import shipped_calendar
    >>> overstayed_from(date(2026, 3, 6), shipped_calendar())
    datetime.date(2026, 3, 12)
    """
    day = return_due(last, calendar)
    for _ in range(grace):
        day = calendar.next_workday(day)
    return day
