"""What member units lack on a day, by the rules; a fixed number of queries for a whole committee."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jinguo.base import clock
from jinguo.committee.body.models import Membership, UnitContact
from jinguo.committee.body.queries.members import members_on
from jinguo.org.structure.models import Unit, UnitChange
from jinguo.rules.committee_body import CLOCKED, SEVERITY, Clock, Gap, Stay, changes_of, closed_gap, gaps_of


@dataclass(frozen=True)
class Lacking:
    """A member unit with what it lacks."""

    membership: Membership
    gaps: list[Gap]

    @property
    def tone(self) -> str:
        """The gravest of its lights."""
        return min((gap.tone for gap in self.gaps), key=SEVERITY.index, default="ok")

    @property
    def words(self) -> str:
        """What it lacks, in a row."""
        return "、".join(gap.title for gap in self.gaps)


def missing(committee: Unit, day: date) -> list[Lacking]:
    """The members of a day that lack something, the most urgent first; at most three queries."""
    found = [one for one in lacking_of(list(members_on(committee, day)), day) if one.gaps]
    return sorted(found, key=lambda one: SEVERITY.index(one.tone))


def is_known(committee: Unit, day: date) -> bool:
    """Whether anything can be said about a day: anybody had been entered, or it is today."""
    people = UnitContact.objects.on(day).filter(membership__committee=committee)
    return day >= clock.today() or people.exists()


def lacking_of(members: Sequence[Membership], day: date) -> list[Lacking]:
    """What some members lack on a day, in their order; two queries."""
    stays, onward = _stays(members), _successors(members)
    return [Lacking(one, [*_closed(one, day, onward), *_gaps(one, stays[one.pk], day)]) for one in members]


def clocks_of(membership: Membership, day: date) -> list[Clock]:
    """Every change of the leader and the liaison with its clock, the newest first."""
    return sorted(clocks_by_member([membership], day)[membership.pk], key=lambda one: one.since, reverse=True)


def clocks_by_member(members: Sequence[Membership], day: date) -> dict[int, list[Clock]]:
    """The same of some members, by the key of each; one query."""
    stays = _stays(members)
    return {
        one.pk: [made for role in CLOCKED for made in changes_of(role, stays[one.pk], one.counted_from, day)]
        for one in members
    }


def _gaps(member: Membership, stays: Sequence[Stay], day: date) -> list[Gap]:
    return gaps_of(stays, member.counted_from, day, asks_group=member.asks_group)


def _closed(member: Membership, day: date, onward: dict[int, str]) -> list[Gap]:
    closed = member.unit.closed
    return [closed_gap(closed, onward.get(member.unit_id, ""))] if closed and closed <= day else []


def _stays(members: Sequence[Membership]) -> dict[int, list[Stay]]:
    found: dict[int, list[Stay]] = defaultdict(list)
    fields = ("membership_id", "role", "first_day", "last_day", "reported")
    standing = UnitContact.objects.standing().filter(membership__in=[one.pk for one in members])
    for pk, *stay in standing.values_list(*fields):
        found[pk].append(Stay(*stay))
    return found


def _successors(members: Sequence[Membership]) -> dict[int, str]:
    """The units that go on in the place of those that were closed, by the closed unit."""
    closed = [one.unit_id for one in members if one.unit.closed]
    changes = UnitChange.objects.filter(unit__in=closed, successor__isnull=False).select_related("successor")
    return {one.unit_id: str(one.successor) for one in changes}
