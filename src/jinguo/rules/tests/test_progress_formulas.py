"""The formulas compute columns of a data frame as they compute numbers; those of one series have known answers."""

from fractions import Fraction

import duckdb
import narwhals as nw
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.progress import formulas

COLUMNS = ("actual", "base", "target", "years")
ROWS = [(20.1, 30.0, 20.0, 5.0), (75.5, 61.2, 80.0, 8.0), (6.8, 8.1, 8.0, 9.0), (24.2, 24.0, 30.0, 2.0)]


def _chain(actual, base, target, years):
    """Each formula that goes by rows, by name."""
    growth = formulas.yearly_growth(actual, base, years)
    return {
        "rising": formulas.rising_degree(actual, target),
        "inverse": formulas.inverse_degree(actual, target),
        "way": formulas.way_gone(actual, base, target),
        "time": formulas.time_gone(years, 0, 10),
        "path": formulas.linear_level(base, target, years, 10),
        "ratio": formulas.growth_ratio(1, growth, formulas.yearly_growth(target, base, 10)),
        "limit": formulas.limit_factor(base, 100),
        "status": formulas.status_index(-1, actual, base, target),
        "gap": formulas.anticipated_gap(actual, base, target),
    }


@pytest.mark.parametrize("engine", ["arrow", "duckdb"])
def test_a_column_computes_as_its_rows_do(engine):
    table = pa.table({name: list(values) for name, values in zip(COLUMNS, zip(*ROWS, strict=True), strict=True)})
    frame = nw.from_native(table if engine == "arrow" else duckdb.from_arrow(table))
    wanted = _chain(*(nw.col(name) for name in COLUMNS))

    found = frame.select(**wanted)
    found = found.collect() if engine == "duckdb" else found
    for place, row in enumerate(ROWS):
        for name, value in _chain(*row).items():
            assert found[name][place] == pytest.approx(value), name


def test_fractions_stay_exact():
    assert formulas.way_gone(Fraction("20.1"), 30, 20) == 99
    assert formulas.linear_level(Fraction(7), Fraction(6), 1, 3) == Fraction(20, 3)


POINTS = st.lists(st.tuples(st.integers(2000, 2030), st.fractions(-100, 100)), min_size=2, unique_by=lambda one: one[0])


@given(points=POINTS, slope=st.fractions(-10, 10), start=st.fractions(-100, 100))
def test_points_on_a_line_give_that_line_whatever_their_weights(points, slope, start):
    years = [Fraction(year) for year, _ in points]
    values = [start + slope * year for year in years]

    assert formulas.line(years, values) == (slope, start)
    assert formulas.line(years, values, years) == (slope, start)


@given(points=POINTS)
def test_the_line_of_least_squares_leaves_nothing_over_on_either_side(points):
    years, values = [Fraction(year) for year, _ in points], [value for _, value in points]
    slope, start = formulas.line(years, values)
    left = [value - slope * year - start for year, value in zip(years, values, strict=True)]

    assert sum(left) == 0
    assert sum(rest * year for rest, year in zip(left, years, strict=True)) == 0
