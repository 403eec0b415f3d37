"""What is reminded of: reporting back from leave, and returns from outings that nobody has entered."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from jinguo.cycle.inbox.reminding import Due
from jinguo.office.shifts.permissions import OFFICE
from jinguo.office.slips.models import LeaveRequest, Outing
from jinguo.org.structure.models import Appointment, Staff
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.leave import return_due
from jinguo.rules.reminders import ReminderPlan

SOON = timedelta(days=10)  # a longest holiday between the end of a leave and the day after it
PLAN = ReminderPlan(before=1, head_after=2, leader_after=4)  # the office hears when absence begins
People = dict[object, list[Staff]]


def open_slips(today: date) -> Iterator[Due]:
    """The leaves that end soon or have ended, and the outings overdue since before today; three queries."""
    leaves = LeaveRequest.objects.filter(state="approved", last__lte=today + SOON)
    running = leaves.exclude(extensions__state__in=("asked", "approved", "ended")).select_related("staff", "unit")
    out = Outing.objects.filter(state="out", last__lt=today).select_related("staff", "unit")
    above, calendar = Above(), work_calendar()
    for leave in running:
        title = f"销假：{leave.span_words}{leave.get_kind_display()}"
        yield above.due(leave, title, return_due(leave.last, calendar))
    for outing in out:
        yield above.due(outing, f"登记返回：{outing.place}（{outing.span_words}）", outing.last)


class Above:
    """Who heads which department, and who keeps the attendance of which organ; one query."""

    def __init__(self) -> None:
        self.heads: People = defaultdict(list)
        self.office: People = defaultdict(list)
        posts = Appointment.objects.running().filter(role__in=("department_head", *OFFICE), staff__is_active=True)
        for post in posts.select_related("staff", "unit").order_by("pk"):
            is_head = post.role == "department_head"
            (self.heads[post.unit_id] if is_head else self.office[post.unit.organ_path]).append(post.staff)

    def due(self, slip: LeaveRequest | Outing, title: str, day: date) -> Due:
        """A slip that is to be ended by its day: she is told, then who heads her department, at last the office."""
        office = _others(self.office[slip.unit.organ_path], slip.staff)
        heads = _others(self.heads[slip.unit_id], slip.staff)
        return Due(slip, title, day, (slip.staff,), heads or office, office, PLAN, "请假外出")


def _others(people: Iterable[Staff], staff: Staff) -> tuple[Staff, ...]:
    return tuple(dict.fromkeys(one for one in people if one != staff))
