"""Period codes and what may be asked of a period, with the properties that hold for every one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.periods import (
    BadPeriodError,
    Period,
    half_of,
    month_of,
    months_between,
    parse_period,
    quarter_of,
    year_of,
)

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
NAMED = st.one_of(
    DAYS.map(month_of),
    DAYS.map(quarter_of),
    DAYS.map(half_of),
    DAYS.map(lambda day: year_of(day.year)),
    st.builds(lambda day, n: Period(date(day.year, 1, 1), date(day.year + n, 12, 31)), DAYS, st.integers(1, 12)),
)
ANY = st.one_of(NAMED, st.builds(lambda day, n: Period(day, day + timedelta(days=n)), DAYS, st.integers(0, 800)))

TABLE = [
    ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026年"),
    ("2026H1", date(2026, 1, 1), date(2026, 6, 30), "2026年上半年"),
    ("2026H2", date(2026, 7, 1), date(2026, 12, 31), "2026年下半年"),
    ("2026Q2", date(2026, 4, 1), date(2026, 6, 30), "2026年第二季度"),
    ("2026-04", date(2026, 4, 1), date(2026, 4, 30), "2026年4月"),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
    ("2021/2030", date(2021, 1, 1), date(2030, 12, 31), "2021—2030年"),
    ("2026-04-03/2026-04-20", date(2026, 4, 3), date(2026, 4, 20), "2026年4月3日至4月20日"),
    ("2026-12-30/2027-01-02", date(2026, 12, 30), date(2027, 1, 2), "2026年12月30日至2027年1月2日"),
]


@pytest.mark.parametrize(("code", "first", "last", "label"), TABLE)
def test_code_names_days_and_label(code, first, last, label):
    period = parse_period(code)

    assert period == Period(first, last)
    assert (period.code, period.label) == (code, label)


@pytest.mark.parametrize(
    "code",
    ["", "26", "2026Q5", "2026H3", "2026-13", "2026-4", "2030/2021", "2026/2026", "0000", "9999", "2026年", "２０２６"],
)
def test_bad_code_is_refused_with_the_codes_that_are_good(code):
    with pytest.raises(BadPeriodError, match=f"“{code}”不是期间代码，请写成 2026、2026H1"):
        parse_period(code)


@pytest.mark.parametrize("code", ["2026-02-30/2026-03-01", "2026-03-02/2026-03-01"])
def test_days_that_do_not_exist_or_run_backwards_are_refused(code):
    with pytest.raises(BadPeriodError):
        parse_period(code)


def test_spaces_and_small_letters_are_forgiven():
    assert parse_period(" 2026q2 ").code == "2026Q2"


@pytest.mark.parametrize(
    ("code", "children"),
    [
        ("2021/2023", ["2021", "2022", "2023"]),
        ("2026", ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]),
        ("2026H2", ["2026Q3", "2026Q4"]),
        ("2026Q2", ["2026-04", "2026-05", "2026-06"]),
        ("2026-04", []),
        ("2026-04-03/2026-05-02", ["2026-04-03/2026-04-30", "2026-05-01/2026-05-02"]),
    ],
)
def test_children_are_the_next_finer_periods(code, children):
    assert [child.code for child in parse_period(code).children] == children


@pytest.mark.parametrize(
    ("code", "previous", "last_year"),
    [
        ("2026", "2025", "2025"),
        ("2026H1", "2025H2", "2025H1"),
        ("2026Q1", "2025Q4", "2025Q1"),
        ("2026-01", "2025-12", "2025-01"),
        ("2025-02", "2025-01", "2024-02"),
        ("2021/2030", "2011/2020", "2020/2029"),
        ("2024-02-28/2024-02-29", "2024-02-26/2024-02-27", "2023-02-28/2023-02-28"),
    ],
)
def test_comparison_periods(code, previous, last_year):
    period = parse_period(code)

    assert period.previous().code == previous
    assert period.same_last_year().code == last_year


def test_year_to_date_is_compared_with_the_same_months():
    to_may = Period(date(2026, 1, 1), date(2026, 5, 31))

    assert to_may.same_last_year() == Period(date(2025, 1, 1), date(2025, 5, 31))


def test_clip_keeps_only_the_shared_days():
    april = parse_period("2026-04")

    assert april.clip(date(2026, 4, 20), date(2026, 6, 1)).code == "2026-04-20/2026-04-30"
    with pytest.raises(ValueError, match="2026年4月"):
        april.clip(date(2026, 5, 1), date(2026, 5, 2))


def test_a_period_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="早于"):
        Period(date(2026, 1, 2), date(2026, 1, 1))


@given(period=ANY)
def test_every_code_reads_back(period):
    assert parse_period(period.code) == period
    assert period.label


@given(period=ANY)
def test_children_tile_their_parent(period):
    children = period.children

    if children:
        assert children[0].first == period.first
        assert children[-1].last == period.last
        assert sum(child.days for child in children) == period.days


@given(period=NAMED)
def test_previous_is_of_the_same_kind_and_touches(period):
    previous = period.previous()

    assert previous.kind == period.kind
    assert previous.last + timedelta(days=1) == period.first


@given(period=NAMED)
def test_same_last_year_keeps_kind_and_months(period):
    earlier = period.same_last_year()

    assert earlier.kind == period.kind
    assert (earlier.first.month, earlier.last.month) == (period.first.month, period.last.month)
    assert earlier.first.year == period.first.year - 1


@given(first=DAYS, days=st.integers(0, 900))
def test_months_between_cover_every_day_once(first, days):
    last = first + timedelta(days=days)

    months = months_between(first, last)

    assert sum(month.clip(first, last).days for month in months) == days + 1
    assert all(month.kind == "month" for month in months)


@given(period=ANY, day=DAYS)
def test_contains_agrees_with_the_operator(period, day):
    assert (day in period) == (period.first <= day <= period.last)


@pytest.mark.parametrize("code", ["2026", "2026H2", "2026Q3", "2026-02", "2021/2030", "2026-04-03/2026-04-20"])
def test_years_later_and_earlier_is_the_same_period_again(code):
    period = parse_period(code)

    assert period.years_later(3).first.year == period.first.year + 3
    assert period.years_later(3).kind == period.kind
    assert period.years_later(3).years_later(-3) == period
