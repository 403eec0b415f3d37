"""Measuring a piece of work in a process of its own."""

import json
import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

from trials.site import forked

Work = Callable[[], Any]


@dataclass(frozen=True)
class Measured:
    """What a piece of work gave, how long it took in seconds, and the peak of its process's memory in MiB."""

    value: Any
    seconds: float
    peak: int


@dataclass(frozen=True)
class Line:
    """One line of the page; `amount` is shown for `seconds`, such as a p95 or rows a second."""

    what: str
    ours: str
    floor: str
    ratio: float
    statements: str
    peak: int


def apart(work: Work) -> Measured:
    """Do the work in a fork, so that its memory is its own; what it gives must be JSON."""
    reading, writing = os.pipe()

    def measured() -> None:
        begun = time.perf_counter()
        value = work()
        seconds = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        os.write(writing, json.dumps([value, seconds, peak]).encode())

    child = forked(measured)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    assert status == 0, "the work broke off"
    return Measured(*json.loads(told))


class Statements:
    """Counts the statements sent to the database while it is the connection's wrapper."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], *words: Any) -> Any:
        """Send one on."""
        self.count += 1
        return execute(*words)


def timed(work: Work, times: int = 5) -> tuple[float, Any]:
    """The median of doing it so many times in seconds, and what it gave at last."""
    seconds, answer = [], None
    for _ in range(times):
        begun = time.perf_counter()
        answer = work()
        seconds.append(time.perf_counter() - begun)
    return median(seconds), answer


def p95(seconds: list[float]) -> float:
    """The time within which nineteen of twenty were done."""
    return sorted(seconds)[int(len(seconds) * 0.95) - 1]


def in_milliseconds(seconds: float) -> str:
    """For the page.

    >>> in_milliseconds(0.0123)
    '12.3 ms'
    """
    return f"{seconds * 1000:,.1f} ms"
