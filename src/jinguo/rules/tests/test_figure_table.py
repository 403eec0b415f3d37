"""Dated figures: which row speaks on a day, and that every shipped row can be quoted."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.figure_table import (
    Figure,
    FigureMissingError,
    figure,
    read_figures,
    shipped_figures,
)

CAP = "loan.personal.cap"
DAYS = st.dates(date(2005, 1, 1), date(2040, 12, 31))


def own_cap(value: int, first: date, last: date | None = None) -> Figure:
    return Figure(CAP, "个人贷款上限", value, "元", first, last, "市财〔2024〕1号")


@pytest.mark.parametrize(
    ("on", "value"),
    [
        (date(2011, 6, 3), 80_000),
        (date(2023, 9, 30), 200_000),
        (date(2023, 10, 1), 300_000),
        (date(2028, 9, 30), 300_000),
    ],
)
def test_rule_45_personal_cap_follows_the_date(on, value):
    assert figure(CAP, on).value == value


def test_a_day_between_two_policies_has_no_figure():
    with pytest.raises(FigureMissingError, match="2018年1月2日的“个人贷款上限”没有收录"):
        figure(CAP, date(2018, 1, 2))


def test_own_row_is_asked_before_the_shipped_one():
    own = [own_cap(600_000, date(2024, 1, 1), date(2024, 12, 31))]

    assert figure(CAP, date(2024, 5, 1), own).value == 600_000
    assert figure(CAP, date(2025, 5, 1), own).value == 300_000


def test_own_row_of_another_name_changes_nothing():
    other = replace(own_cap(1, date(2024, 1, 1)), name="loan.small_firm.cap")

    assert figure(CAP, date(2026, 1, 1), [other]).value == 300_000


def test_source_shows_what_is_not_confirmed():
    assert figure("loan.personal.oldest", date(2026, 1, 1)).source.endswith("（待核实）")
    assert figure(CAP, date(2026, 1, 1)).source == "财金〔2023〕75号"


def test_fractions_are_read_exactly():
    text = '[[figure]]\nname="n"\ntitle="t"\nvalue=0.1\nunit="%"\nfrom=2020-01-01\nclause="c"\n'

    assert read_figures(text)[0].number == Decimal("0.1")


def test_a_text_is_not_calculated_with():
    with pytest.raises(TypeError):
        _ = Figure("n", "贴息", "全额", "", date(2020, 1, 1), None, "c").number


def test_a_row_without_clause_is_refused():
    with pytest.raises(KeyError, match="clause"):
        read_figures('[[figure]]\nname="n"\ntitle="t"\nvalue=1\nunit="%"\nfrom=2020-01-01\n')


def test_every_shipped_row_can_be_quoted_and_starts_on_its_own_day():
    for name, rows in shipped_figures().items():
        assert all(row.clause and row.unit and row.title for row in rows), name
        assert all(row.last is None or row.first <= row.last for row in rows), name
        assert len({row.first for row in rows}) == len(rows), name


@given(on=DAYS, starts=st.integers(1, 400))
def test_adding_a_later_row_never_changes_an_earlier_day(on, starts):
    rows = [own_cap(1, date(2005, 1, 1))]

    later = [*rows, own_cap(2, on + timedelta(days=starts))]

    assert figure(CAP, on, later) == figure(CAP, on, rows)
