"""What has been reached: out of the books, as reported, or not known; each says why and opens."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from jinguo.base import clock
from jinguo.cycle.bookkeeping.measures import measure
from jinguo.cycle.delivery import measured
from jinguo.cycle.delivery.actuals import actuals_of
from jinguo.cycle.delivery.tests.conftest import JUNE_3
from jinguo.cycle.plans.models import Goal, Target
from jinguo.cycle.plans.tests.factories import GoalFactory, TargetFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.services import rename_unit
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory, staff_in


def actual_of(target, as_of=JUNE_3):
    return actuals_of([target], as_of)[target.pk]


@pytest.fixture
def target(office):
    return TargetFactory(goal=office.goal, unit=office.department, value=Decimal(200))


def test_yuan_in_the_books_are_ten_thousands_of_the_goal_to_the_fen(lend, target):
    lend("337350.55")

    actual = actual_of(target)

    assert actual.value == Fraction("33.735055")
    assert (actual.said, actual.origin_name) == ("33.735 万元", "台账")
    assert "337,350.55 元（1 万元 = 10000 元）" in actual.because


def test_a_changed_entry_changes_the_actual(lend, target):
    entry = lend("50000")
    entry.figures.update(value=Decimal(80000))

    assert actual_of(target).value == 8


def test_what_comes_after_the_day_does_not_count(lend, target):
    lend("50000")
    lend("50000", day=date(2026, 6, 4))

    assert actual_of(target).value == 5
    assert actual_of(target, date(2026, 6, 4)).value == 10


def test_an_increment_counts_in_its_period_and_a_level_since_the_plan_began(office, lend):
    for day in (date(2026, 2, 1), date(2026, 5, 1)):
        lend("10000", day=day)
    level = GoalFactory(plan=office.plan, source="loan.paid", over_time="last", type="reach")
    spring, reached = (
        TargetFactory(goal=goal, unit=office.department, period="2026Q2") for goal in (office.goal, level)
    )

    assert (actual_of(spring).value, actual_of(reached).value) == (1, 2)


def test_a_transfer_in_may_takes_no_entry_along(office, lend, target):
    mover = staff_in(office.department)
    other = DepartmentFactory(parent=office.organ)
    lend("10000", recorded_by=mover)
    lend("30000", day=date(2026, 5, 20), unit=other, recorded_by=mover)
    hers, theirs = TargetFactory(goal=office.goal, unit=None, staff=mover), TargetFactory(goal=office.goal, unit=other)

    found = actuals_of([target, hers, theirs], JUNE_3)

    assert [found[one.pk].value for one in (target, theirs, hers)] == [1, 3, 4]


def test_a_department_renamed_in_july_keeps_what_it_reached(office, lend, target):
    lend("10000")
    with clock.pretend(date(2026, 7, 1)):
        rename_unit(office.department, "发展联络部", by=None, on=date(2026, 7, 1))
    lend("20000", day=date(2026, 7, 2))

    before, after = actual_of(target, date(2026, 6, 30)), actual_of(target, date(2026, 7, 2))

    assert (before.value, after.value) == (1, 3)
    assert before.because.startswith("妇女发展部截至")
    assert after.because.startswith("发展联络部截至")


def test_units_that_do_not_fit_are_no_actual(office, lend):
    lend("10000")
    goal = GoalFactory(plan=office.plan, source="loan.times", unit_of_measure="人")

    actual = actual_of(TargetFactory(goal=goal, unit=office.department))

    assert (actual.value, actual.shown) == (None, "未报")
    assert actual.because.startswith("“笔”不能换算成“人”")


def test_a_source_that_is_gone_is_said(office):
    goal = GoalFactory(plan=office.plan, source="gone.away")

    assert "已停用" in actual_of(TargetFactory(goal=goal, unit=office.department)).because


def test_what_all_answer_for_is_the_value_of_the_whole(office, lend):
    goal = GoalFactory(plan=office.plan, source="loan.paid", over_units="assign")
    lend("70000", unit=DepartmentFactory(parent=office.organ))

    assert actual_of(TargetFactory(goal=goal, unit=office.department)).value == 7


def test_a_target_of_a_region_counts_what_lies_there(office, lend):
    county = RegionFactory()
    lend("10000", region=county)
    lend("50000")

    assert actual_of(TargetFactory(goal=office.goal, unit=office.organ, region=county)).value == 1


def test_a_period_that_has_not_begun_has_no_actual(office):
    actual = actual_of(TargetFactory(goal=office.goal, unit=office.department, period="2026Q3"))

    assert (actual.value, actual.because) == (None, "2026年第三季度还没有开始")


def test_a_figure_opens_with_the_very_question(office, lend, target):
    lend("337350.55")

    page = browser_of(office.head).get(actual_of(target).url)

    assert "337,350.55" in page.content.decode()


def test_a_small_sensitive_count_is_hidden(lend, target, monkeypatch):
    sensitive = replace(measure("loan.times"), is_sensitive=True)
    monkeypatch.setattr(measured, "measures", lambda codes: dict.fromkeys(codes, sensitive))
    Goal.objects.update(unit_of_measure="笔")
    lend("10000")

    actual = actual_of(Target.objects.get(pk=target.pk))

    assert (actual.value, actual.said) == (1, "<5 笔")
    assert "1" not in actual.because


@pytest.fixture
def typed(office):
    """A goal that is reported, of 200 over the year."""
    goal = GoalFactory(plan=office.plan, number="5", unit_of_measure="人", title="培训妇女")
    return TargetFactory(goal=goal, unit=office.department)


def test_what_was_typed_is_marked_and_leads_to_its_task(typed, node):
    task = node(typed.goal, "120", title="上半年培训报告")

    actual = actual_of(typed)

    assert (actual.value, actual.origin_name, actual.url) == (120, "报送", task.get_absolute_url())
    assert actual.because.startswith("报送值 120 人（“上半年培训报告”，6月3日")


def test_increments_are_added_up_and_of_levels_the_last_counts(typed, node):
    node(typed.goal, "50", due=date(2026, 3, 31))
    node(typed.goal, "70", due=date(2026, 5, 31))

    assert actual_of(typed).value == 120
    Goal.objects.update(over_time="last")
    assert actual_of(Target.objects.get(pk=typed.pk)).value == 70


def test_a_report_that_waits_counts_nothing(typed, node):
    node(typed.goal, state="open", title="培训报告")

    actual = actual_of(typed)

    assert (actual.value, actual.because) == (None, "“培训报告”还没有通过的报告")


def test_a_report_in_another_unit_of_measure_is_converted_or_refused(typed, node):
    report = node(typed.goal, "2").reports.get()
    for unit, value in (("万人", 20_000), ("元", None)):
        type(report).objects.update(actual_unit=unit)
        assert actual_of(typed).value == value


def test_a_node_belongs_to_the_day_first_set(typed, node):
    node(typed.goal, "50", due=date(2026, 7, 10), original_due=date(2026, 6, 30))
    spring = TargetFactory(goal=typed.goal, unit=typed.unit, period="2026Q2")

    assert actual_of(spring).value == 50


def test_a_persons_own_nodes_tell_hers(office, typed, node):
    node(typed.goal, "50", staff=office.clerk)
    node(typed.goal, "9")

    assert actual_of(TargetFactory(goal=typed.goal, unit=None, staff=office.clerk)).value == 50


def test_a_goal_without_source_and_node_says_what_is_missing(typed):
    assert "没有时间节点" in actual_of(typed).because


def test_a_deliverable_is_the_share_of_its_accepted_nodes(office, node):
    goal = GoalFactory(plan=office.plan, type="deliverable", comparator="text", unit_of_measure="")
    for title in ("出版画册", "举办展览"):
        node(goal, title=title)
    node(goal, title="总结", state="open")
    node(goal, title="撤销的", state="cancelled")

    actual = actual_of(TargetFactory(goal=goal, unit=office.department, value=None, text="按方案完成"))

    assert (actual.value, actual.said) == (Fraction(200, 3), "66.667%")
    assert actual.because == "3 个时间节点，通过 2 个，还差“总结”"


@pytest.mark.parametrize("count", [3, 12])
def test_the_queries_do_not_grow_with_the_targets(office, lend, node, count, django_assert_num_queries):
    typed = GoalFactory(plan=office.plan, unit_of_measure="人")
    text = GoalFactory(plan=office.plan, type="deliverable", comparator="text")
    for _ in range(count):
        unit = DepartmentFactory(parent=office.organ)
        lend("10000", unit=unit)
        for goal in (office.goal, typed, text):
            TargetFactory(goal=goal, unit=unit)
        for goal in (typed, text):
            node(goal, "5", unit=unit)
    targets = list(Target.objects.select_related("goal__plan__unit", "unit", "staff", "region"))

    with django_assert_num_queries(2 + 1 + 2 + 2):
        found = actuals_of(targets, JUNE_3)

    assert {one.shown for one in found.values()} == {"1", "5", "100"}
