"""What a new season forgives unless the office says otherwise: the dated figures in force on the day."""

from jinguo.base import clock
from jinguo.rules.figure_table import figure


def late_grace() -> int:
    """Minutes after which one is late."""
    return _minutes("late_grace")


def early_grace() -> int:
    """Minutes before the end from which one leaves early."""
    return _minutes("early_grace")


def absent_after() -> int:
    """Minutes beyond which half a day is an absence."""
    return _minutes("absent_after")


def _minutes(what: str) -> int:
    return int(figure(f"attendance.{what}", clock.today()).number)
