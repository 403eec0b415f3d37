"""Files and deliveries of machines taken in: each punch once, every line accounted for; a wrong batch made void."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, bulk, clock
from jinguo.base.moves import act, demand, locked
from jinguo.office.punches.models import Device, Punch, PunchBatch
from jinguo.office.punches.permissions import may_keep, may_void
from jinguo.office.punches.services.accounts import COLUMNS, Line, Made, Sorting, last_of, written_since
from jinguo.office.shifts.touched import touch
from jinguo.org.structure.models import Staff, Unit


@dataclass(frozen=True)
class Taken:
    """What became of the lines: how many of each outcome, which lines (runs of numbers), and the batch."""

    counts: dict[str, int]
    lines_of: dict[str, list[list[int]]]
    batch: PunchBatch


@transaction.atomic
def take_in(
    unit: Unit,
    lines: Iterable[Line],
    *,
    by: Staff | None,
    name: str,
    sha256: str,
    device: Device | None = None,
) -> Taken:
    """Take the lines of a file (or of a machine's delivery) in, whole or not at all; every line is accounted for.

    A line of an unknown number is kept for later matching; a known punch is not written twice. What a machine delivers
    on one day is one batch. Raises Refused.
    """
    if by is not None:
        demand(may_keep(by, unit), act="punch.take_in", row=unit)
    sorting = Sorting(unit)
    made = [one for line in lines if (one := sorting.made(line)) is not None]
    batch = _batch(unit, device, name=name, sha256=sha256, by=by)
    before = last_of(batch)
    inserted = _insert(batch, device, made)
    sorting.settle(made, inserted, written_since(batch, before))
    _add(batch, sorting, has_numbers=device is None)
    if device is None or inserted:
        audit.record("punchbatch.take_in", batch, by=by, note=f"{sorting.counts.total()} 行，写入 {inserted} 次")
    if inserted:
        _touch([(one.staff, one.day) for one in made])
    return Taken(dict(sorting.counts), sorting.lines_of, batch)


@transaction.atomic
def void_batch(batch: PunchBatch, *, by: Staff, reason: str) -> PunchBatch:
    """Let a wrong batch count no more (作废); its punches stay as they are, its days are settled anew.

    The same punches may be taken in again from another file. Raises Refused; ValidationError without a reason.
    """
    batch = locked(batch)
    if not reason.strip():
        raise ValidationError({"reason": "请写明作废的原因。"})
    facts: dict[str, Any] = {"voided_on": clock.today(), "void_reason": reason.strip()}
    batch = act("punchbatch.void", batch, by=by, verdict=may_void(by, batch), note=reason.strip(), **facts)
    rows = Punch.objects.filter(batch=batch)
    rows.update(is_void=True)
    _touch(rows.order_by().values_list("staff", "day"))
    return batch


def _batch(unit: Unit, device: Device | None, *, by: Staff | None, **facts: str) -> PunchBatch:
    """A new batch; of a machine the one of today, which its lock keeps to one delivery at a time."""
    today = clock.today()
    if device is not None:
        known = PunchBatch.objects.filter(device=device, on=today, voided_on=None).first()
        if known:
            return known
    source = "device" if device else "file"
    return PunchBatch.objects.create(unit=unit, device=device, source=source, counts={}, by=by, on=today, **facts)


def _insert(batch: PunchBatch, device: Device | None, made: Sequence[Made]) -> int:
    origin = device.serial if device else ""
    rows = [
        (batch.unit_id, one.staff, one.pin, one.day, one.minute, batch.source, origin, one.status, batch.pk, None)
        for one in made
    ]
    return bulk.insert(Punch, COLUMNS, rows, skip_known=True)


def _add(batch: PunchBatch, sorting: Sorting, *, has_numbers: bool) -> None:
    """Add to the batch's account; the lines of a machine's delivery have no numbers that anybody could look up."""
    batch.counts = dict(sorting.counts + Counter(batch.counts))
    batch.lines_of = sorting.lines_of if has_numbers else {}
    batch.save(update_fields=["counts", "lines_of"])


def _touch(made: Iterable[tuple[int | None, date]]) -> None:
    """Settle people's days anew, month by month: one line of a far month does not touch all between."""
    known = sorted({(day, staff) for staff, day in made if staff is not None})
    for _, days in groupby(known, key=lambda one: (one[0].year, one[0].month)):
        told = list(days)
        touch({staff for _, staff in told}, told[0][0], told[-1][0])
