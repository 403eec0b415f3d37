"""Status index, anticipated progress, chart, EAPC, forecasts, small areas. outlines/methods §1.8, §3, §4, §6."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.progress import METHODS, Case, Observation, Point
from jinguo.rules.progress.formulas import line, yearly_growth

MMR = {"type": "reach", "comparator": "le", "base": Point(2010, 30.0), "target": Point(2020, 20), "unit": "/10万"}


def _case(values, **more):
    series = tuple(Observation(year, value) for year, value in values.items())
    return Case(**{**MMR, "series": series, **more})


def _by(method, case):
    return METHODS[method].function(case)


@pytest.mark.parametrize(("value", "index"), [(20.1, 9.9), (20, 10), (30, 0), (31, -1), (16.9, 13.1)])
def test_3_current_status_is_ten_at_the_target_and_negative_the_wrong_way(value, index):
    assert _by("current_status", _case({2015: value})).value == pytest.approx(index)


def test_3_what_rises_has_the_same_index():
    rising = _case({2018: 75.5}, comparator="ge", base=Point(2010, 61.2), target=Point(2020, 80))

    assert _by("current_status", rising).value == pytest.approx(7.60638)


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({2010: 30, 2013: 26, 2015: 24}, "maintain"),
        ({2010: 30, 2013: 29, 2015: 28}, "accelerate"),
        ({2010: 30, 2013: 31, 2015: 32}, "reverse"),
    ],
)
def test_3_anticipated_progress_by_the_gap_to_the_prediction(values, status):
    found = _by("anticipated", _case(values))

    assert found.status == status
    assert "待核实" in found.because


def test_3_recent_years_weigh_more():
    """A late turn shows earlier in the weighted prediction than in the plain line."""
    turned = _case({2010: 30, 2011: 29, 2012: 28, 2013: 29, 2014: 30})
    years, values = [0, 1, 2, 3, 4], [30, 29, 28, 29, 30]

    plain, weighted = line(years, values), line(years, values, [1, 2, 3, 4, 5])
    assert weighted[0] > plain[0]
    assert _by("anticipated", turned).status == "reverse"


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (24, "on_track"),
        (26.5, "fair_progress"),
        (26.8, "fair_progress"),
        (27.2, "stagnation"),
        (29, "stagnation"),
        (31, "regression"),
    ],
)
def test_4_the_chart_has_thresholds_of_its_own(value, status):
    found = _by("progress_chart", _case({2015: value}))

    assert found.status == status
    assert "待核实" in found.because


def test_6_two_points_and_a_regression_are_two_methods():
    """30.0 → 16.9 is −5.58 a year by two points; the regression over all of them is another figure, and says so."""
    seen = {2010: 30.0, 2011: 26.1, 2014: 21.7, 2015: 20.1, 2016: 19.9, 2017: 19.6, 2018: 18.3, 2020: 16.9}
    found = _by("eapc", _case(seen))

    assert yearly_growth(16.9, 30.0, 10) * 100 == pytest.approx(-5.58, abs=0.005)
    assert found.value == pytest.approx(-5.28, abs=0.005)
    assert "8 个数据点" in found.because
    assert "EAPC" in found.because


@given(first=st.floats(0.1, 1000), yearly=st.floats(0.5, 1.5), years=st.integers(3, 12))
def test_6_the_regression_of_even_growth_is_that_growth(first, yearly, years):
    values = {2010 + n: first * yearly**n for n in range(years)}

    assert _by("eapc", _case(values)).value == pytest.approx((yearly - 1) * 100, abs=1e-6)


@pytest.mark.parametrize(
    ("method", "values", "more", "value", "status"),
    [
        ("forecast_linear", {2010: 30, 2011: 29, 2012: 28}, {}, 20, "expected"),
        ("forecast_linear", {2010: 30, 2011: 29.5, 2012: 29}, {}, 25, "not_expected"),
        ("forecast_linear", {2010: 30, 2011: 20, 2012: 10}, {}, 0, "expected"),
        ("forecast_growth", {2015: 24}, {}, 19.2, "expected"),
        ("forecast_growth", {2015: 30}, {}, 30, "not_expected"),
    ],
)
def test_6_forecasts_say_their_method_and_stay_possible(method, values, more, value, status):
    found = _by(method, _case(values, **more))

    assert found.value == pytest.approx(value, abs=1e-3)
    assert found.status == status
    assert "外推" in found.because


def test_6_a_rate_is_not_forecast_beyond_its_limit():
    goal = {"comparator": "ge", "base": Point(2010, 80), "target": Point(2020, 99), "limit": 100}
    found = _by("forecast_linear", _case({2010: 80, 2011: 90, 2012: 97}, **goal))

    assert found.value == 100
    assert "以极限为止" in found.because


def test_6_after_the_year_of_the_target_nothing_is_forecast():
    for method in ("forecast_linear", "forecast_growth", "anticipated"):
        assert "不再预测" in _by(method, _case({2012: 29, 2015: 20, 2020: 19})).because


def _county(*deaths, births=3000, **more):
    series = tuple(
        Observation(2018 + n, 100_000 * dead / births, cases=dead, population=births) for n, dead in enumerate(deaths)
    )
    return Case("reach", "le", series, target=Point(2030, 12), per=100_000, unit="/10万", **more)


def test_8_years_are_pooled_by_their_counts():
    found = _by("pooled", _county(0, 1, 0))

    assert found.value == pytest.approx(100_000 / 9000)
    assert found.status == "reached"
    assert "合计 1 例 ÷ 9000" in found.because


def test_8_without_counts_the_mean_of_the_years_is_taken_and_said():
    """The mock of an indicator: (23.9 + 24.1 + 22.8) ÷ 3 = 23.6 against 22.7 is not reached."""
    found = _by("pooled", _case({2008: 23.9, 2009: 24.1, 2010: 22.8}, base=Point(2000, 30.2), target=Point(2010, 22.7)))

    assert found.value == pytest.approx(23.6)
    assert found.status == "not_reached"
    assert "没有分子分母" in found.because


def test_8_the_year_of_the_baseline_is_not_pooled_with_what_came_after():
    case = _case({2010: 30, 2011: 20, 2012: 10})

    assert _by("pooled", case).value == 15
    assert "基期以后" in _by("pooled", _case({2010: 30, 2011: 20})).because


def test_8_a_county_without_a_death_is_told_with_its_counts_and_has_no_trend():
    case = _county(1, 0, base=Point(2015, 50), small=20)

    assert "（0/3000）" in _by("level", case).because
    assert "只有 0 例" in _by("level", case).because
    for method in ("cagr", "progress_chart", "current_status", "anticipated", "forecast_linear", "forecast_growth"):
        assert "只有 0 例" in _by(method, case).because
        assert _by(method, case).status == "not_available"


def test_8_enough_cases_have_a_trend():
    assert _by("cagr", _county(30, 20, base=Point(2015, 1000), small=20)).is_answered


def test_gradual_improvement_names_the_years_that_fell_back():
    goal = {"type": "improve", "comparator": "ge", "base": Point(2010, 80), "target": None}
    found = _by("gradual", _case({2011: 81, 2012: 79, 2013: 82, 2014: 81.5}, **goal))

    assert (found.status, found.value) == ("fell_back", 1.5)
    assert "其中2012、2014年回退" in found.because
    assert _by("gradual", _case({2011: 81, 2012: 79, 2013: 82}, **goal)).status == "improved"
    assert _by("gradual", _case({2011: 80}, **goal)).title == "没有改善"
