"""Attendance counted, warned of and checked: sums that add up, the legal limit, the ladder, the spot check."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.attendance import AT_WORK, NOT_DUE, STATES, Cover, DayFacts, DayResult, HalfResult, Shift, Slot, Spell
from jinguo.rules.attendance.counts import Totals, converted
from jinguo.rules.attendance.dismissal import PROTECTIONS, Absent, dismissal
from jinguo.rules.attendance.ladder import asks_for_admonition, rung
from jinguo.rules.attendance.spot_checks import BREACHES, CheckTotals, Expected, Finding, compare, expected_at
from jinguo.rules.attendance.warnings import Counters, reminders
from jinguo.rules.calendar import shipped_calendar
from jinguo.rules.figure_table import Figure

CALENDAR = shipped_calendar()
MONDAY = date(2026, 3, 2)
YEAR_END = date(2026, 12, 31)
OFFICE = Shift("office", "作息", (Slot(510, 1050, (720, 810)),))
halves = st.sampled_from(list(STATES)).map(lambda state: HalfResult(state, "x"))
settled = st.lists(st.builds(DayResult, halves, halves), max_size=40)


def absent_days(count, first=MONDAY):
    return {day: Absent(2) for day in CALENDAR.workdays_between(first, date(2026, 12, 31))[:count]}


def own(name, value):
    return Figure(f"attendance.{name}", name, value, "", date(2020, 1, 1), None, "本单位规定")


@given(settled)
def test_due_is_came_and_all_that_kept_people_away(days):
    totals = Totals.of(days)
    away = [state for state in STATES if state not in (*AT_WORK, *NOT_DUE)]

    assert totals.due == totals.came + sum(totals.counts.get(state, 0) for state in away)
    assert totals.due + sum(totals.counts.get(state, 0) for state in NOT_DUE) == 2 * len(days)
    assert totals.due / Decimal(2) == totals.came / Decimal(2) + sum(totals.days(state) for state in away)
    assert totals.rate is None or 0 <= totals.rate <= 100


@pytest.mark.parametrize(
    ("worth", "times", "half_days"), [(0, 9, 0), (1, 2, 0), (1, 3, 1), (1, 8, 2), (2, 3, 2), (2, 6, 4)]
)
def test_three_times_late_become_absence_only_where_the_office_says_so(worth, times, half_days):
    """各单位自定: off, 3 times = half a day, 3 times = a day (attendance_leave.md §6 no. 3)."""
    assert converted(times, MONDAY, [own("conversion_half_days", worth)]).half_days == half_days


@pytest.mark.parametrize(("count", "level"), [(10, "none"), (11, "near"), (15, "near"), (16, "reached")])
def test_rule_16_the_sixteenth_work_day_in_a_row_passes_the_limit(count, level):
    """《公务员法》第八十八条第五项: 连续超过十五天; from 2026-03-02 the 16th work day is 2026-03-23."""
    found = dismissal(absent_days(count), 2026, CALENDAR)

    assert (found.level, found.in_a_row) == (level, count)
    assert found.reached_on == (date(2026, 3, 23) if level == "reached" else None)


@pytest.mark.parametrize(("count", "level"), [(30, "near"), (31, "reached")])
def test_rule_16_the_thirty_first_day_of_a_year_passes_the_limit(count, level):
    """同条: 一年内累计超过三十天; every second work day, so that no run is long."""
    days = CALENDAR.workdays_between(MONDAY, YEAR_END)[::2][:count]

    found = dismissal({day: Absent(2) for day in days}, 2026, CALENDAR)

    assert (found.level, found.in_a_row, found.total) == (level, 1, count)


def test_rule_16_a_half_day_counts_for_the_year_and_breaks_the_run():
    days = absent_days(16)
    days[date(2026, 3, 10)] = Absent(1)

    found = dismissal(days, 2026, CALENDAR)

    assert (found.level, found.in_a_row, found.total) == ("none", 9, Decimal("15.5"))


def test_rule_16_a_run_over_new_year_is_counted_whole():
    days = absent_days(16, date(2025, 12, 15))

    found = dismissal(days, 2026, CALENDAR)

    assert (found.level, found.total) == ("reached", len([day for day in days if day.year == 2026]))


@pytest.mark.parametrize("protection", list(PROTECTIONS))
def test_rule_16_who_is_protected_is_never_up_for_dismissal(protection):
    """《公务员法》第八十九条."""
    found = dismissal(absent_days(40), 2026, CALENDAR, [protection])

    assert found.level == "protected"
    assert f"{PROTECTIONS[protection]}，不得辞退" in found.because


def test_rule_16_it_warns_and_leaves_the_decision_to_others():
    assert "仅作提醒" in dismissal(absent_days(16), 2026, CALENDAR).because


@given(st.sets(st.integers(0, 200), max_size=60), st.integers(0, 200))
def test_one_more_day_of_absence_never_betters_the_standing(offsets, more):
    first = date(2026, 1, 5)
    days = {first + timedelta(days=n): Absent(2) for n in offsets if CALENDAR.is_workday(first + timedelta(days=n))}
    added = {**days, CALENDAR.on_or_after(first + timedelta(days=more)): Absent(2)}
    ranks = ("none", "near", "reached")

    before, after = dismissal(days, 2026, CALENDAR), dismissal(added, 2026, CALENDAR)

    assert ranks.index(before.level) <= ranks.index(after.level)
    assert before.total <= after.total


@pytest.mark.parametrize(
    ("counters", "codes"),
    [
        (Counters(absent_halves=5, personal_halves=29, late_or_early_of_month=2), []),
        (Counters(absent_halves=6), ["warn_absent_first"]),
        (Counters(absent_halves=14), ["warn_absent_second"]),
        (Counters(personal_halves=30), ["warn_personal"]),
        (Counters(personal_halves=40), ["personal_lost"]),
        (Counters(late_or_early_of_month=3), ["late_or_early"]),
    ],
)
def test_counters_are_told_once_they_reach_their_limits(counters, codes):
    assert [one.code for one in reminders(counters, YEAR_END)] == codes


@pytest.mark.parametrize(
    ("late", "absent_halves", "asks"), [(2, 1, False), (3, 0, True), (0, 2, True), (3, 2, True), (0, 0, False)]
)
def test_rule_17_three_times_late_or_a_day_absent_asks_for_an_admonition(late, absent_halves, asks):
    """福建机关工作人员考核办法 (二手来源): 诫勉教育."""
    assert asks_for_admonition(late, absent_halves, YEAR_END).ok == asks


@pytest.mark.parametrize(
    ("admonitions", "warnings", "limit", "cuts"),
    [
        (0, 0, "", ""),
        (1, 0, "", "15%"),
        (2, 0, "", "30%"),
        (3, 0, "not_excellent", "50%"),
        (5, 0, "not_excellent", "50%"),
        (0, 1, "not_excellent", "50%"),
        (3, 1, "unfit", ""),
        (0, 2, "unfit", ""),
    ],
)
def test_rule_17_the_ladder_of_a_year(admonitions, warnings, limit, cuts):
    """同办法: 三次诫勉教育转为效能告诫; 效能告诫一次不评优秀, 两次不称职; cuts of a bonus are information."""
    found = rung(admonitions, warnings, YEAR_END)

    assert found.limit == limit
    assert cuts in "".join(found.because)


@given(st.integers(0, 6), st.integers(0, 4), st.integers(0, 3), st.integers(0, 3))
def test_more_admonitions_never_lift_the_limit(admonitions, warnings, more, further):
    ranks = ("", "not_excellent", "unfit")
    before, after = rung(admonitions, warnings, YEAR_END), rung(admonitions + more, warnings + further, YEAR_END)

    assert ranks.index(before.limit) <= ranks.index(after.limit)


LEAVE = Cover("leave", "事假", "leave:1")
OUT = Spell(600, 700, "outing", "到惠安县妇联", "outing:1")


@pytest.mark.parametrize(
    ("facts", "minute", "place", "ref"),
    [
        ({"is_employed": False}, 600, "not_employed", ""),
        ({"works_am": False, "why_rest": "周末"}, 600, "rest", ""),
        ({}, 760, "off_hours", ""),
        ({}, 1050, "off_hours", ""),
        ({}, 514, "off_hours", ""),
        ({"am": LEAVE}, 600, "leave", "leave:1"),
        ({"am": LEAVE}, 900, "post", ""),
        ({"spells": (OUT,)}, 600, "outing", "outing:1"),
        ({"spells": (OUT,)}, 700, "post", ""),
        ({"am": Cover("absent", "超假", "leave:2")}, 600, "absent", "leave:2"),
        ({"am": Cover("training", "党校", "leave:3")}, 600, "training", "leave:3"),
    ],
)
def test_rule_18_where_one_is_expected_at_a_minute(facts, minute, place, ref):
    """Rule 18: the due list is drawn from slips and outings, in the order that settles a day."""
    found = expected_at(DayFacts(MONDAY, OFFICE, **facts), minute)

    assert (found.place, found.ref) == (place, ref)


@pytest.mark.parametrize(
    ("punches", "minute", "state"),
    [((), 525, "late"), ((), 541, "off_post"), ((505,), 525, "off_post"), ((), 820, "off_post")],
)
def test_rule_18_who_has_not_signed_in_yet_is_late_and_later_off_her_post(punches, minute, state):
    expected = expected_at(DayFacts(MONDAY, OFFICE, punches=punches), minute)

    assert compare(expected, Finding(is_there=False)).state == state


@pytest.mark.parametrize(
    ("place", "finding", "state", "breaches"),
    [
        ("post", Finding(True), "present", ()),
        ("post", Finding(False), "off_post", ("off_post",)),
        ("post", Finding(False, pending="leave:7"), "not_approved", ("not_approved",)),
        ("post", Finding(), "unchecked", ()),
        ("post", Finding(True, ("games", "untidy")), "present", ("games", "untidy")),
        ("leave", Finding(False), "leave", ()),
        ("leave", Finding(True), "leave", ()),
        ("outing", Finding(False), "outing", ()),
        ("absent", Finding(False), "overstay", ("overstay",)),
        ("absent", Finding(True), "present", ()),
        ("rest", Finding(False), "not_due", ()),
    ],
)
def test_rule_18_findings_against_the_list(place, finding, state, breaches):
    """Rule 18: each absent person is matched to slip or outing; the rest are breaches."""
    checked = compare(Expected(place, "应在岗"), finding)

    assert (checked.state, checked.breaches) == (state, breaches)
    assert checked.ref == finding.pending


def test_rule_18_the_circular_adds_up():
    places = ["post"] * 5 + ["leave", "outing", "rest"]
    findings = [Finding(True)] * 3 + [Finding(False)] * 2 + [Finding()] * 3
    pairs = zip(places, findings, strict=True)

    totals = CheckTotals.of(compare(Expected(place, ""), finding) for place, finding in pairs)

    assert totals.in_words == "应在岗 5 人：在岗 3 人，脱岗 2 人；请假 1 人，外出 1 人"


def test_every_kind_of_breach_has_words_and_the_ladder_names_some():
    assert all(breach.title for breach in BREACHES.values())
    assert {"off_post", "games", "rude"} <= {one.code for one in BREACHES.values() if one.asks_admonition}
