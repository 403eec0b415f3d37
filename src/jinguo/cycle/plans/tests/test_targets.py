"""A block of cells is written whole or not at all, and nobody overwrites what she has not seen."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.audit.queries import changes_of
from jinguo.base.moves import Refused
from jinguo.cycle.plans.models import Target
from jinguo.cycle.plans.services import Cell, Conflicts, set_targets
from jinguo.cycle.plans.tests.factories import GoalFactory, TargetFactory


def value(amount):
    return {"value": Decimal(amount)}


def test_a_block_is_written_with_one_line_on_the_trail(office, django_assert_max_num_queries):
    cells = [Cell(office.goal, f"2026Q{n}", office.department, value(50)) for n in (1, 2, 3, 4)]

    with django_assert_max_num_queries(20):
        set_targets(office.plan, cells, by=office.keeper)

    assert [one.value for one in office.goal.targets.order_by("period")] == [50] * 4
    assert changes_of(office.plan).filter(act="plan.set_targets").count() == 1


def test_an_emptied_cell_is_taken_away(office):
    target = TargetFactory(goal=office.goal, unit=office.department)

    set_targets(office.plan, [Cell(office.goal, "2026", office.department, {"value": None}, seen=0)], by=office.keeper)

    assert not Target.objects.filter(pk=target.pk).exists()


def test_who_saw_an_older_value_is_told_who_was_quicker_and_nothing_is_written(office):
    TargetFactory(goal=office.goal, unit=office.department, version=3, set_by=office.head)
    cells = [
        Cell(office.goal, "2026", office.department, value(9), seen=2),
        Cell(office.goal, "2026Q1", office.department, value(9)),
    ]

    with pytest.raises(Conflicts) as told:
        set_targets(office.plan, cells, by=office.keeper)

    assert [(one.now.value, one.cell.facts["value"]) for one in told.value.found] == [(200, 9)]
    assert office.goal.targets.count() == 1


def test_a_cell_that_came_while_its_editor_saw_none_is_a_conflict(office):
    TargetFactory(goal=office.goal, unit=office.department)

    with pytest.raises(Conflicts):
        set_targets(office.plan, [Cell(office.goal, "2026", office.department, value(9))], by=office.keeper)


@pytest.mark.parametrize(
    ("period", "words"), [("2027", "不在方案的期间"), ("2026Q9", "不是期间代码"), ("2025Q4", "不在方案的期间")]
)
def test_a_period_outside_the_plan_is_refused_with_its_cell(office, period, words):
    with pytest.raises(ValidationError, match=words) as told:
        set_targets(office.plan, [Cell(office.goal, period, office.department, value(9))], by=office.keeper)

    assert "目标 1" in told.value.messages[0]


def test_every_wrong_cell_is_told_at_once(office):
    cells = [Cell(office.goal, period, office.department, value(9)) for period in ("2027", "2028")]

    with pytest.raises(ValidationError) as told:
        set_targets(office.plan, cells, by=office.keeper)

    assert len(told.value.messages) == 2


def test_a_head_splits_among_her_own_people_only(office):
    other = GoalFactory(plan=office.plan)
    set_targets(office.plan, [Cell(other, "2026", office.clerk, value(5))], by=office.head)

    with pytest.raises(Refused, match="绩效办"):
        set_targets(office.plan, [Cell(other, "2026", office.keeper, value(5))], by=office.head)

    assert [one.staff for one in other.targets.all()] == [office.clerk]


def test_a_goal_of_another_plan_is_not_written(office):
    with pytest.raises(ValidationError, match="不在这份方案"):
        set_targets(office.plan, [Cell(GoalFactory(), "2026", office.department, value(5))], by=office.keeper)


def test_a_frozen_plan_takes_no_cell(office):
    office.plan.state, office.plan.approved_on = "in_force", office.plan.drafted_on
    office.plan.save()

    with pytest.raises(Refused, match="申请变更"):
        set_targets(office.plan, [Cell(office.goal, "2026", office.department, value(5))], by=office.keeper)
