"""Where people stand: the ladder, what attendance and checks suggest, the legal limit, reminders."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jinguo.office.attendance.tests.factories import SettledDayFactory
from jinguo.office.checks.tests.factories import CheckedPersonFactory, ConductBreachFactory, SpotCheckFactory
from jinguo.office.conduct.models import ConductRecord
from jinguo.office.conduct.queries import people_of, remarkable, standings
from jinguo.office.conduct.tests.conftest import Bureau
from jinguo.office.conduct.tests.factories import ConductRecordFactory, OpenCaseFactory, ProtectionFactory
from jinguo.office.shifts.tests.factories import NursingHoursFactory
from jinguo.office.slips.tests.factories import LeaveRequestFactory
from jinguo.org.structure.tests.factories import staff_in
from jinguo.org.structure.work_calendar import published_calendar

TODAY = date(2026, 6, 3)
MARCH_2, MARCH_23 = date(2026, 3, 2), date(2026, 3, 23)
DAY = timedelta(days=1)


def of(bureau: Bureau, staff=None, year: int = 2026, today: date = TODAY):
    return standings([staff or bureau.clerk], year, today)[0]


def late(bureau: Bureau, *days: date, **more) -> None:
    for day in days:
        SettledDayFactory(staff=bureau.clerk, unit=bureau.department, day=day, **{"am_state": "late", **more})


def absent(bureau: Bureau, first: date, last: date) -> None:
    for day in published_calendar().workdays_between(first, last):
        late(bureau, day, am_state="absent", pm_state="absent")


def test_whoever_did_nothing_is_not_remarkable(bureau):
    assert not of(bureau).is_remarkable
    assert remarkable(people_of(bureau.organ, 2026), 2026, TODAY) == []


@pytest.mark.parametrize(
    ("states", "asked"),
    [
        ([("late", "normal")] * 2, False),
        ([("late", "normal")] * 3, True),
        ([("late", "early"), ("normal", "early")], True),
        ([("absent", "normal")], False),
        ([("absent", "absent")], True),
        ([("absent", "normal"), ("normal", "absent")], True),
        ([("missing", "missing")] * 3, False),
        ([("leave", "leave")] * 3, False),
    ],
)
def test_a_month_asks_for_an_admonition_by_the_rule(bureau, states, asked):
    for number, (am, pm) in enumerate(states):
        late(bureau, MARCH_2 + number * DAY, am_state=am, pm_state=pm)

    assert bool(of(bureau).suggestions) is asked


def test_lateness_of_two_months_is_not_counted_together_unless_the_office_counts_by_quarter(bureau, settings):
    late(bureau, MARCH_2, MARCH_2 + DAY, date(2026, 2, 3))
    assert of(bureau).suggestions == ()

    settings.CONDUCT_COUNTS = "quarter"

    (asked,) = of(bureau).suggestions
    assert (asked.period, asked.title) == ("2026Q1", "2026年第一季度考勤")


def test_a_suggestion_lists_the_days_behind_it_and_ends_with_the_record_that_answers_it(bureau):
    late(bureau, *(MARCH_2 + n * DAY for n in range(3)))

    (asked,) = of(bureau).suggestions
    assert asked.because.startswith("无故迟到早退 3 次，达到 3 次，应予诫勉教育")
    assert [words[:8] for words, _ in asked.details] == ["3月2日上午迟到", "3月3日上午迟到", "3月4日上午迟到"]

    row = ConductRecordFactory(staff=bureau.clerk, kind="criticism", period="2026-03")
    assert of(bureau).suggestions == ()

    ConductRecord.objects.filter(pk=row.pk).update(voided_on=TODAY, voided_by=bureau.leader)
    assert of(bureau).suggestions == (asked,)


def test_a_breach_that_asks_for_it_is_suggested_until_a_record_answers_it(bureau):
    check = SpotCheckFactory(unit=bureau.organ, state="told", day=MARCH_2)
    line = CheckedPersonFactory(spot_check=check, staff=bureau.clerk, unit=bureau.department, is_there=True)
    ConductBreachFactory(person=line, kind="games")
    ConductBreachFactory(person=line, kind="noise")

    (asked,) = of(bureau).suggestions
    assert (asked.checked, asked.because[:14]) == (line, "上班时间玩游戏，应予诫勉教育")

    ConductRecordFactory(staff=bureau.clerk, checked=line)
    assert of(bureau).suggestions == ()


def test_a_breach_that_does_not_ask_for_it_and_a_check_that_goes_on_suggest_nothing(bureau):
    for state, kind in (("told", "noise"), ("open", "games")):
        check = SpotCheckFactory(unit=bureau.organ, state=state)
        line = CheckedPersonFactory(spot_check=check, staff=bureau.clerk, unit=bureau.department, is_there=True)
        ConductBreachFactory(person=line, kind=kind)

    assert of(bureau).suggestions == ()


@pytest.mark.parametrize(
    ("given", "limit", "tone"),
    [
        (["admonition"], "", "near"),
        (["admonition"] * 3, "not_excellent", "near"),
        (["efficacy_warning"] * 2, "unfit", "bad"),
    ],
)
def test_what_was_given_takes_its_rung(bureau, given, limit, tone):
    for number, kind in enumerate(given):
        ConductRecordFactory(staff=bureau.clerk, kind=kind, number=str(number))

    assert (of(bureau).rung.limit, of(bureau).light.tone) == (limit, tone)


def test_sixteen_work_days_in_a_row_pass_the_limit_and_fifteen_come_near(bureau):
    absent(bureau, MARCH_2, MARCH_23 - DAY)
    assert (of(bureau).dismissal.level, of(bureau).light.tone) == ("near", "near")

    absent(bureau, MARCH_23, MARCH_23)
    assert (of(bureau).dismissal.level, of(bureau).light.tone) == ("reached", "bad")
    assert "仅作提醒" in of(bureau).dismissal.because


@pytest.mark.parametrize("kind", ["pregnant", "medical", "disabled", "maternity", "miscarriage", "nursing"])
def test_whoever_is_protected_is_told_of_and_not_dismissed(bureau, kind):
    absent(bureau, MARCH_2, MARCH_23)
    hers = {"staff": bureau.clerk, "unit": bureau.department}
    match kind:
        case "maternity" | "miscarriage":
            LeaveRequestFactory(kind=kind, first=TODAY, last=TODAY, **hers)
        case "nursing":
            NursingHoursFactory(born=date(2026, 1, 10), first_day=TODAY, **hers)
        case _:
            ProtectionFactory(kind=kind, first_day=TODAY, last_day=TODAY, **hers)

    assert (of(bureau).dismissal.level, len(of(bureau).protections)) == ("protected", 1)
    before = of(bureau, today=TODAY - DAY)
    assert (before.dismissal.level, before.protections) == ("reached", {})


def test_counters_of_the_year_are_told(bureau):
    absent(bureau, MARCH_2, MARCH_2 + 2 * DAY)

    assert [one.code for one in of(bureau).reminders] == ["warn_absent_first"]


def test_a_year_shows_its_own_days_alone(bureau):
    absent(bureau, MARCH_2, MARCH_2 + 2 * DAY)

    assert of(bureau, year=2025).days == ()


def everything(bureau: Bureau, staff) -> None:
    """All that can be said of somebody."""
    hers = {"staff": staff, "unit": bureau.department}
    for number in range(3):
        SettledDayFactory(day=MARCH_2 + number * DAY, am_state="late", **hers)
    for factory in (ConductRecordFactory, OpenCaseFactory, ProtectionFactory, LeaveRequestFactory):
        factory(**hers)
    line = CheckedPersonFactory(spot_check=SpotCheckFactory(unit=bureau.organ, state="told"), is_there=True, **hers)
    ConductBreachFactory(person=line, kind="games")


def statements(bureau: Bureau) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert remarkable(people_of(bureau.organ, 2026), 2026, TODAY)
    return len(seen)


def test_one_more_person_costs_no_statement_more(bureau):
    everything(bureau, bureau.clerk)
    before = statements(bureau)

    for _ in range(3):
        everything(bureau, staff_in(bureau.department))

    assert statements(bureau) == before
