"""How a committee grew: what each adjustment brought and took."""

from jinguo.committee.body.models import Adjustment, Membership
from jinguo.org.structure.models import Unit
from jinguo.org.structure.services.units import names_on
from jinguo.rules.committee_body import Adjusted, Seat, story


def story_of(committee: Unit) -> list[Adjusted]:
    """Every adjustment of a committee, the newest first; units under the names of its day; three queries."""
    rows = list(Membership.objects.filter(committee=committee).select_related("unit", "came_by", "went_by"))
    asked = [(row.unit, one.day) for row in rows for one in (row.came_by, row.went_by) if one]
    names = names_on(asked)
    seats = [_seat(row, names[row.unit, row.came_by.day]) for row in rows]
    adjustments = Adjustment.objects.standing().filter(committee=committee).values_list("pk", "day", "number")
    return story(seats, adjustments)[::-1]


def _seat(row: Membership, name: str) -> Seat:
    return Seat(name, row.first_day, row.last_day, row.came_by_id, row.went_by_id)
