"""GII and GDI against the published values. outlines/methods §5.

`data/examples_gii.csv`: UNDP, Human Development Report 2023-24, composite indices time series.
"""

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.progress import gender_development_index, gender_inequality_index, inequality

EXAMPLES = list(csv.DictReader((Path(__file__).parent / "data/examples_gii.csv").open(encoding="utf-8")))
COLUMNS = {
    "mmr": "mmr_per_100k",
    "abr": "abr_per_1000",
    "pr_f": "pr_f_pct",
    "pr_m": "pr_m_pct",
    "se_f": "se_f_pct",
    "se_m": "se_m_pct",
    "lfpr_f": "lfpr_f_pct",
    "lfpr_m": "lfpr_m_pct",
}
CHINA = {name: float(EXAMPLES[-1][column]) for name, column in COLUMNS.items()}
SHARE = st.floats(1, 100)


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["year"])
def test_published_values_within_their_rounding(row):
    index = gender_inequality_index(**{name: float(row[column]) for name, column in COLUMNS.items()})

    assert index == pytest.approx(float(row["gii_published"]), abs=0.0011)


def test_mortality_counts_from_10_to_1000_only():
    assert gender_inequality_index(**{**CHINA, "mmr": 3}) == gender_inequality_index(**{**CHINA, "mmr": 10})
    assert gender_inequality_index(**{**CHINA, "mmr": 5000}) == gender_inequality_index(**{**CHINA, "mmr": 1000})


def test_the_published_stand_in_for_no_seats_is_used_as_it_is():
    assert gender_inequality_index(**{**CHINA, "pr_f": 0.01, "pr_m": 99.99}) > gender_inequality_index(**CHINA)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"abr": 0}, "青少年生育率要大于 0"),
        ({"mmr": -1}, "不能小于 0"),
        ({"pr_f": 0}, "以 0.01% 代替 0"),
        ({"lfpr_m": 101}, "0 到 100 之间"),
        ({"se_f": math.nan}, "缺数据"),
    ],
)
def test_what_is_not_defined_is_said(changed, words):
    given_ = {**CHINA, **changed}

    assert math.isnan(gender_inequality_index(**given_))
    found = inequality(year=2022, **given_)
    assert (found.status, found.value) == ("not_available", None)
    assert words in found.because


def test_the_index_names_itself():
    found = inequality(year=2022, **CHINA)

    assert found.value == gender_inequality_index(**CHINA)
    assert "2022年" in found.because
    assert "联合国开发计划署" in found.because


@given(pr=SHARE, se=SHARE, lfpr=SHARE, seats=SHARE, school=SHARE, work=SHARE, abr=st.floats(1, 200))
def test_it_lies_between_0_and_1(pr, se, lfpr, seats, school, work, abr):
    women = {"pr_f": pr, "se_f": se, "lfpr_f": lfpr}
    index = gender_inequality_index(mmr=20, abr=abr, **women, pr_m=seats, se_m=school, lfpr_m=work)

    assert -1e-9 <= index < 1


@pytest.mark.parametrize(
    ("women", "men", "value"), [(0.767, 0.797, 0.962), (0, 0.8, None), (0.8, 0, None), (math.nan, 0.8, None)]
)
def test_development_of_women_over_that_of_men(women, men, value):
    found = gender_development_index(women, men, 2022)

    assert found.value == (None if value is None else pytest.approx(value, abs=0.001))
