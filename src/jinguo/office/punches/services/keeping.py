"""Punches taken in: signed on screen, from the office's sheet, from a file or a machine; each once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jinguo.base import audit, bulk, clock
from jinguo.base.moves import demand
from jinguo.office.punches.models import PinCode, Punch, PunchBatch
from jinguo.office.punches.permissions import may_keep, may_sign
from jinguo.office.shifts.touched import touch
from jinguo.org.structure.models import Appointment, Staff, Unit
from jinguo.rules.attendance.moments import Punched, punched

COLUMNS = ("unit", "staff", "pin", "day", "minute", "source", "origin", "status", "batch", "entered_by")
EXAMPLES = 5


class Line(NamedTuple):
    """One line of a file or a machine: its number in it, whose number, when (local time), the machine's own code.

    `moment` is None for a line that could not be read.
    """

    number: int
    pin: str
    moment: datetime | None
    status: str = ""


@dataclass(frozen=True)
class Taken:
    """What became of the lines: how many of each outcome, and the numbers of some lines of each."""

    counts: Mapping[str, int]
    examples: Mapping[str, list[int]]
    batch: PunchBatch | None = None


@transaction.atomic
def sign(*, by: Staff, address: str) -> Punch:
    """Sign in or out on screen (签到, 签退); two presses within a minute are one. Raises Refused."""
    demand(may_sign(by, address), act="punch.sign", row=by)
    made = punched(timezone.localtime(clock.now()))
    department = by.department_on(made.day) or by.department_on(clock.today())
    facts = {"pin": by.number, "day": made.day, "minute": made.minute, "source": "screen", "origin": ""}
    row, is_new = Punch.objects.get_or_create(unit=department, **facts, defaults={"staff": by})
    if is_new:
        audit.record("punch.sign", row, by=by, note=row.clock)
        touch([by.pk], made.day, made.day)
    return row


@transaction.atomic
def enter_sheet(unit: Unit, day: date, rows: Mapping[Staff, Sequence[int]], *, by: Staff) -> int:
    """Enter the office's sign-in sheet of a day for others (代录): minutes by person; returns how many were new."""
    demand(may_keep(by, unit), act="punch.enter_sheet", row=unit)
    if day > clock.today():
        raise ValidationError("签到表的日期还没有到，请核对。")
    made = [
        (unit.pk, one.pk, one.number, day, minute, "sheet", "", "", None, by.pk)
        for one, minutes in rows.items()
        for minute in minutes
    ]
    count = bulk.insert(Punch, COLUMNS, made, skip_known=True)
    audit.record("punch.enter_sheet", unit, by=by, note=f"{day.isoformat()}，{len(rows)} 人，新增 {count} 次")
    touch([one.pk for one in rows], day, day)
    return count


@transaction.atomic
def take_in(
    unit: Unit,
    lines: Iterable[Line],
    *,
    by: Staff | None,
    name: str,
    sha256: str,
    source: str = "file",
    origin: str = "",
) -> Taken:
    """Take the lines of a file (or of a machine's delivery) in, whole or not at all; every line is accounted for.

    A line of an unknown number is kept for later matching; a known punch is not written twice. Raises Refused.
    """
    if by is not None:
        demand(may_keep(by, unit), act="punch.take_in", row=unit)
    sorted_out = _Sorting(unit)
    fresh = [made for line in lines if (made := sorted_out.made(line)) is not None]
    batch = PunchBatch.objects.create(unit=unit, name=name, sha256=sha256, counts={}, by=by, on=clock.today())
    rows = [(unit.pk, *made[:4], source, origin, made[4], batch.pk, None) for made in fresh]
    taken = sorted_out.taken(len(rows), bulk.insert(Punch, COLUMNS, rows, skip_known=True), batch)
    batch.counts, batch.examples = dict(taken.counts), dict(taken.examples)
    batch.save(update_fields=["counts", "examples"])
    audit.record("punchbatch.take_in", batch, by=by, note=f"{batch.lines} 行，写入 {taken.counts.get('kept', 0)} 次")
    if fresh:
        people = {made[0] for made in fresh if made[0] is not None}
        touch(people, min(made[2] for made in fresh), max(made[2] for made in fresh))
    return taken


@transaction.atomic
def match_pin(unit: Unit, pin: str, staff: Staff, *, by: Staff) -> int:
    """Say whose a number is (匹配考勤号): her punches so far become hers, and those to come. Returns how many did."""
    demand(may_keep(by, unit), act="pincode.match", row=unit)
    if PinCode.objects.filter(unit=unit, pin=pin).exclude(staff=staff).exists():
        raise ValidationError(f"考勤号 {pin} 已是别人的，请先核对。")
    row, _ = PinCode.objects.get_or_create(unit=unit, pin=pin, staff=staff)
    hers = Punch.objects.filter(unit=unit, pin=pin, staff=None)
    days = list(hers.order_by("day").values_list("day", flat=True))
    count = hers.update(staff=staff)
    audit.record("pincode.match", row, by=by, note=f"{count} 次打卡")
    if days:
        touch([staff.pk], days[0], days[-1])
    return count


Made = tuple[int | None, str, date, int, str]


class _Sorting:
    """Sorts lines into outcomes while they are read."""

    def __init__(self, unit: Unit) -> None:
        self.known = _known_pins(unit)
        self.now = timezone.localtime(clock.now()).replace(tzinfo=None)
        self.counts: Counter[str] = Counter()
        self.examples: dict[str, list[int]] = {}
        self.seen: dict[datetime, Punched] = {}

    def made(self, line: Line) -> Made | None:
        """The punch of a line; None for one that is not kept."""
        moment = line.moment
        if moment is None or not line.pin:
            self._note("unreadable", line)
            return None
        if moment > self.now:
            self._note("future", line)
            return None
        where = self.seen.get(moment)
        if where is None:
            where = self.seen[moment] = punched(moment)
        staff = self.known.get(line.pin)
        if staff is None:
            self._note("unmatched", line)
        return staff, line.pin, where.day, where.minute, line.status

    def taken(self, offered: int, inserted: int, batch: PunchBatch) -> Taken:
        """The account, once it is known how many of those offered were new."""
        unmatched = Punch.objects.filter(batch=batch, staff=None).count()
        counts = {"kept": inserted - unmatched, "unmatched": unmatched, "known": offered - inserted}
        left = {name: self.counts[name] for name in ("future", "unreadable")}
        return Taken({name: count for name, count in {**counts, **left}.items() if count}, self.examples, batch)

    def _note(self, outcome: str, line: Line) -> None:
        self.counts[outcome] += 1
        some = self.examples.setdefault(outcome, [])
        if len(some) < EXAMPLES:
            some.append(line.number)


def _known_pins(unit: Unit) -> dict[str, int]:
    """Whose the numbers are: staff numbers of the organ's people, and what was matched."""
    people = Appointment.objects.filter(unit__organ_path=unit.path).values_list("staff__number", "staff")
    matched = PinCode.objects.filter(unit=unit).values_list("pin", "staff")
    return dict(people) | dict(matched)
