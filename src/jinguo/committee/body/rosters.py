"""The member units of a day with their people: what papers and tables are made of."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from jinguo.committee.body.models import UnitContact
from jinguo.committee.body.queries import members_on
from jinguo.org.structure.models import Unit


@dataclass(frozen=True)
class Roster:
    """A member unit under its name of the day, with its people by their roles."""

    unit: str
    duty: str
    joined: date
    people: dict[str, list[UnitContact]]

    def names(self, role: str) -> str:
        """Who holds a role."""
        return "、".join(one.person for one in self.people.get(role, ()))

    def posts(self, role: str) -> str:
        """Their posts."""
        return "、".join(one.post for one in self.people.get(role, ()) if one.post)

    def phones(self, role: str) -> str:
        """Their telephones."""
        return "、".join(one.phone for one in self.people.get(role, ()) if one.phone)


def rosters_on(committee: Unit, day: date) -> list[Roster]:
    """Every member unit of a day with its people; two queries."""
    members = list(members_on(committee, day))
    people: dict[int, dict[str, list[UnitContact]]] = defaultdict(lambda: defaultdict(list))
    for one in UnitContact.objects.on(day).filter(membership__in=members).select_related("staff").order_by("pk"):
        people[one.membership_id][one.role].append(one)
    return [Roster(row.name_then, row.duty, row.first_day, people[row.pk]) for row in members]  # type: ignore[attr-defined]
