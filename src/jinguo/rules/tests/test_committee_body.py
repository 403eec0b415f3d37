"""The committee's body: what a unit must have, the month of a change, how the members grew."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.committee_body import (
    FOUNDED,
    Seat,
    Stay,
    change_due,
    changes_of,
    closed_gap,
    count_on,
    gaps_of,
    story,
)

JOINED = date(2026, 1, 5)
TODAY = date(2026, 6, 3)
DAYS = st.dates(FOUNDED, date(2026, 12, 31))


def stay(role, first=JOINED, last=None, reported=None):
    return Stay(role, first, last, reported or first)


@pytest.mark.parametrize(
    ("since", "due"),
    [
        (date(2026, 4, 30), date(2026, 5, 30)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2025, 12, 15), date(2026, 1, 15)),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_months_last(since, due):
    assert change_due(since, 1) == due


@pytest.mark.parametrize(
    ("held", "asks_group", "titles"),
    [
        ((), True, ["分管领导", "联络员", "责任人", "领导小组"]),
        (("leader", "liaison", "person", "member"), True, []),
        (("leader", "liaison", "person"), True, ["领导小组"]),
        (("leader", "liaison", "person"), False, []),
        (("leader", "person", "member"), True, ["联络员"]),
    ],
)
def test_what_a_unit_lacks_is_what_nobody_holds(held, asks_group, titles):
    gaps = gaps_of([stay(role) for role in held], JOINED, TODAY, asks_group=asks_group)

    assert [gap.title for gap in gaps] == titles


@pytest.mark.parametrize(
    ("last", "tone", "words"),
    [
        (date(2026, 4, 30), "bad", "逾期 4 天"),
        (date(2026, 5, 3), "near", "今天到期"),
        (date(2026, 5, 6), "near", "剩 3 天"),
        (date(2026, 6, 1), "none", "剩 28 天"),
    ],
)
def test_a_liaison_who_left_is_followed_within_a_month(last, tone, words):
    gap = gaps_of([stay("liaison", last=last), stay("leader"), stay("person")], JOINED, TODAY, asks_group=False)[0]

    assert (gap.title, gap.tone, gap.clock.words) == ("联络员", tone, words)
    assert "原联络员任至" in gap.because
    assert "一市妇儿工委工作规则" in gap.because


@pytest.mark.parametrize(("reported", "words"), [(date(2026, 5, 30), "按时报告"), (date(2026, 6, 1), "超期报告")])
def test_the_day_on_which_the_office_was_told_decides_not_the_day_of_the_new_one(reported, words):
    stays = [stay("liaison", last=date(2026, 4, 30)), stay("liaison", date(2026, 5, 1), reported=reported)]

    change = changes_of("liaison", stays, JOINED, TODAY)[-1]

    assert (change.words, change.is_open) == (words, False)


def test_a_unit_that_never_named_anybody_is_told_that_the_month_is_a_reading():
    (change,) = changes_of("leader", [], JOINED, TODAY)

    assert change.is_open
    assert "2026年1月5日登记为成员单位" in change.because
    assert "参照变动的时限" in change.because


def test_before_a_unit_was_entered_no_month_runs_but_the_gap_is_told():
    ahead = TODAY + timedelta(days=1)

    gap = gaps_of([], ahead, TODAY, asks_group=False)[0]

    assert changes_of("leader", [], ahead, TODAY) == []
    assert (gap.clock, gap.because) == (None, "这一天还没有登记分管领导")


def test_the_first_one_is_no_change_however_late_she_was_entered():
    assert changes_of("leader", [stay("leader", TODAY)], JOINED, TODAY) == []


def test_who_leaves_today_is_still_there_today():
    assert gaps_of([stay("liaison", last=TODAY)], JOINED, TODAY, asks_group=False)[0].title == "分管领导"


def test_a_closed_unit_names_who_goes_on():
    assert closed_gap(TODAY, "市卫健委").because.startswith("2026年6月3日撤销，由市卫健委承接")


@given(last=DAYS, first=DAYS, reported=DAYS, today=DAYS)
def test_a_change_is_late_exactly_when_told_after_its_last_day(last, first, reported, today):
    stays = [Stay("liaison", FOUNDED, last, FOUNDED), Stay("liaison", max(first, last), None, reported)]

    for change in changes_of("liaison", stays, FOUNDED, today):
        assert (change.tone == "bad") == ((today if change.is_open else reported) > change.due)


@st.composite
def histories(draw):
    """Adjustments by rising days; each unit comes with one and leaves, if at all, with a later one."""
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=5, unique=True)))
    seats = []
    for number in range(draw(st.integers(1, 12))):
        came = draw(st.integers(0, len(days) - 1))
        went = draw(st.one_of(st.none(), st.integers(came + 1, len(days)))) if came + 1 < len(days) else None
        went = None if went == len(days) else went
        last = days[went] - timedelta(days=1) if went is not None else None
        seats.append(Seat(f"局{number}", days[came], last, came, went))
    return seats, [(key, day, f"{key}号") for key, day in enumerate(days)]


@given(histories(), DAYS)
def test_the_members_of_a_day_are_what_all_adjustments_until_then_brought_less_what_they_took(history, day):
    seats, adjustments = history
    told = story(seats, adjustments)

    until = [one for one in told if one.day <= day]
    assert sum(len(one.came) - len(one.went) for one in until) == count_on(seats, day)
    assert all(one.before + len(one.came) - len(one.went) == one.after for one in told)
    assert all(before.after == after.before for before, after in pairwise(told))
