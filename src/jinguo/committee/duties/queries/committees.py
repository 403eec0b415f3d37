"""The committee of an organ, and which of its members a name means, followed through mergers."""

from datetime import date

from jinguo.base import clock
from jinguo.committee.body.queries import members_on
from jinguo.org.structure.models import Unit, UnitChange

KIND = "committee"


def committee_of(organ: Unit) -> Unit | None:
    """The committee of the organ's region: both are joined by it, for a committee hangs under nobody."""
    if organ.region_id is None:
        return None
    standing = Unit.objects.standing_on(clock.today()).select_related("region")
    return standing.filter(kind=KIND, region=organ.region_id).order_by("order", "pk").first()


def members(committee: Unit, day: date) -> dict[str, Unit]:
    """The member units of a day by their names of today."""
    return {one.unit.name: one.unit for one in members_on(committee, day)}


def successors() -> dict[str, str]:
    """Which unit goes on in the place of one that was merged, split or closed, by the former's name; one query.

    A chain of mergers is followed to its end.
    """
    rows = UnitChange.objects.filter(successor__isnull=False).values_list("unit__name", "successor__name")
    onward = dict(rows)
    found = {}
    for name in onward:
        now, seen = onward[name], {name}
        while now in onward and now not in seen:
            seen.add(now)
            now = onward[now]
        found[name] = now
    return found
