"""Who is on an organ's roll on the last day of a year (在册), by department, and how a list differs from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jinguo.office.appraisal.models import AnnualAssessment
from jinguo.office.quarter.people import LEADERS
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import departments_on, posts_in

HIGHER = "上级机关"


@dataclass(frozen=True)
class OnRoll:
    """One person with her department, and what her post makes of her: a head of department, a leader."""

    staff: Staff
    unit: Unit
    is_head: bool = False
    is_leader: bool = False


@dataclass(frozen=True)
class RollChanges:
    """Who came onto the roll, who left it, and who moved to another department, against a list."""

    came: tuple[OnRoll, ...]
    left: tuple[Staff, ...]
    moved: tuple[OnRoll, ...]

    def __bool__(self) -> bool:
        return bool(self.came or self.left or self.moved)


def on_roll(organ: Unit, day: date) -> list[OnRoll]:
    """Everybody with a post in the organ on a day, by number."""
    posts = posts_in(organ, day, day)
    roles: dict[int, set[str]] = {}
    people: dict[int, Staff] = {}
    for post in posts.select_related("staff"):
        roles.setdefault(post.staff_id, set()).add(post.role)
        people[post.staff_id] = post.staff
    units = departments_on(people.values(), day)
    return [
        OnRoll(one, units[one.pk], "department_head" in roles[one.pk], bool(roles[one.pk] & set(LEADERS)))
        for one in sorted(people.values(), key=lambda one: one.number)
        if one.pk in units and units[one.pk].organ_path == organ.path
    ]


def changes_of(assessment: AnnualAssessment, roll: Iterable[OnRoll] | None = None) -> RollChanges:
    """How the list of a year differs from who is on the roll on its last day."""
    found = list(on_roll(assessment.unit, assessment.span.last) if roll is None else roll)
    listed = {one.staff_id: one for one in assessment.people.select_related("staff", "unit")}
    here = {one.staff.pk for one in found}
    return RollChanges(
        tuple(one for one in found if one.staff.pk not in listed),
        tuple(one.staff for pk, one in listed.items() if pk not in here),
        tuple(one for one in found if one.staff.pk in listed and listed[one.staff.pk].unit_id != one.unit.pk),
    )
