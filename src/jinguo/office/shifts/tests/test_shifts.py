"""Whose hours hold on a day, what a change touches, and who keeps them."""

from dataclasses import replace
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.moves import Refused
from jinguo.office.shifts import services
from jinguo.office.shifts.models import ShiftProfile, ShiftSeason
from jinguo.office.shifts.queries import Hours, nursing_on
from jinguo.office.shifts.tests.factories import NursingHoursFactory, ShiftProfileFactory, ShiftSeasonFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.rules import figure_table
from jinguo.rules.figure_table import figure

MARCH_2, JUNE_3, JULY_1, YEAR_END = date(2026, 3, 2), date(2026, 6, 3), date(2026, 7, 1), date(2026, 12, 31)


@pytest.fixture
def profile(db, june_3):
    season = ShiftSeasonFactory()
    return season.profile


def hours(profile, staff, day):
    department = staff.appointments.get().unit
    shift = Hours(profile.unit, MARCH_2, YEAR_END).of(staff.pk, department, day)
    return shift.clock_words if shift else None


def test_the_usual_hours_hold_for_who_has_no_other_and_change_with_the_season(profile, clerk):
    ShiftSeasonFactory(profile=profile, title="夏令", month=7, day=1, pm_begins=time(14, 30), pm_ends=time(18))

    assert hours(profile, clerk, MARCH_2) == "08:30—12:00，13:30—17:30"
    assert hours(profile, clerk, JULY_1) == "08:30—12:00，14:30—18:00"


def test_a_person_goes_before_her_department_and_that_before_the_usual(profile, clerk, keeper):
    late = ShiftSeasonFactory(profile=ShiftProfileFactory(unit=profile.unit, is_usual=False), am_begins=time(9)).profile
    later = ShiftSeasonFactory(
        profile=ShiftProfileFactory(unit=profile.unit, is_usual=False), am_begins=time(10)
    ).profile
    services.assign(late, clerk.appointments.get().unit, by=keeper, first_day=JULY_1)
    services.assign(later, clerk, by=keeper, first_day=JULY_1, last_day=date(2026, 7, 31))

    found = [hours(profile, clerk, day)[:5] for day in (MARCH_2, JULY_1, date(2026, 8, 3))]

    assert found == ["08:30", "10:00", "09:00"]


def test_without_hours_nothing_is_guessed(profile, clerk):
    ShiftProfile.objects.update(is_usual=False)

    assert hours(profile, clerk, MARCH_2) is None


def test_a_new_season_touches_everybodys_days_from_its_first_on(profile, keeper, heard):
    services.add_season(profile, by=keeper, title="夏令", valid_from=date(2026, 5, 1), month=7, day=1)

    assert heard == [(None, date(2026, 5, 1), date(2026, 6, 3))]


def test_times_out_of_order_are_refused_and_nothing_is_kept(profile, keeper, heard):
    with pytest.raises(ValidationError, match="依次排列"):
        services.add_season(profile, by=keeper, title="错", valid_from=JULY_1, am_begins=time(13))

    assert (profile.seasons.count(), heard) == (1, [])


def test_nursing_time_runs_until_the_child_is_a_year_old(profile, clerk, keeper):
    services.give_nursing(clerk, by=keeper, born=date(2025, 6, 10), first_day=date(2026, 1, 5), babies=2)

    assert nursing_on([clerk.pk], MARCH_2, YEAR_END) == {clerk.pk: [(MARCH_2, date(2026, 6, 9), 120)]}
    with pytest.raises(ValidationError, match="满一周岁以前"):
        services.give_nursing(clerk, by=keeper, born=date(2024, 1, 1), first_day=date(2026, 1, 5))


def test_a_colleague_does_not_see_anothers_nursing_time(profile, clerk):
    NursingHoursFactory(staff=clerk, unit=clerk.appointments.get().unit)
    colleague = staff_in(clerk.appointments.get().unit)

    assert "哺乳时间" not in browser_of(colleague).get("/shifts/").content.decode().partition("<main")[2].replace(
        "登记哺乳时间", ""
    )
    assert f"{clerk}　" in browser_of(clerk).get("/shifts/").content.decode()


def test_only_the_office_keeps_hours(profile, clerk):
    with pytest.raises(Refused, match="绩效办或人事"):
        services.assign(profile, clerk, by=clerk, first_day=JULY_1)


def test_the_office_adds_a_season_and_an_assignment_on_screen(profile, keeper, clerk):
    seen = browser_of(keeper)
    facts = {"title": "夏令", "valid_from": "2026-05-01", "month": 7, "day": 1, "late_grace": 5, "early_grace": 5}
    clocks = {"am_begins": "08:00", "am_ends": "12:00", "pm_begins": "15:00", "pm_ends": "18:00"}
    seen.post(f"/shifts/{profile.pk}/seasons/", {**facts, **clocks, "absent_after": 30, "flexible": 0})
    seen.post(f"/shifts/{profile.pk}/assign/", {"staff": clerk.number, "first_day": "2026-05-01"})

    page = seen.get(f"/shifts/{profile.pk}/").content.decode()

    assert "08:00—12:00，15:00—18:00" in page
    assert [one.staff for one in profile.assignments.all()] == [clerk]


def test_a_new_office_gets_hours_once(db, june_3):
    organ = DepartmentFactory().parent

    assert [len(services.install_hours(organ)) for _ in range(2)] == [1, 0]
    assert hours(ShiftProfile.objects.get(), staff_in(DepartmentFactory(parent=organ)), JULY_1).endswith("17:30")


def test_a_new_season_forgives_what_the_figures_of_the_day_say(june_3, monkeypatch):
    usual = {name: figure(f"attendance.{name}", JUNE_3) for name in ("late_grace", "early_grace", "absent_after")}
    season = ShiftSeason()
    assert [getattr(season, name) for name in usual] == [row.number for row in usual.values()]

    changed = {row.name: (replace(row, value=row.value + 4),) for row in usual.values()}
    monkeypatch.setattr(figure_table, "shipped_figures", lambda: changed)

    assert [getattr(ShiftSeason(), name) for name in usual] == [row.number + 4 for row in usual.values()]
