"""What covers people on the days of a range, put together once: leave, overstays, outings, a mother's minutes."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, NamedTuple

from jinguo.office.shifts.queries import nursing_on
from jinguo.office.slips.queries import leave_covers, outing_spells, overstays
from jinguo.rules.attendance import Cover, Spell
from jinguo.rules.calendar import days_of


class Slips(NamedTuple):
    """What covers somebody on a day: each half wholly, some minutes of it, and how many minutes are a mother's."""

    am: Cover | None = None
    pm: Cover | None = None
    spells: tuple[Spell, ...] = ()
    nursing: int = 0


NO_SLIPS = Slips()


def slips_by_day(first: date, last: date, staff_ids: Collection[int] | None) -> dict[int, dict[str, Slips]]:
    """By person and day (as ISO writes it), days without anything left out; four queries.

    Leave goes before an overstay; of two leaves or two children the first counts.
    """
    found: dict[int, dict[str, Slips]] = defaultdict(lambda: defaultdict(Slips))
    for staff, day, name, what in _told(first, last, staff_ids):
        hers, iso = found[staff], day.isoformat()
        if not getattr(hers[iso], name):
            hers[iso] = hers[iso]._replace(**{name: what})
    return found


def _told(first: date, last: date, staff_ids: Collection[int] | None) -> Iterator[tuple[int, date, str, Any]]:
    """Whom something covers, on which day, as which field of her slips."""
    yield from leave_covers(first, last, staff_ids)
    yield from overstays(first, last, staff_ids)
    spells: dict[tuple[int, date], list[Spell]] = defaultdict(list)
    for staff, day, spell in outing_spells(first, last, staff_ids):
        spells[staff, day].append(spell)
    yield from ((staff, day, "spells", tuple(some)) for (staff, day), some in spells.items())
    for staff, spans in nursing_on(staff_ids, first, last).items():
        yield from ((staff, day, "nursing", minutes) for *span, minutes in spans for day in days_of(*span))
