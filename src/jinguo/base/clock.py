"""The one "today".

Business dates are asked here and nowhere else. `JINGUO_TODAY` fixes the day (a banner then says 演示日期); the replay
of the demonstration's year moves it with `pretend`. Log-in limits, lockouts and audit stamps use the machine's own
clock and do not come here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_pretended: ContextVar[date | None] = ContextVar("pretended_today", default=None)


def today() -> date:
    """The business date in Asia/Shanghai."""
    return _pretended.get() or settings.JINGUO_TODAY or timezone.localdate()


def is_fixed() -> bool:
    """Whether today is not the machine's own date, so that the screen must say so."""
    return _pretended.get() is not None or settings.JINGUO_TODAY is not None


def now() -> datetime:
    """The moment of an act: the business date with the machine's time of day."""
    moment = timezone.localtime()
    return moment if not is_fixed() else datetime.combine(today(), moment.timetz())


@contextmanager
def pretend(day: date) -> Iterator[None]:
    """Run the block as if today were `day`."""
    token = _pretended.set(day)
    try:
        yield
    finally:
        _pretended.reset(token)
