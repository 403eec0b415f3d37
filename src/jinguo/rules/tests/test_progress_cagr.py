"""The CAGR ratio against the published examples, its thresholds, edges and properties. outlines/methods §2.

`data/examples_cagr.csv`: Statistics Canada, Canadian Indicator Framework, indicator calculation components.
"""

import csv
import math
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jinguo.rules.progress import Attainment, cagr_progress, indicator_score
from jinguo.rules.progress.cagr_scale import score_of_growth, score_of_ratio, status_of_growth, status_of_ratio

EXAMPLES = list(csv.DictReader((Path(__file__).parent / "data/examples_cagr.csv").open(encoding="utf-8")))
GOOD = st.floats(0.01, 1e6)
BASE, NOW, DUE = 2015, 2021, 2030
SCREENING = {"base_value": 61.2, "base_year": 2010, "current_value": 75.5, "current_year": 2018, "direction": 1}


def _number(text):
    return float(text) if text else None


def _year(text):
    return int(text) if text else None


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["series"])
def test_published_examples(row):
    found = cagr_progress(
        base_value=_number(row["base_value"]),
        base_year=_year(row["base_year"]),
        current_value=_number(row["current_value"]),
        current_year=_year(row["current_year"]),
        direction=int(row["direction"]),
        target=_number(row["target"]),
        target_year=_year(row["target_year"]),
        limit=_number(row["limit"]),
    )

    assert found.status == row["status_published"]
    for ours, published in ((found.value, row["progress_value_published"]), (found.score, row["score_published"])):
        assert ours == (pytest.approx(float(published), abs=1e-9) if published else None)


@pytest.mark.parametrize(
    ("ratio", "status", "score"),
    [
        (1.3, "substantial_progress", 5.0),
        (0.95, "substantial_progress", 2.500055),
        (0.949999, "moderate_progress", None),
        (0.901090, "moderate_progress", 2.150695),
        (0.6, "moderate_progress", 0.00004),
        (0.599999, "limited_progress", None),
        (0.0, "limited_progress", -2.5),
        (-0.000001, "deterioration", None),
        (-0.6, "deterioration", -5.0),
        (-9, "deterioration", -5.0),
    ],
)
def test_thresholds_and_rounded_slopes_with_a_target(ratio, status, score):
    assert status_of_ratio(ratio) == status
    assert score is None or score_of_ratio(ratio) == pytest.approx(score, abs=1e-6)


@pytest.mark.parametrize(
    ("growth", "status", "score"),
    [
        (0.03, "substantial_progress", 5.0),
        (0.0175, "substantial_progress", 3.75),
        (0.015, "substantial_progress", 2.5),
        (0.01, "moderate_progress", 1.25),
        (0.005, "moderate_progress", 0.0),
        (0.0025, "limited_progress", -1.25),
        (0.0, "limited_progress", -2.5),
        (-0.01, "deterioration", -3.75),
        (-0.02, "deterioration", -5.0),
        (-0.5, "deterioration", -5.0),
    ],
)
def test_thresholds_without_a_target(growth, status, score):
    assert status_of_growth(growth) == status
    assert score_of_growth(growth) == pytest.approx(score)


def test_a_natural_limit_scales_only_the_thresholds_above_nothing():
    """Base 50, limit 100 gives C = 0.9539 (outlines/methods §2)."""
    found = cagr_progress(base_value=50, base_year=2015, current_value=53.5, current_year=2020, direction=1, limit=100)

    assert "系数 0.9539" in found.because
    assert "待核实" in found.because
    assert score_of_growth(0.015 * 0.9539, 0.9539) == pytest.approx(2.5)
    assert score_of_growth(-0.01, 0.9539) == score_of_growth(-0.01)


@pytest.mark.parametrize(
    ("changed", "status", "words"),
    [
        ({"base_value": None}, "not_available", "没有基期值"),
        ({"base_year": None}, "not_available", "没有基期值"),
        ({"current_value": None}, "not_available", "没有现值"),
        ({"current_year": 2010}, "not_available", "只有2010年一个数据点"),
        ({"current_year": 2009}, "not_available", "只有2010年一个数据点"),
        ({"direction": 0}, "not_available", "没有方向"),
        ({"current_value": -1}, "not_available", "不小于 0"),
        ({"current_value": math.nan}, "not_available", "不小于 0"),
        ({"base_value": 10**400}, "not_available", "不小于 0"),
        ({"base_value": 1e-300, "current_value": 1e300}, "not_available", "相差太大"),
        ({"target": 80}, "not_available", "没有目标年"),
        ({"target": 80, "target_year": 2010}, "not_available", "目标年不晚于基期年"),
        ({"target": -1, "target_year": 2020}, "not_available", "不小于 0"),
        ({"target": 61.2, "target_year": 2020}, "target_achieved", "基期已等于目标"),
        ({"target": 61.2, "target_year": 2020, "current_value": 60}, "not_available", "基期已等于目标"),
        ({"target": 60, "target_year": 2020, "current_value": 59}, "deterioration", "要求年均"),
        ({"target": 75.5, "target_year": 2020}, "target_achieved", "已达目标"),
        ({"target": 80, "target_year": 2020}, "substantial_progress", "比值 0.98"),
        ({"base_value": 0, "target": 80, "target_year": 2020}, "substantial_progress", "按 0.001 计"),
        ({"direction": -1, "target": 0, "target_year": 2020}, "deterioration", "按 0.001 计"),
        ({"direction": -1, "current_value": 0, "target": 1, "target_year": 2020}, "target_achieved", "已达目标"),
        ({"limit": 50}, "not_available", "极限值 50"),
        ({"limit": 0}, "not_available", "极限值 0"),
        ({"direction": -1, "limit": 100}, "not_available", "极限值 100"),
        ({"limit": 61.2}, "substantial_progress", "系数 0.0000"),
    ],
)
def test_edges(changed, status, words):
    found = cagr_progress(**{**SCREENING, **changed})

    assert found.status == status
    assert words in found.because
    assert "加拿大统计局" in found.because
    assert (found.score is None) == (status == "not_available")


def test_a_base_and_a_target_of_0_count_as_a_thousandth():
    from_nothing = cagr_progress(**{**SCREENING, "base_value": 0}, target=80, target_year=2020)
    to_nothing = cagr_progress(**{**SCREENING, "direction": -1}, target=0, target_year=2020)
    grown, asked = (75.5 / 0.001) ** (1 / 8) - 1, (80 / 0.001) ** (1 / 10) - 1
    rising, falling = (75.5 / 61.2) ** (1 / 8) - 1, 1 - (0.001 / 61.2) ** (1 / 10)

    assert from_nothing.value == pytest.approx(grown / asked)
    assert to_nothing.value == pytest.approx(-rising / falling)


def test_level_and_speed_can_disagree():
    """国家统计局 said of the screening rate in 2018 that it was still short of its target."""
    assert cagr_progress(**SCREENING, target=80, target_year=2020).title == "进展良好"


@given(base=GOOD, now=GOOD, target=GOOD)
def test_the_other_direction_is_the_other_sign(base, now, target):
    ends = {"base_value": base, "base_year": BASE, "current_value": now, "current_year": NOW}
    for aim in ({}, {"target": target, "target_year": DUE}):
        up, down = (cagr_progress(**ends, **aim, direction=direction) for direction in (1, -1))

        assert (up.value is None) == (down.value is None)
        assert up.value is None or up.value == -down.value


@given(base=GOOD, low=GOOD, high=GOOD, target=st.none() | GOOD, direction=st.sampled_from([1, -1]))
def test_better_values_never_show_worse(base, low, high, target, direction):
    worse, better = sorted((low, high), reverse=direction < 0)
    ends = {"base_value": base, "base_year": BASE, "current_year": NOW, "direction": direction}
    first, second = (
        cagr_progress(**ends, current_value=now, target=target, target_year=DUE) for now in (worse, better)
    )

    assume(first.value is not None and second.value is not None)
    assert first.value <= second.value
    assert first.score <= second.score


@given(base=GOOD, now=GOOD, target=st.none() | GOOD, times=st.sampled_from([0.001, 0.1, 10, 1000]))
def test_the_unit_of_measure_does_not_matter(base, now, target, times):
    assume(target is None or abs(target / base - 1) > 1e-6)
    aim = None if target is None else target * times
    plain = cagr_progress(
        base_value=base,
        base_year=BASE,
        current_value=now,
        current_year=NOW,
        direction=1,
        target=target,
        target_year=DUE,
    )
    scaled = cagr_progress(
        base_value=base * times,
        base_year=BASE,
        current_value=now * times,
        current_year=NOW,
        direction=1,
        target=aim,
        target_year=DUE,
    )

    assert scaled.value == pytest.approx(plain.value, rel=1e-6, abs=1e-12)


ANY = st.none() | st.floats() | st.integers() | st.decimals() | st.fractions()


@given(
    base=ANY,
    base_year=st.none() | st.integers(1990, 2030),
    now=ANY,
    now_year=st.none() | st.integers(1990, 2030),
    direction=st.integers(-2, 2),
    target=ANY,
    target_year=st.none() | st.integers(1990, 2030),
    limit=ANY,
)
def test_whatever_is_given_there_is_an_answer_and_a_reason(
    base, base_year, now, now_year, direction, target, target_year, limit
):
    found = cagr_progress(
        base_value=base,
        base_year=base_year,
        current_value=now,
        current_year=now_year,
        direction=direction,
        target=target,
        target_year=target_year,
        limit=limit,
    )

    assert found.because
    assert found.value is None or math.isfinite(found.value)
    assert (found.score is not None) == found.is_answered
    assert found.score is None or -5 <= found.score <= 5


def _scored(status, score):
    return Attainment(status, "cagr", "", None, score)


DONE, HALF, LOST = _scored("target_achieved", 5.0), _scored("moderate_progress", 1.0), _scored("deterioration", -5.0)
NONE = _scored("not_available", None)


@pytest.mark.parametrize(
    ("series", "status", "score"),
    [
        ([DONE, DONE], "target_achieved", 5.0),
        ([DONE, _scored("substantial_progress", 5.0)], "substantial_progress", 5.0),
        ([[DONE, LOST], HALF], "moderate_progress", 0.5),
        ([DONE, LOST, HALF], "moderate_progress", 1 / 3),
        ([DONE, NONE], "substantial_progress", 5.0),
        ([[LOST, LOST], [NONE]], "deterioration", -5.0),
        ([NONE], "not_available", None),
        ([], "not_available", None),
    ],
)
def test_an_indicator_is_the_mean_of_its_series_groups_first(series, status, score):
    found = indicator_score(series)

    assert found.status == status
    assert found.score == (None if score is None else pytest.approx(score))
