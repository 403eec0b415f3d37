"""How targets, goals and holders stand: it follows the books, the goal's own ways, and says why."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from jinguo.cycle.bookkeeping.measures import measure
from jinguo.cycle.delivery import measured
from jinguo.cycle.delivery.rollup import goal_standings, holder_standings, plan_share
from jinguo.cycle.delivery.standing import standings
from jinguo.cycle.delivery.tests.conftest import JUNE_3
from jinguo.cycle.plans.models import Goal, Target
from jinguo.cycle.plans.tests.factories import GoalFactory, TargetFactory
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in


def standing_of(target, as_of=JUNE_3):
    return standings([target], as_of)[0]


@pytest.fixture
def target(office):
    return TargetFactory(goal=office.goal, unit=office.department, value=Decimal(20))


def test_a_changed_entry_moves_share_light_and_reason(lend, target):
    entry = lend("60000")
    assert (standing_of(target).pace.word, standing_of(target).share) == ("滞后", 30)

    entry.figures.update(value=Decimal(100_000))
    assert (standing_of(target).pace.word, standing_of(target).share) == ("正常", 50)

    entry.figures.update(value=Decimal(200_000))
    assert standing_of(target).verdict
    assert standing_of(target).verdict.reason == "实际 20.0 万元，目标 20.0 万元，不低于：达到"


def test_the_goals_own_quarters_say_what_is_due(lend, target):
    lend("60000")
    for period, value in (("2026Q1", 4), ("2026Q2", 2)):
        TargetFactory(goal=target.goal, unit=target.unit, period=period, value=Decimal(value))
    TargetFactory(goal=target.goal, unit=target.unit, period="2026-02", value=Decimal(19))

    standing = standing_of(target)

    assert standing.pace.word == "正常"
    assert standing.due_share == pytest.approx(float(100 * (4 + Fraction(2 * 64, 91)) / 20))


def test_months_that_are_over_are_due_whole_and_the_running_one_in_equal_steps(lend, target):
    lend("60000")
    other = TargetFactory(goal=GoalFactory(plan=target.goal.plan, number="9", over_time="last"), unit=target.unit)
    for month, value in ((1, 4), (4, 2), (6, 5), (7, 7)):
        for goal in (target.goal, other.goal):
            TargetFactory(goal=goal, unit=target.unit, period=f"2026-{month:02}", value=Decimal(value))

    found = standings([target, other], JUNE_3)

    assert [one.planned for one in found] == [4 + 2 + Fraction(5 * 3, 30), 2]


def test_a_goal_that_is_due_earlier_is_over_earlier(lend, target):
    lend("60000")
    Goal.objects.update(due=date(2026, 5, 31))

    assert standing_of(Target.objects.get(pk=target.pk)).pace.word == "逾期"


def test_what_is_missing_is_the_reason(office):
    goal = GoalFactory(plan=office.plan, unit_of_measure="人")

    standing = standing_of(TargetFactory(goal=goal, unit=office.department))

    assert (standing.pace.tone, standing.pace.word, standing.share) == ("none", "未报", None)
    assert "没有时间节点" in standing.pace.because


def test_nodes_tell_of_a_deliverable(office, node):
    goal = GoalFactory(plan=office.plan, type="deliverable", comparator="text")
    target = TargetFactory(goal=goal, unit=office.department, value=None, text="出版画册")
    late = node(goal, state="open", due=date(2026, 6, 2))

    assert (standing_of(target).pace.word, standing_of(target).wanted) == ("滞后", "出版画册")
    node(goal)
    Task.objects.filter(pk=late.pk).update(state="cancelled")
    assert standing_of(target).verdict


def test_a_cut_by_a_sixth_is_measured_against_its_baseline(office, node):
    cut = {"type": "reduce", "comparator": "relative", "over_time": "last", "baseline": 48, "baseline_year": 2020}
    goal = GoalFactory(plan=office.plan, unit_of_measure="", **cut)
    target = TargetFactory(goal=goal, unit=office.department, value=None, text="1/6")
    node(goal, "40")

    assert standing_of(target).verdict.reason.endswith("基期 48.0 → 目标 40.0：达到")


def test_the_whole_is_asked_anew_and_its_parts_stand_below(office, lend):
    other = DepartmentFactory(parent=office.organ)
    for unit, value in ((office.organ, 40), (office.department, 20), (other, 20)):
        TargetFactory(goal=office.goal, unit=unit, value=Decimal(value))
    lend("60000")
    lend("100000", unit=other)

    (goal,) = goal_standings(office.plan, JUNE_3)

    assert (goal.whole.actual.value, [one.actual.value for one in goal.parts]) == (16, [6, 10])
    assert goal.holders == [office.department, other]


def test_reported_parts_are_added_up_and_who_is_missing_is_named(office, node):
    goal = GoalFactory(plan=office.plan, unit_of_measure="人")
    other = DepartmentFactory(parent=office.organ, name="宣传部")
    for unit in (office.department, other):
        TargetFactory(goal=goal, unit=unit, value=Decimal(50))
    node(goal, "30")

    (found,) = goal_standings(office.plan, JUNE_3)

    assert (found.whole.actual.value, found.whole.target.value) == (30, 100)
    assert found.whole.actual.because == "1 个承担者合计 30 人，宣传部未报"


def test_of_what_each_must_reach_the_worst_tells(office, node):
    goal = GoalFactory(plan=office.plan, unit_of_measure="篇", over_units="every", over_time="last", type="reach")
    other = DepartmentFactory(parent=office.organ)
    for unit, actual in ((office.department, "12"), (other, "9")):
        TargetFactory(goal=goal, unit=unit, value=Decimal(12))
        node(goal, actual, unit=unit)

    (found,) = goal_standings(office.plan, JUNE_3)

    assert (found.whole.actual.value, found.whole.verdict.ok) == (9, False)


def test_a_small_sensitive_sum_shows_neither_number_nor_share_and_counts_all_the_same(office, lend, monkeypatch):
    sensitive = replace(measure("loan.times"), is_sensitive=True)
    monkeypatch.setattr(measured, "measures", lambda codes: dict.fromkeys(codes, sensitive))
    Goal.objects.update(unit_of_measure="笔")
    for unit in (office.department, DepartmentFactory(parent=office.organ)):
        TargetFactory(goal=Goal.objects.get(), unit=unit, value=Decimal(4))
        lend("10000", unit=unit)

    (goal,) = goal_standings(office.plan, JUNE_3)

    assert [one.actual.said for one in (goal.whole, *goal.parts)] == ["<5 笔"] * 3
    assert [(one.share, one.pace.because) for one in (goal.whole, *goal.parts)] == [(None, measured.HIDDEN)] * 3
    assert plan_share([goal])[0] == 25


def test_a_holder_is_weighed_by_points_and_credit(office, lend, node):
    Goal.objects.update(points=30)
    TargetFactory(goal=office.goal, unit=office.department, value=Decimal(10))
    lend("50000")
    shared = GoalFactory(plan=office.plan, unit_of_measure="人", points=20)
    TargetFactory(goal=shared, unit=office.department, value=Decimal(10), share=50)
    node(shared, "20")
    helped = GoalFactory(plan=office.plan, unit_of_measure="场", points=50)
    TargetFactory(goal=helped, unit=office.department, role="support")
    TargetFactory(goal=office.goal, unit=None, staff=staff_in(office.department))

    goals = goal_standings(office.plan, JUNE_3)
    (holder,) = holder_standings(goals)

    assert holder.share == (50 * 30 + 100 * 10) / Fraction(40)
    assert (holder.behind, holder.worst.target.goal) == (0, helped)
    assert plan_share(goals)[0] == 50 * Fraction(30, 100) + 100 * Fraction(20, 100)


@pytest.mark.parametrize("count", [2, 9])
def test_a_plan_is_read_in_a_fixed_number_of_queries(office, lend, node, count, django_assert_num_queries):
    typed = GoalFactory(plan=office.plan, unit_of_measure="人")
    for _ in range(count):
        unit = DepartmentFactory(parent=office.organ)
        lend("10000", unit=unit)
        node(typed, "5", unit=unit)
        for goal in (office.goal, typed, GoalFactory(plan=office.plan, source="loan.times", unit_of_measure="笔")):
            TargetFactory(goal=goal, unit=unit)

    with django_assert_num_queries(2 + 4 + 1 + (1 + 2) + 2 + 1):
        assert len(goal_standings(office.plan, JUNE_3)) == count + 2
