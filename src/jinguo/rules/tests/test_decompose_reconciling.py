"""Reconciliation: the worked cases of the year plan and the outline, one by one, and properties."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.decompose import Part, propose, reconcile, reconcile_deliverable, roll_up, shares_make_whole
from jinguo.rules.goal_levels import wanted_level
from jinguo.rules.goal_values import GoalFacts

MMR = {"step": Decimal("0.01"), "unit": "/10万"}
LOANS = {"step": Decimal("0.1"), "unit": "万元"}
WAYS = ["sum", "weighted", "every", "assign"]
SIGNS = ["ge", "gt", "le", "lt"]
VALUES = st.lists(st.decimals(0, 1000, places=1), min_size=1, max_size=10)


def parts(*values):
    return [Part(f"第{place}", value) for place, value in enumerate(values, 1)]


def counties(worst):
    """Twelve counties weighted by births, eleven at 12.00; the last has a tenth of all births."""
    usual = [Part(f"县{n}", Decimal("12.00"), 300 * n) for n in range(1, 12)]
    return [*usual, Part("县12", worst, 2200)]


def test_a_shortfall_in_money_blocks_and_says_the_remedy():
    residual = reconcile(200, parts(40, 40, 36, 30, 28, 24), "sum", "ge", **LOANS)

    assert (residual.side, residual.amount, residual.is_blocking) == ("short", -2, True)
    assert residual.words == "少 2.0"
    assert residual.because == "合计 198.0 万元，目标 200.0 万元，少 2.0 万元，请补足或说明原因"


def test_money_and_persons_of_one_goal_are_held_apart():
    money = reconcile(200, parts(100, 100), "sum", "ge", **LOANS)
    persons = reconcile(50, parts(25, 24), "sum", "ge", unit="人")

    assert (money.side, persons.side) == ("balanced", "short")
    assert persons.because == "合计 49 人，目标 50 人，少 1 人，请补足或说明原因"


def test_more_than_asked_is_shown_and_does_not_block():
    residual = reconcile(200, parts(150, 60), "sum", "ge", **LOANS)

    assert (residual.words, residual.is_blocking) == ("多 10.0", False)
    assert residual.because.endswith("多 10.0 万元，目标为“不低于”，不影响审核")


def test_thirty_people_write_one_note_a_month_each():
    people = [f"职工{n}" for n in range(1, 31)]
    each = [Part(name, 1) for name in people]

    assert reconcile(1, each, "every", "ge", unit="篇", expected=people).side == "balanced"
    lazy = reconcile(1, [*each[:29], Part("职工30", 0)], "every", "ge", unit="篇", expected=people)
    assert (lazy.amount, lazy.is_blocking) == (-1, True)
    assert lazy.because == "30 个中 1 个未达目标 1 篇：职工30 0 篇，请补足或说明原因"


def test_a_person_without_a_target_leaves_every_incomplete():
    residual = reconcile(1, [Part(1, 1)], "every", "ge", expected=[1, 2], names={2: "林素华"})

    assert (residual.side, residual.is_blocking, residual.because) == ("incomplete", True, "林素华还没有目标值")


def test_mortality_is_assigned_to_three_bureaus_with_credit():
    bureaus = [Part("卫健", 12, share=70), Part("公安", 12, share=15), Part("计生", 12, share=15)]

    assert reconcile(12, bureaus, "assign", "le", **MMR).side == "balanced"
    less = reconcile(12, [*bureaus[:2], replace(bureaus[2], share=10)], "assign", "le", **MMR)
    assert (less.side, less.is_blocking, less.because) == ("shares", True, "分担比例合计 95%，应为 100%，请调整")


def test_an_assigned_value_may_be_better_than_asked_but_not_worse():
    better = reconcile(12, [Part("卫健", 11), Part("公安", 12)], "assign", "le", **MMR)
    worse = reconcile(12, [Part("卫健", 11, share=60), Part("公安", 13, share=30)], "assign", "le", **MMR)

    assert not better.is_blocking
    assert (worse.side, worse.amount) == ("over", 1)
    assert worse.because == (
        "2 个中 1 个未达目标 12.00/10万：公安 13.00/10万，请调整或说明原因；分担比例合计 90%，应为 100%，请调整"
    )


def test_twelve_counties_weighted_by_births_wrong_by_026_block():
    residual = reconcile(12, counties(Decimal("14.60")), "weighted", "le", **MMR)

    assert (residual.amount, residual.side, residual.is_blocking) == (Decimal("0.26"), "over", True)
    assert residual.words == "多 0.26"
    assert residual.because == "按分母加权平均 12.26/10万，目标 12.00/10万，多 0.26 个十万分点，请调整或说明原因"


def test_twelve_counties_better_than_asked_do_not_block():
    residual = reconcile(12, counties(Decimal("9.40")), "weighted", "le", **MMR)

    assert (residual.amount, residual.side, residual.is_blocking) == (Decimal("-0.26"), "short", False)


def test_a_county_without_births_stops_the_mean_and_is_named():
    residual = reconcile(12, [*counties(12), Part("县13", 12)], "weighted", "le", **MMR)

    assert (residual.side, residual.is_blocking) == ("incomplete", True)
    assert residual.because == "县13没有分母，不能加权平均，请补齐分母和来源"


def test_cut_by_a_sixth_of_the_baseline_is_compared_as_a_level():
    goal = GoalFacts("reduce", "relative", step=Decimal("0.01"), baseline=Decimal("22.41"))
    wanted = wanted_level(goal, Fraction(1, 6))

    assert reconcile(wanted.level, parts(20, Decimal("18.675")), "last", wanted.sign).side == "balanced"
    assert reconcile(wanted.level, parts(20, Decimal("18.676")), "last", wanted.sign).is_blocking


def test_what_is_held_is_held_in_every_county():
    kept = [Part("惠安", 95), Part("南安", 97)]

    assert not reconcile(95, kept, "every", "ge", unit="%").is_blocking
    slipped = reconcile(95, [*kept, Part("安溪", Decimal("94.9"))], "every", "ge", unit="%")
    assert slipped.because == "3 个中 1 个未达目标 95%：安溪 94.9%，请补足或说明原因"


def test_the_last_period_counts_and_must_be_there():
    years = [Part(2029, 70), Part(2030, 80)]

    assert reconcile(80, years, "last", "ge", expected=[2029, 2030]).side == "balanced"
    assert reconcile(80, years[:1], "last", "ge", expected=[2029, 2030], names={2030: "2030年"}).words == "缺数"


def test_a_quarter_that_is_not_set_adds_nothing_to_a_sum():
    residual = reconcile(100, parts(60), "sum", "ge", expected=["第1", "第2"])

    assert (residual.side, residual.amount) == ("short", -40)


@pytest.mark.parametrize(
    ("sign", "below", "above"), [("ge", True, False), ("gt", True, False), ("le", False, True), ("lt", False, True)]
)
def test_only_the_wrong_side_blocks(sign, below, above):
    assert reconcile(10, parts(9), "sum", sign).is_blocking == below
    assert reconcile(10, parts(11), "sum", sign).is_blocking == above
    assert not reconcile(10, parts(10), "sum", sign).is_blocking


def test_a_band_blocks_beyond_both_its_ends():
    asked = {"band": Decimal(2), "unit": "%"}

    assert [reconcile(50, parts(n), "last", "band", **asked).is_blocking for n in (47, 48, 52, 53)] == [
        True,
        False,
        False,
        True,
    ]
    assert reconcile(50, parts(51), "last", "band", **asked).because.endswith("多 1 个百分点，在允许幅度 ±2 内")
    assert reconcile(50, parts(51, 47), "every", "band", **asked).amount == -3


@pytest.mark.parametrize(("births", "side"), [(51, "short"), (49, "balanced")])
def test_a_mean_within_half_of_the_step_is_balanced_and_says_so(births, side):
    mean = [Part("甲", 90, 1000 - births), Part("乙", 89, births)]

    residual = reconcile(90, mean, "weighted", "ge", step=Decimal("0.1"), unit="%")

    assert (residual.side, residual.is_blocking) == (side, side == "short")
    assert ("相差不到最小单位 0.1 的一半，视为一致" in residual.because) == (side == "balanced")


def test_an_endless_mean_is_said_short_at_the_edge():
    residual = reconcile(
        90, [Part("安溪", 92, 320), Part("永春", 88, 260)], "weighted", "ge", step=Decimal("0.1"), unit="%"
    )

    assert residual.rolled == Fraction(52320, 580)
    assert (residual.words, residual.amount) == ("多 0.2", Decimal("0.207"))


def test_without_parts_or_target_nothing_is_checked():
    assert reconcile(10, [], "sum", "ge") == replace(reconcile(None, parts(1), "sum", "ge"), because="没有下级，不核对")
    assert reconcile(None, parts(1), "sum", "ge").words == "—"


def test_a_part_without_a_value_is_named():
    assert reconcile(10, [Part(3, None, name="惠安县"), Part(4, 10)], "sum", "ge").because == "惠安县还没有填数"


def test_a_goal_without_numbers_needs_holder_standard_and_date():
    assert reconcile_deliverable(["权益部"], "有文件、有照片", date(2026, 6, 30)).side == "balanced"
    lacking = reconcile_deliverable([], " ", None)
    assert (lacking.is_blocking, lacking.because) == (True, "还没有承担者、完成标准、完成日，请补齐")


@pytest.mark.parametrize(
    ("shares", "is_whole"),
    [
        ([70, 15, 15], True),
        ([None, None], True),
        ([100, None], True),
        ([70, 40], False),
        ([110, -10], False),
        ([0], False),
    ],
)
def test_credit_shares_are_exactly_a_hundred_or_not_set(shares, is_whole):
    assert shares_make_whole(shares).ok == is_whole


def test_roll_ups_say_how_and_what_is_missing():
    assert roll_up(parts(1, 2), "sum", unit="人").because == "合计 3 人"
    assert roll_up(parts(3, 2), "last").value == 2
    assert [roll_up(parts(1, 2), "every", sign).value for sign in SIGNS] == [1, 1, 2, 2]
    assert roll_up([], "sum").because == "没有可以汇总的数"
    assert roll_up(parts(1), "every", "band").value is None


@given(
    values=VALUES,
    target=st.decimals(0, 1000, places=1),
    way=st.sampled_from(WAYS),
    sign=st.sampled_from(SIGNS),
    data=st.data(),
)
def test_the_order_of_units_and_regions_does_not_matter(values, target, way, sign, data):
    children = [Part(place, value, place + 1) for place, value in enumerate(values)]
    shuffled = data.draw(st.permutations(children))

    one, other = (reconcile(target, order, way, sign, step=Decimal("0.1")) for order in (children, shuffled))
    assert (one.amount, one.side, one.is_blocking, one.words) == (
        other.amount,
        other.side,
        other.is_blocking,
        other.words,
    )


@given(values=VALUES, way=st.sampled_from(WAYS), sign=st.sampled_from(SIGNS), more=st.decimals(0, 50, places=1))
def test_a_better_part_never_blocks_what_did_not_block(values, way, sign, more):
    target = roll_up(parts(*values), "sum" if way == "sum" else "every", sign).value
    children = [Part(place, value, 1) for place, value in enumerate(values)]
    better = replace(children[0], value=values[0] + (more if sign in ("ge", "gt") else -more))

    assert not reconcile(target, children, way, sign).is_blocking
    assert not reconcile(target, [better, *children[1:]], way, sign).is_blocking


@given(values=VALUES, way=st.sampled_from(WAYS), sign=st.sampled_from(SIGNS), gap=st.decimals("0.1", 50, places=1))
def test_the_side_follows_the_sign_of_the_amount(values, way, sign, gap):
    target = roll_up([Part(n, value, 1) for n, value in enumerate(values)], way, sign).value
    children = [Part(place, value, 1) for place, value in enumerate(values)]

    low = reconcile(target + Fraction(gap), children, way, sign, step=Decimal("0.1"))
    high = reconcile(target - Fraction(gap), children, way, sign, step=Decimal("0.1"))
    assert (low.side, low.is_blocking) == ("short", sign in ("ge", "gt"))
    assert (high.side, high.is_blocking) == ("over", sign in ("le", "lt"))
    assert low.amount == -high.amount < 0


@given(shares=st.lists(st.integers(1, 400), min_size=1, max_size=9), step=st.sampled_from(["1", "0.1", "0.01"]))
def test_proposed_credit_shares_are_whole(shares, step):
    proposal = propose("proportional", 100, range(len(shares)), weights=dict(enumerate(shares)), step=Decimal(step))
    assert shares_make_whole([*proposal.values.values()])
