"""The present as days of work are counted: until four in the morning it is still yesterday."""

from django.utils import timezone

from jinguo.base import clock
from jinguo.rules.attendance.moments import Punched, punched


def present() -> Punched:
    """The present day and minute."""
    return punched(timezone.localtime(clock.now()))
