"""How long automatic backups (自动备份) are kept.

No institution fixes it; this is the product's own rule: the newest ones, because they are what a mishap needs, and one
of each of the last twelve months, because some mishaps are noticed late.
"""

from collections.abc import Iterable
from datetime import date, datetime

MONTHS = 12


def to_keep(made: Iterable[datetime], *, today: date, newest: int) -> set[datetime]:
    """Which of the backups made at these moments stay.

    The `newest` ones (1 at least), and the newest of each calendar month of the last MONTHS, the present one included.

    >>> days = [datetime(2026, 6, 3), datetime(2026, 6, 2), datetime(2026, 4, 9), datetime(2026, 4, 1)]
    >>> sorted(day.day for day in to_keep(days, today=date(2026, 6, 3), newest=1))
    [3, 9]
    """
    ordered = sorted(set(made), reverse=True)
    kept = set(ordered[: max(1, newest)])
    last_of_month = {_month(moment): moment for moment in reversed(ordered)}
    present = _month(today)
    return kept | {moment for month, moment in last_of_month.items() if present - MONTHS < month}


def _month(day: date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month
