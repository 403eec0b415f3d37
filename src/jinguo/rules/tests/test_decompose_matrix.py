"""A whole table reconciled along one axis: families, nearest target above, the other axes fixed."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.decompose import Cell, Place, propose, reconcile_axis
from jinguo.rules.goal_values import GoalFacts

LOANS = GoalFacts("cumulative", "ge", "万元", Decimal("0.1"))
RATE = GoalFacts("hold", "ge", "%", Decimal("0.1"), over_time="last", over_units="weighted", over_regions="every")
MONTHS = [f"2026-{month:02}" for month in range(1, 13)]
QUARTERS = [f"2026Q{n}" for n in range(1, 5)]
TIME = {**{month: QUARTERS[n // 3] for n, month in enumerate(MONTHS)}, **dict.fromkeys(QUARTERS, "2026")}
UNITS = {"惠安": "部", "南安": "部"}


def row(holder, *values, periods=("2026", *QUARTERS), region=None):
    return {Place(period, holder, region): Cell(value) for period, value in zip(periods, values, strict=True)}


def test_each_row_is_compared_with_its_quarters_and_no_other_row():
    cells = {**row("惠安", 40, 8, 12, 12, 8), **row("泉港", 26, 5, 6, 8, 5)}

    residuals = reconcile_axis(LOANS, cells, "time", TIME)

    assert {place.holder: residual.words for place, residual in residuals.items()} == {"惠安": "0", "泉港": "少 2.0"}


def test_each_column_is_compared_with_the_units_of_its_period():
    cells = {**row("部", 100, 20, 30, 30, 20), **row("惠安", 50, 10, 15, 15, 10), **row("南安", 48, 10, 13, 15, 10)}

    residuals = reconcile_axis(LOANS, cells, "units", UNITS)

    assert [residuals[Place(period, "部")].words for period in ("2026", *QUARTERS)] == [
        "少 2.0",
        "0",
        "少 2.0",
        "0",
        "0",
    ]


def test_months_count_for_the_year_where_no_quarter_is_set():
    months = row("惠安", *[2] * 9, periods=MONTHS[3:])

    whole = reconcile_axis(LOANS, {**row("惠安", 24, periods=["2026"]), **months}, "time", TIME)
    halved = reconcile_axis(LOANS, {**row("惠安", 24, 6, periods=["2026", "2026Q1"]), **months}, "time", TIME)

    assert whole[Place("2026", "惠安")].words == "少 6.0"
    assert halved[Place("2026", "惠安")].words == "0"
    assert Place("2026Q1", "惠安") not in halved


def test_periods_are_taken_in_the_order_of_the_tree_and_not_of_the_cells():
    cells = {**row("部", 95, 90, 95, periods=["2026", "2026Q4", "2026Q3"])}

    assert reconcile_axis(RATE, cells, "time", TIME)[Place("2026", "部")].amount == -5


def test_the_last_quarter_must_be_there_when_it_is_expected():
    cells = row("部", 95, 95, periods=["2026", "2026Q3"])

    residual = reconcile_axis(RATE, cells, "time", TIME, names={"2026Q4": "第四季度"}, expected={"2026": QUARTERS})[
        Place("2026", "部")
    ]

    assert residual.because == "第四季度还没有目标值"


def test_regions_are_held_one_by_one_under_their_own_holder():
    cells = {
        Place("2026", "部", "泉州"): Cell(95),
        Place("2026", "部", "安溪"): Cell(94),
        Place("2026", "别的部", "安溪"): Cell(10),
    }

    residuals = reconcile_axis(RATE, cells, "regions", {"安溪": "泉州"}, names={"安溪": "安溪县"})

    assert [*residuals] == [Place("2026", "部", "泉州")]
    assert residuals[Place("2026", "部", "泉州")].because.endswith("安溪县 94.0%，请补足或说明原因")


def test_denominators_and_shares_of_cells_are_used():
    cells = {
        Place("2026", "部"): Cell(90),
        Place("2026", "惠安"): Cell(92, base=320),
        Place("2026", "南安"): Cell(88, base=260),
    }
    assert reconcile_axis(RATE, cells, "units", UNITS)[Place("2026", "部")].words == "多 0.2"

    assigned = GoalFacts("reach", "ge", over_units="assign")
    cells = {
        place: cell._replace(value=90, share=share)
        for (place, cell), share in zip(cells.items(), (None, 60, 30), strict=True)
    }
    assert reconcile_axis(assigned, cells, "units", UNITS)[Place("2026", "部")].side == "shares"


def test_a_goal_without_numbers_has_no_residuals():
    assert reconcile_axis(GoalFacts("deliverable", "text"), row("部", 1, 2, 3, 4, 5), "time", TIME) == {}


@given(totals=st.lists(st.integers(0, 10**4), min_size=1, max_size=6), place=st.integers(0, 100), gap=st.integers(1, 9))
def test_a_changed_cell_moves_exactly_its_own_row(totals, place, gap):
    cells = {}
    for holder, total in enumerate(totals):
        values = propose("equal", total, QUARTERS, unit="人").values
        cells |= row(holder, total, *values.values())
    changed = [*cells][1:][place % (len(cells) - 1)]
    before = reconcile_axis(LOANS, cells, "time", TIME)

    cells[changed] = Cell(cells[changed].value + gap)
    after = reconcile_axis(LOANS, cells, "time", TIME)

    assert all(residual.side == "balanced" for residual in before.values())
    assert [where for where in after if after[where] != before[where]] == [Place("2026", changed.holder)]
