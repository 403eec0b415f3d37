"""What units owe a committee, and what of it is late: asked of every room through `cycle.inbox.owing`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from jinguo.base import clock
from jinguo.committee.body.models import Membership
from jinguo.committee.coordination.models import Slip
from jinguo.cycle.inbox.owing import Asked, Owed, owed
from jinguo.org.structure.models import Unit
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.escalation import ORDER, Escalated, escalation, ladder

AHEAD = timedelta(days=60)  # what lies further away is no matter of these days


@dataclass(frozen=True, slots=True)
class Late:
    """A matter that is open after its day: which step it has come to, and the slip about it where there is one."""

    owed: Owed
    step: Escalated
    slip: Slip | None

    @property
    def waits_for_slip(self) -> bool:
        """Whether the next thing to do is a slip."""
        return self.slip is None and self.step.step in ("supervise", "circulate")


def watched_units(committee: Unit, day: date) -> QuerySet[Unit]:
    """Whom a committee watches over: its member units of a day, and the federations of the counties below it."""
    members = Membership.objects.on(day).filter(committee=committee).values("unit")
    counties = Q(kind="federation", region__parent=committee.region_id) if committee.region_id else Q(pk__in=())
    return Unit.objects.filter(Q(pk__in=members) | counties).standing_on(day)


def late_of(committee: Unit, units: Collection[int] | None = None) -> list[Late]:
    """What is open after its day at the watched units, or at some of them; the gravest step first.

    A fixed number of queries. A slip's own task is told by the matter that it is about, as long as that is open.
    """
    today, calendar = clock.today(), work_calendar()
    asked = units if units is not None else set(watched_units(committee, today).values_list("pk", flat=True))
    rows = [one for one in owed(Asked(asked, today, today)) if one.is_open and one.is_late]
    slips = {one.matter: one for one in Slip.objects.filter(committee=committee).select_related("unit", "task")}
    still = {one.key for one in rows}
    covered = {f"tasks.task:{slip.task_id}" for matter, slip in slips.items() if matter in still}
    steps = ladder(today)
    found = []
    for one in rows:
        slip = slips.get(one.key)
        slipped = {"slip": slip.issued_on, "slip_due": slip.due} if slip else {}
        step = escalation(one.due, today, calendar, steps, **slipped)
        if step and one.key not in covered:
            found.append(Late(one, step, slip))
    return sorted(found, key=lambda late: (-ORDER.index(late.step.step), late.owed.due, late.owed.key))


def owed_by(unit: Unit) -> list[Owed]:
    """What one unit owes: open matters of these days and what it did this year, the open ones first."""
    today = clock.today()
    rows = owed(Asked({unit.pk}, date(today.year, 1, 1), today + AHEAD))
    return sorted(rows, key=lambda one: (not one.is_open, one.due))
