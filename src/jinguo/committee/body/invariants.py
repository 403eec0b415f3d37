"""What must hold of a committee whatever happened: `jinguo check-invariants` says where it does not."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from jinguo.committee.body.models import Membership, UnitContact
from jinguo.rules.committee_body import ROLES, SINGLE

ONE_DAY = timedelta(days=1)


def untold_memberships() -> list[str]:
    """Memberships that do not begin and end with the days of their documents, and two who hold a single role."""
    return [*_apart_from_papers(), *_two_at_once()]


def _apart_from_papers() -> Iterator[str]:
    rows = Membership.objects.select_related("unit", "came_by", "went_by").order_by("pk")
    for row in rows.iterator(chunk_size=500):
        if row.first_day != row.came_by.day:
            yield f"{row.unit}的加入日不是“{row.came_by.number}”的生效日"
        if row.went_by and row.last_day != row.went_by.day - ONE_DAY:
            yield f"{row.unit}的退出日不是“{row.went_by.number}”生效的前一天"


def _two_at_once() -> Iterator[str]:
    held: dict[tuple[int, str], list[UnitContact]] = defaultdict(list)
    single = UnitContact.objects.standing().filter(role__in=SINGLE).select_related("membership__unit")
    for one in single.order_by("first_day"):
        held[one.membership_id, one.role].append(one)
    for (_, role), people in held.items():
        if any(one.last_day is None or one.last_day >= people[at].first_day for at, one in enumerate(people[:-1], 1)):
            yield f"{people[0].membership.unit}的{ROLES[role]}同时有两位"
