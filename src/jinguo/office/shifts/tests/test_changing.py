"""Hours changed, put right and taken back: what goes on as before, and which days are settled anew."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.moves import Refused, Stale
from jinguo.office.shifts import services
from jinguo.office.shifts.models import NursingHours, ShiftAssignment, ShiftSeason
from jinguo.office.shifts.queries import Hours
from jinguo.office.shifts.tests.factories import (
    NursingHoursFactory,
    ShiftAssignmentFactory,
    ShiftProfileFactory,
    ShiftSeasonFactory,
)
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

JAN_5, MARCH_2, MAY_1, JULY_1, NOV_2 = (date(2026, *one) for one in ((1, 5), (3, 2), (5, 1), (7, 1), (11, 2)))
TODAY = date(2026, 6, 3)


@pytest.fixture
def profile(db, june_3):
    profile = ShiftProfileFactory()
    ShiftSeasonFactory(profile=profile, title="冬令", month=10)
    ShiftSeasonFactory(profile=profile, title="夏令", month=7, pm_begins=time(14, 30))
    return profile


def hours(profile, staff, day):
    shift = Hours(profile.unit, JAN_5, NOV_2).of(staff.pk, staff.appointments.get().unit, day)
    return shift.clock_words


def test_a_new_summer_leaves_the_winter_as_it_was(profile, clerk, keeper):
    services.add_season(profile, by=keeper, title="夏令", valid_from=MAY_1, month=6, day=1, pm_begins=time(15))

    assert [hours(profile, clerk, day)[12:17] for day in (MARCH_2, MAY_1, JULY_1, NOV_2)] == [
        "13:30",
        "13:30",
        "15:00",
        "13:30",
    ]


def test_a_season_that_begins_on_anothers_day_replaces_it(profile, clerk, keeper):
    services.add_season(profile, by=keeper, title="全年", valid_from=MAY_1, month=7, day=1, am_begins=time(9))

    assert list(profile.seasons.filter(valid_from=MAY_1).values_list("title", flat=True)) == ["全年", "冬令"]


def test_hours_entered_wrongly_are_put_right_and_the_days_settled_anew(profile, clerk, keeper, heard):
    season = profile.seasons.get(title="冬令")

    services.correct_season(season, by=keeper, seen=profile.version, am_begins=time(8), title="冬令")

    assert hours(profile, clerk, MARCH_2).startswith("08:00")
    assert heard == [(None, season.valid_from, TODAY)]


def test_nobody_corrects_what_she_has_not_seen(profile, keeper):
    season = profile.seasons.get(title="冬令")
    services.correct_season(season, by=keeper, seen=profile.version, am_begins=time(8))

    with pytest.raises(Stale):
        services.correct_season(season, by=keeper, seen=profile.version, am_begins=time(9))


def test_a_season_is_taken_out_but_never_the_last(profile, clerk, keeper):
    services.remove_season(profile.seasons.get(title="夏令"), by=keeper)

    assert hours(profile, clerk, JULY_1)[12:17] == "13:30"
    with pytest.raises(ValidationError, match="至少要有一个"):
        services.remove_season(profile.seasons.get(), by=keeper)


def test_a_new_name_settles_nothing_anew(profile, keeper, heard):
    profile.title = "机关作息时间"
    services.set_profile(profile, by=keeper, seen=profile.version)

    assert heard == []


def test_an_assignment_ends_and_its_holders_days_are_settled_anew(profile, clerk, keeper, heard):
    row = ShiftAssignmentFactory(profile=profile, unit=None, staff=clerk)

    services.change_assignment(row, by=keeper, first_day=MARCH_2, last_day=MAY_1)

    assert ShiftAssignment.objects.get().last_day == MAY_1
    assert heard == [([clerk.pk], date(2026, 1, 1), TODAY)]
    with pytest.raises(ValidationError, match="不能早于"):
        services.change_assignment(row, by=keeper, first_day=MAY_1, last_day=MARCH_2)


def test_hours_are_given_to_nobody_of_another_organ(profile, keeper):
    for stranger in (DepartmentFactory(), staff_in(DepartmentFactory())):
        with pytest.raises(ValidationError, match="不属于"):
            services.assign(profile, stranger, by=keeper, first_day=MARCH_2)


def test_nursing_time_is_put_right_and_taken_back(clerk, keeper, heard):
    row = NursingHoursFactory(staff=clerk, unit=clerk.appointments.get().unit, born=JAN_5, first_day=MAY_1)

    services.change_nursing(row, by=keeper, born=JAN_5, first_day=MARCH_2, babies=2)
    assert (NursingHours.objects.get().minutes, heard.pop()) == (120, ([clerk.pk], MARCH_2, TODAY))

    services.remove_nursing(row, by=keeper)
    assert (NursingHours.objects.count(), heard) == (0, [([clerk.pk], MARCH_2, TODAY)])


def test_only_the_office_changes_anything(profile, clerk):
    season, row = profile.seasons.first(), ShiftAssignmentFactory(profile=profile)
    acts = (
        lambda: services.correct_season(season, by=clerk, seen=0, title="我的"),
        lambda: services.remove_season(season, by=clerk),
        lambda: services.change_assignment(row, by=clerk, first_day=MAY_1),
        lambda: services.remove_assignment(row, by=clerk),
    )

    for act in acts:
        with pytest.raises(Refused, match="绩效办或人事"):
            act()


def test_the_page_of_a_profile_shows_its_year(profile, clerk):
    seen = browser_of(clerk)

    page = seen.get(f"/shifts/{profile.pk}/").content.decode()

    assert "1月1日至6月30日" in page
    assert "7月1日至9月30日" in page
    assert "还没有作息时段" in seen.get(f"/shifts/{profile.pk}/?year=2025").content.decode()
    assert seen.get(f"/shifts/{profile.pk}/?year=0").status_code == 400


def test_everybody_reads_her_own_hours_and_when_they_change(profile, clerk):
    page = browser_of(clerk).get("/shifts/").content.decode()

    assert "我的作息" in page
    assert "从2026年7月1日" in page


def test_hours_are_put_right_and_taken_back_on_screen(profile, clerk, keeper):
    seen, season = browser_of(keeper), profile.seasons.get(title="夏令")
    page = seen.get(f"/shifts/seasons/{season.pk}/").content.decode()
    assert 'value="14:30"' in page

    clocks = {"am_begins": "08:00", "am_ends": "12:00", "pm_begins": "15:00", "pm_ends": "18:00"}
    facts = {"title": "夏令", "month": 7, "day": 1, "late_grace": 5, "early_grace": 5, "absent_after": 30}
    seen.post(f"/shifts/seasons/{season.pk}/", {**facts, **clocks, "flexible": 0, "seen": profile.version})
    assert ShiftSeason.objects.get(pk=season.pk).shift.clock_words == "08:00—12:00，15:00—18:00"

    seen.post(f"/shifts/seasons/{season.pk}/remove/")
    last = profile.seasons.get()
    assert "至少要有一个" in seen.post(f"/shifts/seasons/{last.pk}/remove/", follow=True).content.decode()


def test_an_assignment_is_ended_and_taken_back_on_screen(profile, clerk, keeper):
    seen, row = browser_of(keeper), ShiftAssignmentFactory(profile=profile, unit=clerk.appointments.get().unit)

    seen.post(f"/shifts/assignments/{row.pk}/", {"first_day": "2026-01-01", "last_day": "2026-05-01"})
    assert ShiftAssignment.objects.get().last_day == MAY_1

    seen.post(f"/shifts/assignments/{row.pk}/remove/")
    assert not ShiftAssignment.objects.exists()
