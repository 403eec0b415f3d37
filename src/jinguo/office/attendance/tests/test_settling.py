"""Days settled: by the order of precedence, again whenever something touches them, never in a locked month."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import Refused
from jinguo.office.attendance import services
from jinguo.office.attendance.models import AttendanceMonth, SettledDay
from jinguo.office.attendance.queries import total, totals_by_staff
from jinguo.office.punches import services as punches
from jinguo.office.punches.importing import read_lines
from jinguo.office.shifts import services as shifts
from jinguo.office.slips import services as slips
from jinguo.office.slips.tests.factories import LeaveRequestFactory, OutingFactory
from jinguo.org.structure.services import enter_notice
from jinguo.org.structure.tests.factories import AppointmentFactory, DepartmentFactory
from jinguo.rules.notices import Notice
from jinguo.rules.periods import parse_period

MARCH_2, MARCH_3, MARCH_7, MARCH_31 = (date(2026, 3, day) for day in (2, 3, 7, 31))
MARCH = parse_period("2026-03")


def settled(office, day=MARCH_2, last=None, staff=None):
    services.settle(office.organ, day, last or day, by=office.keeper)
    row = SettledDay.objects.filter(staff=staff or office.clerk, day=day).first()
    return (row.am_state, row.pm_state) if row else None


def states(office, day=MARCH_2):
    row = SettledDay.objects.get(staff=office.clerk, day=day)
    return row.am_state, row.pm_state


def test_two_punches_in_time_are_a_day_at_work(office):
    office.punch(505, 1051)

    assert settled(office) == ("normal", "normal")


@pytest.mark.parametrize(
    ("minutes", "wanted"),
    [
        ((521, 1051), ("late", "normal")),
        ((505, 1040), ("normal", "early")),
        ((545, 1051), ("absent", "normal")),
        ((505,), ("normal", "missing")),
        ((1051,), ("missing", "normal")),
        ((), ("absent", "absent")),
    ],
    ids=["late", "early", "too late", "no sign-out", "no sign-in", "nothing"],
)
def test_punches_decide_where_nothing_else_does(office, minutes, wanted):
    office.punch(*minutes)

    assert settled(office) == wanted


def test_leave_goes_before_punches_and_names_its_slip(office):
    leave = LeaveRequestFactory(staff=office.clerk, unit=office.department, first=MARCH_2, last=MARCH_2, last_half="am")
    office.punch(805, 1051)

    assert settled(office) == ("leave", "normal")
    assert SettledDay.objects.get(staff=office.clerk).am_ref == f"leave:{leave.pk}"


def test_an_outing_covers_the_end_of_the_day(office):
    OutingFactory(staff=office.clerk, unit=office.department, leaves_at=900, back_by=1100)
    office.punch(505)

    assert settled(office) == ("normal", "normal")
    assert "惠安县妇联" in SettledDay.objects.get(staff=office.clerk).pm_because


def test_a_rest_day_and_a_day_before_she_came_have_no_row(office):
    assert settled(office, MARCH_7) is None
    office.clerk.employed_from = date(2026, 3, 10)
    office.clerk.save()
    assert settled(office) is None


def test_a_day_keeps_the_department_of_its_day(office):
    other = DepartmentFactory(parent=office.organ)
    office.clerk.appointments.update(last_day=MARCH_2)
    AppointmentFactory(staff=office.clerk, unit=other, first_day=MARCH_3)

    settled(office, MARCH_2, MARCH_3)

    days = dict(SettledDay.objects.filter(staff=office.clerk).values_list("day", "unit"))
    assert days == {MARCH_2: office.department.pk, MARCH_3: other.pk}


def test_settled_again_nothing_is_written_and_nothing_is_told(office):
    first = services.settle(office.organ, MARCH_2, MARCH_31, by=office.keeper)
    again = services.settle(office.organ, MARCH_2, MARCH_31, by=office.keeper)

    assert (first.days, again.days, again.changed) == (first.changed, first.days, 0)
    assert AuditRow.objects.filter(act="settledday.settle").count() == 1


def test_one_bad_day_never_shifts_the_next(office):
    office.punch(505)
    office.punch(505, 1051, day=MARCH_3)

    settled(office, MARCH_2, MARCH_3)

    assert (states(office), states(office, MARCH_3)) == (("normal", "missing"), ("normal", "normal"))


def test_a_file_that_comes_late_settles_its_days_anew(office):
    settled(office)
    content = f"{office.clerk.number}\t2026-03-02 08:25:00\t0\n{office.clerk.number}\t2026-03-02 17:31:00\t0\n".encode()

    punches.take_in(office.organ, read_lines(content), by=office.keeper, name="a.dat", sha256="0" * 64)

    assert states(office) == ("normal", "normal")


def test_a_slip_confirmed_afterwards_settles_its_days_anew(office):
    office.punch(505)
    settled(office)
    outing = OutingFactory(staff=office.clerk, unit=office.department, state="waiting", is_late=True)

    slips.confirm_outing(outing, by=office.head)

    assert states(office) == ("normal", "normal")


def test_other_hours_settle_everybodys_days_anew(office):
    office.punch(505, 1051)
    settled(office)
    profile = office.organ.shift_profiles.get()

    shifts.add_season(profile, by=office.keeper, title="早班", valid_from=date(2026, 2, 1), am_begins="08:00")

    assert states(office) == ("late", "normal")


def test_what_was_never_settled_waits_for_its_settlement(office):
    outing = OutingFactory(staff=office.clerk, unit=office.department, state="waiting", is_late=True)

    slips.confirm_outing(outing, by=office.head)

    assert not SettledDay.objects.exists()


def test_a_locked_month_is_settled_no_more_until_it_is_opened_with_a_reason(office):
    row = services.lock_month(office.organ, MARCH, by=office.keeper)
    office.punch(505, 1051)

    told = services.settle(office.organ, MARCH_2, MARCH_31, by=office.keeper)
    assert (told.locked, told.changed, states(office)) == (["2026-03"], 0, ("absent", "absent"))

    services.reopen_month(row, by=office.leader, reason="补录签到表")
    services.settle(office.organ, MARCH_2, MARCH_31, by=office.keeper)
    assert states(office) == ("normal", "normal")


def test_a_month_is_locked_after_its_end_and_by_the_office(office):
    with pytest.raises(ValidationError, match="过完再锁定"):
        services.lock_month(office.organ, parse_period("2026-06"), by=office.keeper)
    with pytest.raises(Refused, match="绩效办或人事锁定"):
        services.lock_month(office.organ, MARCH, by=office.clerk)

    assert not AttendanceMonth.objects.exists()


def test_only_the_office_settles(office):
    with pytest.raises(Refused, match="绩效办或人事结算"):
        services.settle(office.organ, MARCH_2, MARCH_3, by=office.clerk)


def test_today_is_not_settled_before_it_is_over(office):
    with clock.pretend(MARCH_2):
        assert settled(office) is None


def test_the_daily_duty_goes_on_from_the_last_day(office):
    with clock.pretend(MARCH_3):
        services.settle_since(office.organ)
    with clock.pretend(MARCH_3 + timedelta(days=2)):
        told = services.settle_since(office.organ)

    assert (told.first, told.last) == (MARCH_3, MARCH_3 + timedelta(days=1))


def test_who_has_no_hours_is_counted_and_not_guessed(office):
    office.organ.shift_profiles.update(is_usual=False)

    told = services.settle(office.organ, MARCH_2, MARCH_2, by=office.keeper)

    assert (told.days, told.lacking) == (0, 4)


def test_totals_add_up(office):
    office.punch(521, 1051)
    LeaveRequestFactory(staff=office.clerk, unit=office.department, first=MARCH_3, last=MARCH_3)
    services.settle(office.organ, MARCH_2, MARCH_31, by=office.keeper)
    rows = SettledDay.objects.filter(staff=office.clerk)

    whole = total(rows)
    ((_, hers),) = totals_by_staff(rows)

    assert whole.due == 2 * 22
    assert whole.due == whole.came + sum(
        whole.counts[state] for state in ("absent", "leave", "outing", "training", "duty")
    )
    assert (hers.days("late"), hers.days("leave"), hers.days("absent")) == (0.5, 1, 20)


def test_a_notice_that_is_corrected_settles_its_day_anew(office):
    day = date(2031, 3, 3)
    with clock.pretend(date(2031, 3, 10)):
        services.settle(office.organ, day, day, by=office.keeper)
        assert SettledDay.objects.filter(day=day).exists()

        enter_notice(Notice(day, "加放", "holiday", "通知"), by=None)

    assert not SettledDay.objects.filter(day=day).exists()
