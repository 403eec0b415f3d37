"""Goals while a plan is being made."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.moves import Refused, Stale
from jinguo.cycle.plans.models import Goal
from jinguo.cycle.plans.services import add_goal, change_goal, copy_plan, draft, remove_goal
from jinguo.cycle.plans.tests.factories import GoalFactory, MilestoneFactory, TargetFactory
from jinguo.org.structure.tests.factories import DepartmentFactory
from jinguo.rules.periods import year_of


def test_a_deliverable_needs_no_unit_and_is_judged_by_its_text(office):
    goal = add_goal(office.plan, by=office.keeper, number="2", title="中期评估报告", type="deliverable")

    assert (goal.comparator, goal.is_text, goal.order) == ("text", True, office.goal.order + 1)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"unit_of_measure": ""}, "计量单位"),
        ({"source": "loans.nothing"}, "没有统计项"),
        ({"type": "hold", "over_time": "sum"}, "各期不能相加"),
        ({"type": "reduce", "comparator": "ge", "over_time": "last"}, "不能用“不低于”比较"),
        ({"baseline": Decimal(48)}, "写明基期年"),
        ({"points": Decimal(-1)}, "分值不能小于 0"),
        ({"scoring_rule": "on_time"}, "这种计分规则不能用于目标"),
        ({"scoring": {"most": 120}}, "没有选计分规则"),
        ({"scoring_rule": "ratio", "scoring": {"most": 90}}, "要在 100 到 200 之间"),
        ({"scoring_rule": "deduct_per"}, "“每次分值”没有填"),
    ],
)
def test_what_does_not_hold_together_is_refused(office, facts, words):
    with pytest.raises(ValidationError, match=words):
        add_goal(office.plan, by=office.keeper, **{"number": "2", "title": "贷款", "unit_of_measure": "万元", **facts})


def test_a_number_is_taken_once_in_a_plan(office):
    with pytest.raises(ValidationError):
        add_goal(office.plan, by=office.keeper, number="1", title="又一项", unit_of_measure="人")


def test_a_goal_cannot_hang_below_itself(office):
    below = GoalFactory(plan=office.plan, parent=office.goal)

    with pytest.raises(ValidationError, match="上级目标"):
        change_goal(office.goal, by=office.keeper, parent=below)


def test_a_form_drawn_from_an_older_goal_is_refused(office):
    change_goal(office.goal, by=office.keeper, seen=0, title="新名称")

    with pytest.raises(Stale):
        change_goal(office.goal, by=office.keeper, seen=0, title="另一个")


def test_only_the_performance_office_writes_goals_of_the_organ(office):
    with pytest.raises(Refused, match="绩效办"):
        change_goal(office.goal, by=office.head, title="新名称")


def test_a_goal_with_a_time_node_stays(office):
    MilestoneFactory(goal=office.goal)

    with pytest.raises(ValidationError, match="时间节点"):
        remove_goal(office.goal, by=office.keeper)


def test_a_removed_goal_takes_its_targets_along(office):
    TargetFactory(goal=office.goal, unit=office.department)

    remove_goal(office.goal, by=office.keeper)

    assert not Goal.objects.filter(pk=office.goal.pk).exists()


def test_last_years_plan_is_copied_with_its_periods_moved(office):
    TargetFactory(goal=office.goal, unit=office.department, period="2026Q2", value=Decimal(60))
    closed = DepartmentFactory(parent=office.organ, opened=date(2020, 1, 1), closed=date(2026, 5, 1))
    TargetFactory(goal=office.goal, unit=closed, period="2026Q2")

    plan = copy_plan(office.plan, period=year_of(2027), by=office.keeper)

    (goal,) = plan.goals.all()
    assert (goal.number, goal.points, plan.state) == ("1", 100, "draft")
    assert [(one.period, one.unit, one.value) for one in goal.targets.all()] == [("2027Q2", office.department, 60)]


def test_a_plan_of_an_owner_and_period_is_begun_once(office):
    draft("four_type", office.organ, period=year_of(2026), by=office.keeper)

    with pytest.raises(ValidationError) as told:
        draft("four_type", office.organ, period=year_of(2026), by=office.keeper)

    assert told.value.messages == ["这个单位这一期间已有同一种类的方案，请打开那一份修改。"]


def test_a_person_begins_her_own_plan_and_nobody_elses(office):
    mine = draft("personal", office.department, period=year_of(2026), by=office.clerk, own=office.clerk)

    assert (mine.owner, mine.workflow.title) == (office.clerk, "本部室或本人的计划")
    with pytest.raises(Refused, match="本人"):
        draft("personal", office.department, period=year_of(2026), by=office.clerk, own=office.head)


def test_the_short_code_belongs_to_the_first_organs_plan(office):
    begun = draft("four_type", office.organ, period=year_of(2026), by=office.keeper)
    departments = draft("work", office.department, period=year_of(2026), by=office.head)

    assert (begun.code, departments.code) == ("four_type_2026", f"work_2026_{office.department.code}".lower())
