"""The units that papers of a committee name together: its member units, the federations of its counties."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Model

from jinguo.committee.body.models import Membership
from jinguo.committee.body.queries.bodies import committee_for
from jinguo.org.structure.addressing import Together
from jinguo.org.structure.models import Unit

MEMBERS, COUNTIES = "各成员单位", "各县（市、区）妇女联合会"


def named_together(unit: Unit, about: Model | None, day: date) -> Iterator[Together]:
    """Who is meant by 各成员单位 in a paper of a unit; nothing where it has no committee. Three queries."""
    committee = committee_for(unit, about, day)
    if committee is None:
        return
    counties = Unit.objects.filter(kind="federation", region__parent=committee.region_id, region__level="county")
    yield Together(COUNTIES, frozenset(counties.standing_on(day).values_list("pk", flat=True)))
    members = Membership.objects.on(day).filter(committee=committee)
    yield Together(MEMBERS, frozenset(members.values_list("unit", flat=True)))
