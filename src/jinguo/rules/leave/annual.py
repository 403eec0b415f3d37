"""Annual leave (年休假): how much by years of service, and when it is lost.

Sources: 《职工带薪年休假条例》(2007-12-14) 第三、四条; 《机关事业单位工作人员带薪年休假实施办法》(a step from the month
after the year is completed, 二手).
"""

from datetime import date

from jinguo.rules.periods import add_months
from jinguo.rules.verdict import YES, Verdict, no

STEPS = ((20, 15), (10, 10), (1, 5))  # years of service completed, days
PERSONAL_DAYS = 20
SICK_MONTHS = ((20, 4), (10, 3), (1, 2))
MONTH = 12


def service_years(since: date, day: date) -> int:
    """Completed years of service on a day.

    >>> service_years(date(2016, 3, 15), date(2026, 3, 14)), service_years(date(2016, 3, 15), date(2026, 3, 15))
    (9, 10)
    """
    years = day.year - since.year
    return max(0, years - ((day.month, day.day) < (since.month, since.day)))


def annual_days(since: date, day: date) -> int:
    """The days of annual leave that service since a day gives on a day: 5, 10 or 15, none in the first year.

    A step counts from the month after the year is completed.

    >>> [annual_days(date(2016, 3, 15), day) for day in (date(2026, 3, 31), date(2026, 4, 1))]
    [5, 10]
    """
    reached = [days for years, days in STEPS if day >= add_months(since, years * MONTH + 1).replace(day=1)]
    return reached[0] if reached else 0


def carried_over(granted: int, carried: int, taken: int) -> int:
    """What of a year's annual leave goes on into the next, in half days; what was carried into it does so no further.

    What was carried in is used up first. Source: 第五条 (因工作需要可以跨 1 个年度安排).

    >>> carried_over(20, 6, 10), carried_over(20, 6, 2), carried_over(10, 0, 12)
    (16, 20, 0)
    """
    return max(0, granted - max(0, taken - carried))


def annual_lost(since: date, day: date, *, personal_days: float, sick_months: float) -> Verdict:
    """Whether this year's annual leave stands; a refusal says why it is lost.

    It is lost with 20 days of personal leave, or with 2, 3 or 4 months of sick leave by years of service; where it was
    taken already, the next year's is. `personal_days` are work days of the year, `sick_months` months of it.

    >>> annual_lost(date(2016, 3, 15), date(2026, 6, 1), personal_days=20, sick_months=0).reason
    '本年事假累计 20 天，达到 20 天，不再享受年休假；已休的，下一年不享受'
    """
    if personal_days >= PERSONAL_DAYS:
        words = f"本年事假累计 {personal_days:g} 天，达到 {PERSONAL_DAYS} 天"
        return no(f"{words}，不再享受年休假；已休的，下一年不享受")
    years = service_years(since, day)
    limit = next((months for least, months in SICK_MONTHS if years >= least), None)
    if limit is not None and sick_months >= limit:
        words = f"工作满 {years} 年，本年病假累计 {sick_months:g} 个月，达到 {limit} 个月"
        return no(f"{words}，不再享受年休假；已休的，下一年不享受")
    return YES
