"""Lines of a file or a machine sorted into outcomes: whose each is, of which day, and what became of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Max
from django.utils import timezone

from jinguo.base import clock
from jinguo.office.punches.models import PinCode, Punch, PunchBatch
from jinguo.org.structure.models import Appointment, Staff, Unit
from jinguo.rules.attendance.moments import Punched, punched

COLUMNS = ("unit", "staff", "pin", "day", "minute", "source", "origin", "status", "batch", "entered_by")
EARLIEST = datetime(2010, 1, 1)  # noqa: DTZ001 - local; a machine without power starts again at 2000-01-01
LONGEST_PIN, LONGEST_STATUS = 40, 10


class Line(NamedTuple):
    """One line of a file or a machine: its number in it, whose number, when (local time), the machine's own code.

    `moment` is None for a line that could not be read, and for one that `is_empty`: somebody's day without punches.
    """

    number: int
    pin: str
    moment: datetime | None
    status: str = ""
    is_empty: bool = False


class Made(NamedTuple):
    """A line that is a punch."""

    staff: int | None
    pin: str
    day: date
    minute: int
    status: str
    number: int


class Holders:
    """Whose a number is on a day: whom it was matched to, else whose staff number, else whose name (if only one's)."""

    def __init__(self, unit: Unit) -> None:
        people = Appointment.objects.filter(unit__organ_path=unit.path).values_list(
            "staff", "staff__number", "staff__name"
        )
        known = {staff: (number, name) for staff, number, name in people}
        namesakes = Counter(name for _, name in known.values())
        self.plain: dict[str, int | None] = {name: pk for pk, (_, name) in known.items() if namesakes[name] == 1}
        self.plain |= {number: pk for pk, (number, _) in known.items()}
        self.dated: dict[str, list[tuple[date, int]]] = {}
        for pin, first_day, staff in PinCode.objects.filter(unit=unit).values_list("pin", "first_day", "staff"):
            self.dated.setdefault(pin, []).append((first_day, staff))

    def of(self, pin: str, day: date) -> int | None:
        """The key of whose it is; None for a number that nobody is known by."""
        if pin in self.dated:
            held = [staff for first_day, staff in sorted(self.dated[pin]) if first_day <= day]
            if held:
                return held[-1]
        return self.plain.get(pin)


class Sorting:
    """Sorts lines into outcomes while they are read; keeps which line came to which, as runs of their numbers."""

    def __init__(self, unit: Unit) -> None:
        self.holders = Holders(unit)
        self.now = timezone.localtime(clock.now()).replace(tzinfo=None)
        self.counts: Counter[str] = Counter()
        self.lines_of: dict[str, list[list[int]]] = {}
        self._seen: dict[datetime, Punched] = {}

    def made(self, line: Line) -> Made | None:
        """The punch of a line; None for one that is not kept, which is noted."""
        moment, pin = line.moment, line.pin
        if moment is None or not 0 < len(pin) <= LONGEST_PIN or not pin.isprintable():
            self.note("empty" if line.is_empty and pin else "unreadable", line.number)
            return None
        if not EARLIEST <= moment <= self.now:
            self.note("early" if moment < EARLIEST else "future", line.number)
            return None
        where = self._seen.get(moment)
        if where is None:
            where = self._seen[moment] = punched(moment)
        status = line.status[:LONGEST_STATUS] if line.status.isprintable() else ""
        return Made(self.holders.of(pin, where.day), pin, where.day, where.minute, status, line.number)

    def settle(self, made: Sequence[Made], inserted: int, new: Iterable[tuple[str, date, int]]) -> None:
        """Note what became of punches: `new` are the keys that were written, asked for only where some were not."""
        left = set(new) if inserted < len(made) else None
        for one in made:
            key = one.pin, one.day, one.minute
            is_new = left is None or key in left
            if left is not None and is_new:
                left.remove(key)
            outcome = "known" if not is_new else "kept" if one.staff is not None else "unmatched"
            if outcome == "kept":
                self.counts[outcome] += 1
            else:
                self.note(outcome, one.number)

    def note(self, outcome: str, number: int) -> None:
        """Count a line, and keep its number."""
        self.counts[outcome] += 1
        runs = self.lines_of.setdefault(outcome, [])
        if runs and runs[-1][1] in (number, number - 1):
            runs[-1][1] = number
        else:
            runs.append([number, number])


def last_of(batch: PunchBatch) -> int:
    """The key of the batch's newest punch; what is written next has a greater one."""
    return batch.punches.aggregate(last=Max("pk"))["last"] or 0


def written_since(batch: PunchBatch, last: int) -> Iterable[tuple[str, date, int]]:
    """The keys of the batch's punches after that one."""
    return Punch.objects.filter(batch=batch, pk__gt=last).order_by().values_list("pin", "day", "minute").iterator()


def ours(unit: Unit, people: Iterable[Staff], day: date) -> set[int]:
    """Which of them work in an organ on a day."""
    running = Appointment.objects.running(day).filter(unit__organ_path=unit.path, staff__in=[one.pk for one in people])
    return set(running.values_list("staff", flat=True))
