"""The acts of the office's day that are killed in the middle: a month settled, a file of punches taken in, a leave."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from jinguo.base.moves import Refused
from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.models import Approval
from jinguo.cycle.flows.services.shipped import install_chains
from jinguo.office.attendance.models import SettledDay
from jinguo.office.attendance.services import settle
from jinguo.office.punches.models import Punch, PunchBatch
from jinguo.office.punches.services import Line, take_in
from jinguo.office.shifts.services import install_hours
from jinguo.office.slips.models import LeaveEntry, LeaveRequest
from jinguo.office.slips.services import ask_leave
from jinguo.org.structure.models import Staff
from jinguo.rules.leave import Stay
from trials.acts import Act
from trials.cycle_acts import books
from trials.office import Office

PEOPLE = 60
FIRST, LAST = date(2026, 3, 2), date(2026, 3, 31)
MORNING, EVENING = time(8, 25), time(17, 35)
SHA = "7" * 64


def office_acts(office: Office) -> Iterator[Act]:
    """Each act, with what must be there before it."""
    yield _taking_in(office)
    yield _settling(office)
    yield _approving_leave(office)


def _taking_in(office: Office) -> Act:
    """A month of punches of everybody, all or none; taken in again, nothing is doubled."""

    def do() -> None:
        if not PunchBatch.objects.filter(sha256=SHA).exists():
            take_in(office.organ, _lines(), by=None, name="attlog.dat", sha256=SHA)

    return Act("take punches in", lambda: _people(office), do, lambda: books(Punch, PunchBatch))


def _settling(office: Office) -> Act:
    """A month of everybody settled, all or none; settled again, nothing changes."""

    def prepare() -> None:
        _people(office)
        take_in(office.organ, _lines(), by=None, name="attlog.dat", sha256=SHA)

    def do() -> None:
        settle(office.organ, FIRST, LAST, by=None)

    return Act("settle a month", prepare, do, lambda: books(SettledDay))


def _approving_leave(office: Office) -> Act:
    """The answer that approves a leave: taken from the account, its days settled anew, all told; or none of it."""

    def prepare() -> None:
        _people(office)
        install_chains(office.organ)
        settle(office.organ, FIRST, LAST, by=None)
        LeaveEntry.objects.create(
            staff=office.clerk, unit=office.department, kind="annual", year=2026, why="granted", half_days=20, on=FIRST
        )
        ask_leave(by=office.clerk, kind="annual", stay=Stay(FIRST, FIRST, "am", "am"), reason="家里有事")

    def do() -> None:
        with suppress(Refused):  # she has answered before the kill
            flows.answer(Approval.objects.get(), by=office.head, agrees=True)

    return Act("approve a leave", prepare, do, lambda: books(LeaveRequest, LeaveEntry, SettledDay, Approval))


def _people(office: Office) -> None:
    office.clerks(PEOPLE)
    install_hours(office.organ)
    Staff.objects.update(employed_from=FIRST)


def _lines() -> Iterator[Line]:
    """What a machine recorded of every person of the office."""
    days = (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    moments = [datetime.combine(day, at) for day in days for at in (MORNING, EVENING)]
    numbers = Staff.objects.order_by("number").values_list("number", flat=True)
    pairs = ((number, moment) for number in numbers for moment in moments)
    yield from (Line(at, number, moment, "0") for at, (number, moment) in enumerate(pairs, 1))
