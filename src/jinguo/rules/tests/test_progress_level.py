"""Reached or not, how far, and how fast against time: the worked figures of outlines/methods §1, by its numbers."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.figure_table import figure
from jinguo.rules.progress import METHODS, Case, Judgement, Observation, Point, verdict

ONE_PER_CENT = Fraction(1, 100)
MMR = {"type": "reach", "comparator": "le", "base": Point(2010, 30.0), "target": Point(2020, 20), "unit": "/10万"}
SCREENED = {"type": "reach", "comparator": "ge", "base": Point(2010, 61.2), "target": Point(2020, 80), "unit": "%"}
CUT = {"type": "reduce", "comparator": "relative", "base": Point(2010, 22.41), "target": Point(2020, Fraction(1, 6))}
RESIDENTS = {"type": "about", "comparator": "band", "target": Point(2020, 50), "band": 2, "unit": "%"}


def _case(goal, *values, **more):
    series = tuple(Observation(year, value) for year, value in values)
    return Case(**{**goal, "series": series, **more})


def _by(method, case):
    return METHODS[method].function(case)


@pytest.mark.parametrize(
    ("goal", "value", "tolerance", "strict", "level", "miss"),
    [
        (MMR, 20.1, ONE_PER_CENT, "not_reached", "basically_reached", 0.5),
        (MMR, 20.2, ONE_PER_CENT, "not_reached", "basically_reached", 1.0),
        (MMR, 20.201, ONE_PER_CENT, "not_reached", "not_reached", 1.005),
        (MMR, 20.1, None, "not_reached", "not_reached", 0.5),
        (MMR, 20, ONE_PER_CENT, "reached", "reached", 0.0),
        (MMR, 0, ONE_PER_CENT, "reached", "reached", 0.0),
        ({**MMR, "comparator": "lt", "target": Point(2030, 12)}, 12, None, "not_reached", "not_reached", 0.0),
        (
            {**MMR, "comparator": "lt", "target": Point(2030, 12)},
            12,
            ONE_PER_CENT,
            "not_reached",
            "basically_reached",
            0.0,
        ),
        (SCREENED, 79.2, ONE_PER_CENT, "not_reached", "basically_reached", 1.0),
        (SCREENED, 75.5, ONE_PER_CENT, "not_reached", "not_reached", 5.625),
        ({**SCREENED, "comparator": "gt"}, 80, None, "not_reached", "not_reached", 0.0),
        (CUT, 15.82, ONE_PER_CENT, "reached", "reached", 0.0),
        (CUT, 18.675, ONE_PER_CENT, "reached", "reached", 0.0),
        (CUT, 18.68, ONE_PER_CENT, "not_reached", "basically_reached", 0.026774),
        (RESIDENTS, 50.4, ONE_PER_CENT, "reached", "reached", 0.0),
        (RESIDENTS, 48, ONE_PER_CENT, "reached", "reached", 0.0),
        (RESIDENTS, 52.4, ONE_PER_CENT, "not_reached", "basically_reached", 0.8),
        (RESIDENTS, 47, ONE_PER_CENT, "not_reached", "not_reached", 2.0),
        ({**RESIDENTS, "direction": 1}, 60, None, "reached", "reached", 0.0),
        ({**RESIDENTS, "direction": -1}, 10, None, "reached", "reached", 0.0),
        ({**RESIDENTS, "direction": 1}, 47, None, "not_reached", "not_reached", 2.0),
        ({**RESIDENTS, "direction": -1}, 60, None, "not_reached", "not_reached", 16.0),
        ({**MMR, "target": Point(2020, 0)}, 0.1, ONE_PER_CENT, "not_reached", "not_reached", None),
        ({"type": "improve", "comparator": "ge", "base": Point(2010, 80)}, 80.1, None, "reached", "reached", 0.0),
        ({"type": "improve", "comparator": "ge", "base": Point(2010, 80)}, 80, None, "not_reached", "not_reached", 0.0),
    ],
)
def test_1_reached_basically_reached_or_not(goal, value, tolerance, strict, level, miss):
    case = _case(goal, (2015, value), tolerance=tolerance)

    assert _by("strict", case).status == strict
    assert _by("level", case).status == level
    assert _by("level", case).value == (None if miss is None else pytest.approx(miss, abs=1e-6))


def test_1_the_reason_prints_the_tolerance_the_figures_the_years_and_the_sources():
    case = Case(
        "reach",
        "le",
        (Observation(2015, 20.1, "中期统计监测报告"),),
        target=Point(2020, 20, "《纲要》", "待核实"),
        unit="/10万",
        tolerance=ONE_PER_CENT,
    )

    words = _by("level", case).because
    for part in ("2015年 20.1/10万", "2020年目标 20.0/10万", "高 0.1 个十万分点", "0.5%", "容差 1.0%", "基本达标"):
        assert part in words
    assert words.endswith("；目标：《纲要》，待核实；数据：中期统计监测报告）")


@pytest.mark.parametrize(
    ("goal", "value", "degree", "words"),
    [
        ({**SCREENED, "target": Point(2020, 30)}, 24.2, 80.6667, "24.2 ÷ 30 = 80.7%（正指标）"),
        (MMR, 20.1, 99.5025, "20 ÷ 20.1 = 99.5%（逆指标）"),
        (MMR, 16.9, 100, "= 118.3%，封顶 100%"),
        (MMR, 0, 100, "实际为 0"),
        (RESIDENTS, 51.9, 100, "在允许幅度内"),
        (RESIDENTS, 36, 75, "36 ÷ 48 = 75.0%（适度指标，按较近的下限计，算式待核实）"),
        (RESIDENTS, 65, 80, "52 ÷ 65 = 80.0%（适度指标，按较近的上限计，算式待核实）"),
        (RESIDENTS, 53, 98.1132, "52 ÷ 53 = 98.1%"),
        ({**SCREENED, "target": Point(2020, 0)}, 5, None, "目标为 0"),
        ({**MMR, "target": Point(2020, 0)}, 5, 0, "0 ÷ 5 = 0.0%"),
        (SCREENED, -1, None, "负数"),
        (CUT, 24.9, 75, "18.675 ÷ 24.9 = 75.0%"),
        ({"type": "improve", "comparator": "ge", "base": Point(2010, 80)}, 90, None, "没有数值目标"),
    ],
)
def test_5_degree_of_the_target(goal, value, degree, words):
    found = _by("degree", _case(goal, (2018, value)))

    assert found.value == (None if degree is None else pytest.approx(degree, abs=1e-4))
    assert found.status == ("measured" if degree is not None else "not_available")
    assert words in found.because


@pytest.mark.parametrize(
    ("goal", "year", "value", "share", "status"),
    [
        (MMR, 2015, 20.1, 99, "ahead"),
        (MMR, 2018, 18.3, 117, "ahead"),
        (MMR, 2020, 16.9, 131, "ahead"),
        (SCREENED, 2018, 75.5, 76.0638, "behind"),
        ({**SCREENED, "base": Point(2010, 56.6), "target": Point(2020, 70)}, 2020, 85.2, 213.4328, "ahead"),
        ({**SCREENED, "base": Point(2010, 91.1), "target": Point(2020, 95)}, 2020, 95.2, 105.1282, "ahead"),
        (MMR, 2015, 31, -10, "away"),
        (MMR, 2011, 30, 0, "behind"),
        (MMR, 2015, 25, 50, "ahead"),
        (MMR, 2015, 25.001, 49.99, "behind"),
        (MMR, 2025, 20.1, 99, "behind"),
        (CUT, 2015, 18.675, 100, "ahead"),
        ({**RESIDENTS, "base": Point(2010, 40)}, 2020, 50, 125, "ahead"),
        ({**RESIDENTS, "base": Point(2010, 40)}, 2020, 60, 250, "away"),
    ],
)
def test_6_the_way_from_the_baseline_against_time(goal, year, value, share, status):
    found = _by("baseline", _case(goal, (year, value)))

    assert found.value == pytest.approx(share, abs=1e-4)
    assert found.status == status


def test_6_the_degree_ignores_the_baseline_and_stands_beside_the_way():
    """Women in village committees: 24.2 of 30 is 80.7 although almost nothing moved since 2018 (24.0)."""
    goal = {**SCREENED, "base": Point(2018, 24.0), "target": Point(2030, 30)}
    case = _case(goal, (2020, 24.2))

    assert _by("degree", case).value == pytest.approx(80.7, abs=0.05)
    assert _by("baseline", case).value == pytest.approx(3.3, abs=0.05)


@pytest.mark.parametrize(
    ("goal", "values", "status", "words"),
    [
        ({"type": "hold", "comparator": "ge", "target": Point(2020, 40)}, [42, 41, 43], "maintained", "2011年 41.0"),
        (
            {"type": "hold", "comparator": "ge", "target": Point(2020, 40)},
            [42, 39.9, 43],
            "not_maintained",
            "2011年 39.9",
        ),
        ({**SCREENED, "base": Point(2009, 85)}, [84, 81, 83], "maintained", "进度没有定义"),
        ({**SCREENED, "base": Point(2009, 85)}, [84, 79, 83], "not_maintained", "2011年 79.0"),
        ({"type": "hold", "comparator": "ge", "base": Point(2009, 40)}, [40, 40, 40], "maintained", "保持基期水平"),
    ],
)
def test_6_what_began_at_its_target_is_asked_for_its_worst_year(goal, values, status, words):
    found = _by("baseline", _case(goal, *((2010 + n, value) for n, value in enumerate(values))))

    assert found.status == status
    assert words in found.because
    assert found.value is None


U5MR = {
    "type": "reach",
    "comparator": "le",
    "base": Point(2020, 7.5),
    "milestone": Point(2025, 6.6),
    "target": Point(2030, 6.0),
}


@pytest.mark.parametrize(
    ("year", "value", "planned", "status"),
    [(2025, 6.6, 6.6, "ahead"), (2023, 6.97, 6.96, "behind"), (2028, 6.2, 6.24, "ahead"), (2031, 6.1, 6.0, "behind")],
)
def test_7_the_path_leads_through_the_milestone(year, value, planned, status):
    found = _by("path", _case(U5MR, (year, value)))

    assert found.value == pytest.approx(planned)
    assert found.status == status


@pytest.mark.parametrize(("value", "status"), [(70.6, "ahead"), (70.59, "behind")])
def test_7_what_rises_has_to_be_on_its_path(value, status):
    found = _by("path", _case(SCREENED, (2015, value)))

    assert (found.value, found.status) == (70.6, status)


def test_7_without_a_milestone_the_path_is_straight():
    assert _by("path", _case(MMR, (2015, 20.1))).value == 25


def test_7_a_relative_target_stays_a_rule_on_the_baseline():
    assert "目标 18.675" in _by("strict", _case(CUT, (2015, 15.82))).because
    assert _by("strict", _case({**CUT, "base": None}, (2015, 15.82))).status == "not_available"


def test_milestone_and_final_target_are_two_clocks():
    case = _case(U5MR, (2025, 6.5))

    assert verdict(case.toward(case.milestone)).title == "达标"
    assert verdict(case).title == "未达标"


@pytest.mark.parametrize(
    ("judgement", "status", "words"),
    [
        (None, "no_data", "还没有判断"),
        (Judgement("", ("评估办法",)), "no_data", "还没有判断"),
        (Judgement("realised"), "no_data", "判断为已实现，但没有佐证材料"),
        (
            Judgement("basically_realised", ("评估办法", "会议纪要"), "评估组", 2025, "九成学校已开课。"),
            "basically_realised",
            "2025年评估组判断：基本实现，九成学校已开课，佐证材料 2 份：评估办法、会议纪要",
        ),
        (Judgement("not_started", (), "评估组", 2025), "not_started", "2025年评估组判断：未启动，没有佐证材料"),
    ],
)
def test_text_goals_are_judged_on_evidence(judgement, status, words):
    case = Case("deliverable", "text", judgement=judgement)

    assert verdict(case).status == status
    assert words in verdict(case).because
    assert {method.function(case).is_answered for code, method in METHODS.items() if code != "evidence"} == {False}


def test_what_accumulates_is_counted_from_the_year_after_its_baseline():
    goal = {"type": "cumulative", "comparator": "ge", "base": Point(2020, 9), "target": Point(2030, 50)}
    case = _case(goal, (2020, 100), (2021, 3), (2022, 4))

    assert _by("baseline", case).value == 14
    assert _by("strict", case).because.startswith("2022年 7.0")


VALUES = st.decimals(0, 1000, places=2)
RANKS = {"not_reached": 0, "basically_reached": 1, "reached": 2, "away": 0, "behind": 1, "ahead": 2}


@given(target=VALUES, low=VALUES, high=VALUES, rises=st.booleans(), tolerance=st.fractions(0, 1))
def test_a_better_value_never_stands_worse(target, low, high, rises, tolerance):
    goal = {
        "type": "reach",
        "comparator": "ge" if rises else "le",
        "base": Point(2010, 500),
        "target": Point(2020, target),
    }
    worse, better = (
        _case(goal, (2015, value), tolerance=tolerance) for value in sorted((low, high), reverse=not rises)
    )

    for method in ("strict", "level", "baseline"):
        first, second = _by(method, worse), _by(method, better)
        assert RANKS.get(first.status, 0) <= RANKS.get(second.status, 2)
    first, second = _by("degree", worse), _by("degree", better)
    assert first.value is None or second.value is None or first.value <= second.value


@given(base=VALUES, target=VALUES, value=VALUES, shift=VALUES)
def test_the_way_is_the_same_for_what_rises_and_what_falls(base, target, value, shift):
    """Mirrored at 1000, less is better; the share of the way is the same."""
    up = {"type": "reach", "comparator": "ge", "base": Point(2010, base), "target": Point(2020, target)}
    down = {"type": "reach", "comparator": "le", "base": Point(2010, 1000 - base), "target": Point(2020, 1000 - target)}

    rising, falling = _by("baseline", _case(up, (2015, value))), _by("baseline", _case(down, (2015, 1000 - value)))
    assert (rising.status, rising.value) == (falling.status, falling.value)


@given(base=VALUES, target=VALUES, value=VALUES, times=st.sampled_from([10, 1000]))
def test_the_unit_of_measure_does_not_matter(base, target, value, times):
    goal = {"type": "reach", "comparator": "ge", "base": Point(2010, base), "target": Point(2020, target)}
    scaled = {**goal, "base": Point(2010, base * times), "target": Point(2020, target * times)}
    first, second = _case(goal, (2015, value)), _case(scaled, (2015, value * times))

    for method in ("strict", "level", "degree", "baseline", "current_status"):
        one, other = _by(method, first), _by(method, second)
        assert (one.status, one.value) == (other.status, other.value)


def test_the_default_tolerance_is_a_dated_figure_that_says_it_is_not_confirmed():
    tolerance = figure("outline.tolerance", date(2016, 12, 31))

    assert (tolerance.number, tolerance.confidence) == (1, "待核实")
    assert _by("level", _case(MMR, (2015, 20.1), tolerance=tolerance.number / 100)).status == "basically_reached"
