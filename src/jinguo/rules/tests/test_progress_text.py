"""The rate of text goals, and goals that improve without a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.progress import OUTCOMES, Case, Observation, Point, text_rate, verdict


@given(st.lists(st.sampled_from([*OUTCOMES, "no_data", "not_available"])))
def test_the_rate_of_text_goals_counts_each_once_and_the_unjudged_never_above(statuses):
    found = text_rate(statuses)

    assert found.goals == len(statuses)
    assert found.done == sum(status in ("realised", "basically_realised") for status in statuses)
    assert found.because


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({2021: 52, 2022: 54}, "improved"),
        ({2021: 55, 2022: 54}, "fell_back"),
        ({2021: 51, 2022: 49}, "not_improved"),
        ({}, "no_data"),
    ],
)
def test_a_goal_without_a_number_is_judged_by_its_series_whatever_the_outline_names(values, status):
    series = tuple(Observation(year, value) for year, value in values.items())
    case = Case("improve", "ge", series, base=Point(2020, 50))

    assert {verdict(case, method).status for method in ("strict", "level", "pooled")} == {status}
