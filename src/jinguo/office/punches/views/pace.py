"""How often one address may come in within a minute, counted in this process's memory: for doors without a log-in."""

import threading
import time
from collections import deque
from collections.abc import Callable

MINUTE = 60.0
MOST_CALLERS = 1000  # remembered at once; beyond them the one longest silent is forgotten


class Pace:
    """So many calls a minute from each; more are turned away until the oldest of them is a minute old.

    >>> seconds = iter([0, 1, 2, 61])
    >>> pace = Pace(2, now=lambda: next(seconds))
    >>> [pace.allows("10.1.2.3") for _ in range(4)]
    [True, True, False, True]
    """

    def __init__(self, most: int, now: Callable[[], float] = time.monotonic) -> None:
        self.most, self._now = most, now
        self._calls: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def allows(self, caller: str) -> bool:
        """Whether one more call is let in; it counts from here on."""
        with self._lock:
            at = self._now()
            calls = self._calls.pop(caller, deque())
            while calls and calls[0] <= at - MINUTE:
                calls.popleft()
            is_fine = len(calls) < self.most
            if is_fine:
                calls.append(at)
            self._calls[caller] = calls
            if len(self._calls) > MOST_CALLERS:
                del self._calls[next(iter(self._calls))]
            return is_fine
