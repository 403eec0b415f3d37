"""Proposals: worked cases of each method, refusals, and properties: they reconcile to the last unit."""

import re
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.decompose import METHODS, NoProposalError, Part, apportion, methods_for, propose, reconcile
from jinguo.rules.goal_values import WAYS_OF

QUARTERS = ["一季度", "二季度", "三季度", "四季度"]
COUNTIES = ["惠安", "南安", "安溪", "永春", "德化", "泉港"]
LOANS = {"step": Decimal("0.1"), "unit": "万元"}
STEPS = st.sampled_from([Decimal(1), Decimal("0.1"), Decimal("0.01"), Decimal(5)])
WEIGHTS = st.lists(st.integers(0, 500), min_size=1, max_size=14).filter(any)


def numbers(proposal):
    return [*proposal.values.values()]


def test_money_and_persons_are_split_each_in_its_own_smallest_unit():
    money = propose("equal", Decimal("200.0"), COUNTIES, **LOANS)
    persons = propose("equal", 20, COUNTIES, unit="人")

    assert numbers(money) == [Decimal("33.4"), Decimal("33.4")] + [Decimal("33.3")] * 4
    assert numbers(persons) == [4, 4, 3, 3, 3, 3]
    assert money.because == "共 200.0 万元，平均分成 6 份，每份 33.3 至 33.4 万元，除不尽的从前往后各加 0.1 万元"
    assert persons.because == "共 20 人，平均分成 6 份，每份 3 至 4 人，除不尽的从前往后各加 1 人"


def test_what_divides_is_said_without_a_remainder():
    assert propose("equal", 200, QUARTERS, **LOANS).because == "共 200.0 万元，平均分成 4 份，每份 50.0 万元"


def test_by_weights_the_largest_remainders_get_what_is_left():
    proposal = propose(
        "proportional", 10, QUARTERS, weights=dict(zip(QUARTERS, (1, 2, 3, 5), strict=True)), basis="人口"
    )

    # Quotas 0.91, 1.82, 2.73, 4.55.
    assert numbers(proposal) == [1, 2, 3, 4]
    assert proposal.because == "共 10，按人口的占比分解（人口合计 11），尾数按最大余数补足，合计 10"


def test_by_last_years_season():
    last_year = dict(zip(QUARTERS, (20, 30, 30, 20), strict=True))

    proposal = propose("seasonal", 200, QUARTERS, weights=last_year, **LOANS)

    assert numbers(proposal) == [40, 60, 60, 40]
    assert proposal.because.startswith("共 200.0 万元，按上年完成数的占比分解（上年完成数合计 100）")


def test_what_is_fixed_stays_and_the_rest_is_split():
    proposal = propose("milestone", 200, QUARTERS, fixed={"二季度": 80}, **LOANS)

    assert numbers(proposal) == [40, 80, 40, 40]
    assert proposal.because == "1 个节点已定，共 80.0 万元；其余共 120.0 万元，平均分成 3 份，每份 40.0 万元"


def test_milestones_leave_the_rest_to_weights_where_there_are_any():
    weights = {"一季度": 1, "三季度": 2, "四季度": 3}

    assert numbers(propose("milestone", 200, QUARTERS, fixed={"二季度": 80}, weights=weights)) == [20, 80, 40, 60]


def test_equal_growth_of_amounts_from_last_years():
    proposal = propose("geometric", 700, [2027, 2028, 2029], baseline=50)

    # 50 · (2 + 4 + 8) = 700
    assert numbers(proposal) == [100, 200, 400]
    assert "每期为前一期的 2 倍" in proposal.because


def test_equal_increments_of_a_running_total_are_equal_amounts():
    proposal = propose("linear", 10, QUARTERS)

    assert numbers(proposal) == numbers(propose("equal", 10, QUARTERS))
    assert proposal.because.startswith("累计数每期等量增加：")


def test_a_straight_path_between_baseline_and_final_level():
    proposal = propose(
        "linear", 80, range(2016, 2021), way="last", step=Decimal("0.1"), unit="%", baseline=Decimal("61.2")
    )

    assert numbers(proposal) == [Decimal("65.0"), Decimal("68.7"), Decimal("72.5"), Decimal("76.2"), Decimal("80")]
    assert proposal.because == "从基期 61.2% 到 80.0%，每期等量变化，按最小单位 0.1 取整"


def test_the_published_path_of_child_mortality_goes_through_its_milestone():
    years, fixed = range(2021, 2031), {2025: Decimal("6.6")}

    values = propose(
        "milestone", Decimal("6.0"), years, way="last", step=Decimal("0.1"), fixed=fixed, baseline=Decimal("7.5")
    ).values

    assert values[2025] == Decimal("6.6")
    assert values[2030] == 6
    assert (values[2021], values[2026]) == (Decimal("7.3"), Decimal("6.5"))


def test_a_geometric_path_has_one_ratio():
    proposal = propose("geometric", 400, [2027, 2028, 2029], way="last", baseline=50)

    assert numbers(proposal) == [100, 200, 400]


def test_an_endless_final_level_is_rounded_to_its_stricter_side():
    asked = {"way": "last", "step": Decimal("0.01"), "baseline": Decimal(10)}

    assert numbers(propose("linear", Fraction(25, 3), [2030], **asked)) == [Decimal("8.33")]
    assert numbers(propose("linear", Fraction(35, 3), [2030], **asked)) == [Decimal("11.67")]


def test_one_value_for_all_who_answer_for_it():
    proposal = propose("same", Decimal("12.00"), ["卫健", "教育"], way="assign", step=Decimal("0.01"))

    assert numbers(proposal) == [12, 12]
    assert proposal.because == "每个都承担同一目标 12.00"


@pytest.mark.parametrize(
    ("method", "total", "asked", "reason"),
    [
        ("equal", Decimal("100.05"), {"step": Decimal("0.1")}, "不是最小单位 0.1 的整数倍"),
        ("equal", -4, {}, "-4 小于 0，不能分解"),
        ("equal", 100, {"fixed": {"一季度": 120}}, "已定的合计比 100 多 20"),
        ("equal", 100, {"fixed": dict.fromkeys(QUARTERS, 25)}, "每个都已定"),
        ("equal", 100, {"fixed": {"五季度": 1}}, "不在要分解的对象里"),
        ("equal", 100, {"step": Decimal(0)}, "最小单位要大于 0"),
        ("equal", 100, {"way": "last"}, "“平均分解”只用于相加的目标"),
        ("same", 100, {}, "“各自同值”只用于不相加的目标"),
        ("same", Fraction(1, 3), {"way": "every"}, "约 0.33 除不尽，请先取整"),
        ("proportional", 100, {"weights": {"一季度": 1}, "basis": "人口"}, "二季度、三季度、四季度还没有人口"),
        ("seasonal", 100, {"weights": dict.fromkeys(QUARTERS, 0)}, "上年完成数要不小于 0，合计要大于 0"),
        ("geometric", 100, {}, "要有大于 0 的上期完成数"),
        ("geometric", 0, {"way": "last", "baseline": 5}, "都要大于 0"),
        ("milestone", 100, {}, "先填至少一个节点"),
        ("milestone", 100, {"way": "last", "baseline": 5}, "先填至少一个节点"),
        ("linear", 100, {"way": "last"}, "还没有基期值"),
        ("linear", 100, {"way": "last", "baseline": 5, "fixed": {"四季度": 90}}, "末期已定为 90，与目标 100 不同"),
    ],
)
def test_without_what_it_needs_nothing_is_proposed(method, total, asked, reason):
    with pytest.raises(NoProposalError, match=re.escape(reason)):
        propose(method, total, QUARTERS, **asked)


@pytest.mark.parametrize(("keys", "reason"), [([], "没有可以分解到的对象"), (["安溪", "安溪"], "列了两次")])
def test_there_must_be_parts_and_each_once(keys, reason):
    with pytest.raises(NoProposalError, match=reason):
        propose("equal", 100, keys)


def test_refusals_say_names_and_not_keys():
    with pytest.raises(NoProposalError, match=r"^安溪县还没有权数"):
        propose("proportional", 100, [7], names={7: "安溪县"})


@pytest.mark.parametrize(("axis", "way"), [(axis, way) for axis, ways in WAYS_OF.items() for way in ways])
def test_every_offered_method_fits_its_way_of_adding_up(axis, way):
    offered = methods_for(axis, way)

    assert offered
    assert all(METHODS[code].amounts if way == "sum" else METHODS[code].levels for code, _ in offered)


@given(steps=st.integers(0, 10**6), step=STEPS, weights=WEIGHTS)
def test_parts_by_weight_make_the_total_to_the_last_unit(steps, step, weights):
    parts = apportion(steps * step, weights, step)

    assert sum(parts) == steps * step
    assert all(part % step == 0 and part >= 0 for part in parts)
    quotas = [Fraction(steps * step) * weight / sum(weights) for weight in weights]
    assert all(abs(Fraction(part) - quota) < step for part, quota in zip(parts, quotas, strict=True))


@given(steps=st.integers(0, 10**6), step=STEPS, weights=WEIGHTS)
def test_more_weight_never_gets_less(steps, step, weights):
    parts = apportion(steps * step, weights, step)

    ranked = sorted(zip(weights, parts, strict=True))
    assert all(part <= other for (w, part), (v, other) in pairwise(ranked) if w < v)


@given(steps=st.integers(0, 10**4), weights=WEIGHTS, place=st.integers(0, 13), more=st.integers(0, 50))
def test_with_more_weight_a_part_never_loses(steps, weights, place, more):
    place %= len(weights)
    grown = [weight + more * (index == place) for index, weight in enumerate(weights)]

    assert apportion(steps, grown)[place] >= apportion(steps, weights)[place]


@given(steps=st.integers(0, 10**6), step=STEPS, count=st.integers(1, 40))
def test_equal_parts_differ_by_one_step_at_most(steps, step, count):
    parts = numbers(propose("equal", steps * step, range(count), step=step))

    assert max(parts) - min(parts) <= step
    assert parts == sorted(parts, reverse=True)


@given(
    method=st.sampled_from(["equal", "linear", "proportional", "seasonal", "geometric", "milestone"]),
    steps=st.integers(20, 10**5),
    step=STEPS,
    weights=st.lists(st.integers(1, 500), min_size=2, max_size=12),
)
def test_each_proposal_of_amounts_reconciles(method, steps, step, weights):
    keys, total = range(len(weights)), steps * step
    values = propose(
        method, total, keys, step=step, weights=dict(enumerate(weights)), fixed={0: 3 * step}, baseline=step
    ).values

    residual = reconcile(total, [Part(key, value) for key, value in values.items()], "sum", "ge", step=step)
    assert (residual.side, residual.amount, values[0]) == ("balanced", 0, 3 * step)


@given(
    method=st.sampled_from(["linear", "geometric", "milestone"]),
    baseline=st.decimals("0.1", 500, places=2),
    final=st.decimals("0.1", 500, places=2),
    middle=st.fractions(0, 1, max_denominator=10),
    count=st.integers(2, 15),
    step=STEPS,
)
def test_a_path_never_turns_back_and_ends_at_the_final_level(method, baseline, final, middle, count, step):
    fixed = {1: Decimal(round(float((1 - middle) * Fraction(baseline) + middle * Fraction(final)), 1))}
    fixed = fixed if method == "milestone" and min(baseline, final) <= fixed[1] <= max(baseline, final) else {}
    method = method if fixed else "linear" if method == "milestone" else method

    values = propose(method, final, range(count + 1), way="last", step=step, baseline=baseline, fixed=fixed).values

    path = [baseline, *values.values()]
    assert path == sorted(path, reverse=final < baseline)
    assert path[-1] == final
    assert reconcile(final, [Part(*item) for item in values.items()], "last", "ge", step=step).side == "balanced"
