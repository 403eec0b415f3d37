"""Who is protected from dismissal on a day: as entered, and as leave and nursing time tell."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q

from jinguo.office.conduct.models import Protection
from jinguo.office.shifts.queries import nursing_on
from jinguo.office.slips.models import LeaveRequest

MATERNITY = ("maternity", "miscarriage")  # 《女职工劳动保护特别规定》第七条 calls both 产假


def protections_on(staff_ids: Collection[int], day: date) -> dict[int, dict[str, str]]:
    """The protections of each person on a day by their codes, each with what says so; three queries."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    entered: Any = Protection.objects.standing().filter(_until("last_day", day), staff__in=staff_ids)
    for row in entered.filter(first_day__lte=day):
        found[row.staff_id][row.kind] = row.words
    leaves = LeaveRequest.objects.filter(staff__in=staff_ids, kind__in=MATERNITY, state__in=("approved", "ended"))
    for leave in leaves.filter(Q(back_on=None) | Q(back_on__gt=day), first__lte=day, last__gte=day):
        found[leave.staff_id]["maternity"] = f"{leave.get_kind_display()}：{leave.span_words}（请假）"
    for pk in nursing_on(staff_ids, day, day):
        found[pk]["nursing"] = "哺乳期：按登记的哺乳时间"
    return found


def _until(name: str, day: date) -> Q:
    return Q(**{name: None}) | Q(**{f"{name}__gte": day})
