"""What tells attendance that a settled day is to be settled anew: other hours, a punch, a slip, a rest day.

Attendance lies above; it listens here, and works in the same transaction.
"""

from collections.abc import Callable, Collection
from datetime import date

Handler = Callable[[Collection[int] | None, date, date], None]

_handlers: list[Handler] = []


def on_touch(handler: Handler) -> None:
    """Let `handler(staff keys, first day, last day)` hear of every change; None stands for everybody."""
    if handler not in _handlers:
        _handlers.append(handler)


def touch(staff_ids: Collection[int] | None, first: date, last: date) -> None:
    """Say that these people's days from `first` to `last` may have become others; inside the act's transaction."""
    for handler in _handlers:
        handler(staff_ids, first, last)
