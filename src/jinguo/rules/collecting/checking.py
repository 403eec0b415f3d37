"""检查一份报表: every cell by itself, beside earlier years, and beside the other cells."""

from collections.abc import Sequence

from jinguo.rules.collecting.cell import alone, beside_years
from jinguo.rules.collecting.findings import Entry, Finding, Past
from jinguo.rules.collecting.table import doubles, together


def check(entries: Sequence[Entry], past: Past) -> list[Finding]:
    """Everything that is wrong or odd, in the order of the cells; what cannot be read is told once and not used.

    `past` are the known values of earlier years by indicator, region and group.
    """
    found = [one for entry in entries for one in alone(entry)]
    spoilt = {one.key for one in found if one.is_hard}
    sound = [entry for entry in entries if entry.key not in spoilt]
    cases = {(*one.series, one.year): one.value for one in sound if one.part == "cases"}
    for entry in sound:
        if entry.part == "value":
            found += beside_years(entry, past.get(entry.series, ()), cases.get((*entry.series, entry.year)))
    found += [*doubles(entries), *together(sound)]
    order = {entry.key: place for place, entry in enumerate(entries)}
    return sorted(found, key=lambda one: (order[one.key], not one.is_hard))
