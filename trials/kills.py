"""T-KILL-1: a process killed in the middle of an act (kill -9) loses nothing, doubles nothing, leaves no half.

Each round works on a copy of the same database: a process of its own does the act and is killed after a drawn part of
its writes; then the installation is opened again, looked over, and the act is done once more. Killing a process proves
its death, not a power cut.
"""

import mmap
import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from django.db import connection

from jinguo.base import audit
from jinguo.base.keep import invariants
from trials.acts import Act, acts
from trials.cycle_acts import cycle_acts
from trials.office import founded
from trials.office_acts import office_acts
from trials.outcome import Outcome
from trials.site import copied, forked, integrity_problems

SEED = 20260603
MOST_TRIES = 3  # for each kill: some come too late
BEFORE_FIRST_WRITE = 0.1  # the part of the kills that is meant to come before anything was written
LONGEST_SECONDS = 60
LOOK_EVERY_SECONDS = 0.0002
WRITES = ("INSERT", "UPDATE", "DELETE")


class Meter:
    """Counts the writes of a process into memory that its parent sees."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 8)

    @property
    def count(self) -> int:
        """How many statements have written so far."""
        return int.from_bytes(self._shared[:8], "little")

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        """Run one statement; once done it counts, if it writes."""
        done = execute(sql, params, many, context)
        if sql.lstrip().upper().startswith(WRITES):
            self._shared[:8] = (self.count + 1).to_bytes(8, "little")
        return done


@dataclass
class Victim:
    """A process that does an act, and how far it has come."""

    act: Act
    meter: Meter = field(default_factory=Meter)

    def start(self) -> int:
        """Begin; the process's id."""
        return forked(self._work)

    def _work(self) -> None:
        with connection.execute_wrapper(self.meter):
            self.act.do()

    @property
    def written(self) -> int:
        """How much is written so far: statements, or bytes of a file."""
        return self.act.file_size() if self.act.writes_a_file else self.meter.count


def run(home: Path, size: int) -> Outcome:
    """Kill each act so many times."""
    outcome, office = Outcome(), founded()
    for act in chain(acts(office, home), cycle_acts(office), office_acts(office)):
        with copied():
            act.prepare()
            _kill_often(act, size, outcome)
    return outcome


@dataclass(frozen=True)
class Course:
    """How a run goes when nobody disturbs it: what it writes, seconds before and after the first write, the facts."""

    whole: int
    lead: float
    tail: float
    facts: Any


def _kill_often(act: Act, size: int, outcome: Outcome) -> None:
    before, course = act.facts(), _undisturbed(act)
    outcome.counts[f"{act.title}: writes of a whole run"] = course.whole
    chance, written = random.Random(SEED), []
    for number in range(MOST_TRIES * size):
        target, pause = _moment(course, chance, early=number < int(size * BEFORE_FIRST_WRITE))
        with copied():
            act.forget()
            victim = Victim(act)
            written += [victim.written] if _killed(victim, target, pause, outcome) else []
            _look_over(act, before, course.facts, outcome)
        if len(written) == size:
            break
    hits = sum(1 for amount in written if amount)
    outcome.counts[f"{act.title}: killed after the first write"] = hits
    outcome.demand(hits >= 0.8 * size, f"{act.title}: only {hits} of {size} kills came after the first write")


def _moment(course: Course, chance: random.Random, *, early: bool) -> tuple[int, float]:
    """When to kill: after so much is written, and a pause in seconds."""
    if early:
        return 0, chance.random() * course.lead
    return 1 + int(chance.random() * (course.whole - 1)), chance.random() * course.tail / course.whole


def _undisturbed(act: Act) -> Course:
    """A whole run."""
    with copied():
        act.forget()
        victim, begun = Victim(act), time.monotonic()
        child = victim.start()
        _wait_for(victim, child, 1)
        first = time.monotonic()
        _, status = os.waitpid(child, 0)
        assert status == 0, f"{act.title} does not even run undisturbed"
        return Course(victim.written, first - begun, time.monotonic() - first, act.facts())


def _killed(victim: Victim, target: int, pause: float, outcome: Outcome) -> bool:
    """Kill when so much is written and a moment has passed; whether it was still there to be killed."""
    child = victim.start()
    _wait_for(victim, child, target)
    time.sleep(pause)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    was_killed = os.WIFSIGNALED(status)
    outcome.count(f"{victim.act.title}: {'killed' if was_killed else 'done before the kill'}")
    return was_killed


def _wait_for(victim: Victim, child: int, target: int) -> None:
    """Wait until so much is written, or it has ended."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while victim.written < target and time.monotonic() < deadline and not _has_ended(child):
        time.sleep(LOOK_EVERY_SECONDS)


def _has_ended(child: int) -> bool:
    """Whether it ended by itself; it is still there to be waited for."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _look_over(act: Act, before: Any, after: Any, outcome: Outcome) -> None:
    """Open the installation again, find everything whole, do the act once more, and find it done once."""
    begun = time.monotonic()
    outcome.demand(act.stands(before, act.facts(), after), f"{act.title}: half of it stands: {act.facts()}")
    _demand_sound(act, "after the kill", outcome)
    slowest = max(float(outcome.counts.get("slowest restart, seconds", 0)), time.monotonic() - begun)
    outcome.counts["slowest restart, seconds"] = round(slowest, 2)
    act.do()
    outcome.demand(act.facts() == after, f"{act.title}: done again it became {act.facts()} instead of {after}")
    _demand_sound(act, "after doing it again", outcome)


def _demand_sound(act: Act, when: str, outcome: Outcome) -> None:
    found = [*integrity_problems(), *(problem.text for problem in audit.verify())]
    found += [text for problems in invariants.check().values() for text in problems]
    outcome.demand(not found, f"{act.title} {when}: {found}")
