"""The matrix at the keyboard: writing, pasting, taking back, proposing, explaining; and two editors at once."""

from decimal import Decimal

import pytest
from tests.journeys.conftest import DESK, PHONE

from jinguo.cycle.plans.models import ResidualNote, Target
from jinguo.cycle.plans.tests.factories import GoalFactory, PlanFactory, TargetFactory
from jinguo.org.access.tests.factories import PASSWORD, open_account
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

pytestmark = pytest.mark.browser


@pytest.fixture
def traveller(transactional_db):
    return open_account(staff_in(DepartmentFactory(name="办公室"), "performance_office"), PASSWORD)


@pytest.fixture
def goal(traveller):
    """200 万元 of the organ, 200 of one department and none yet of another."""
    organ = traveller.appointments.get().unit.parent
    plan = PlanFactory(unit=organ, drafted_by=traveller, period="2026")
    goal = GoalFactory(plan=plan, number="3.1", grain=Decimal("0.1"))
    TargetFactory(goal=goal, unit=organ)
    TargetFactory(goal=goal, unit=DepartmentFactory(parent=organ, name="妇女发展部"))
    return goal


def cell(goal, holder, period):
    target = goal.targets.filter(unit__name=holder).first()
    return f"[data-code='{goal.pk}|{period}|u{target.unit_id}|r']"


def opened(visit, goal, size=DESK):
    seen = visit(size)
    seen.go(f"/plans/{goal.plan_id}/matrix/")
    return seen


def values(goal, holder="妇女发展部"):
    found = goal.targets.filter(unit__name=holder).order_by("period")
    return [(one.period, one.value) for one in found]


def paste(seen, text):
    seen.page.evaluate(
        """text => { const data = new DataTransfer(); data.setData("text/plain", text);
        document.activeElement.dispatchEvent(new ClipboardEvent("paste",
        { clipboardData: data, bubbles: true, cancelable: true })); }""",
        text,
    )


def test_a_pasted_block_is_marked_reconciled_saved_and_could_have_been_taken_back(visit, goal):
    seen = opened(visit, goal)
    first = cell(goal, "妇女发展部", "2026Q1")
    seen.page.click(first)
    paste(seen, "40\t60\t60\t38\n")
    seen.page.wait_for_selector("td.edge.off:has-text('少 2')")
    assert seen.page.inner_text("[data-unsaved]") == "4 格未保存"
    seen.page.click(first)
    seen.page.keyboard.press("Control+z")
    assert seen.page.inner_text(first) == ""
    paste(seen, "40\t60\t60\t40\n")
    seen.page.click("text=保存 4 格")
    seen.page.wait_for_selector("[data-save-cells]:disabled")

    assert values(goal) == [("2026", 200), ("2026Q1", 40), ("2026Q2", 60), ("2026Q3", 60), ("2026Q4", 40)]
    assert seen.complaints == []


def test_keys_write_and_move_on(visit, goal):
    seen = opened(visit, goal)
    seen.page.click(cell(goal, "妇女发展部", "2026Q1"))
    seen.page.keyboard.type("50.5")
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.type("7")
    seen.page.keyboard.press("Enter")
    seen.page.click("text=保存 2 格")
    seen.page.wait_for_selector("[data-save-cells]:disabled")

    assert values(goal)[1:] == [("2026Q1", Decimal("50.5")), ("2026Q2", 7)]


def test_a_method_fills_the_quarters_to_the_last_unit(visit, goal):
    seen = opened(visit, goal)
    seen.page.click(cell(goal, "妇女发展部", "2026"))
    seen.page.click("text=按方法分解")
    seen.page.click("text=算出各格")
    seen.page.wait_for_selector("text=平均分成 4 份")
    seen.page.click("text=保存 4 格")
    seen.page.wait_for_selector("[data-save-cells]:disabled")

    assert [value for _, value in values(goal)[1:]] == [50, 50, 50, 50]


def test_a_difference_is_explained_where_it_stands(visit, goal):
    Target.objects.filter(goal=goal, unit__name="妇女发展部").update(value=Decimal(198))
    seen = opened(visit, goal)
    seen.page.click("td.edge.off")
    seen.page.click("text=说明差额")
    seen.page.fill("#explain-text", "省里 8 月确定承办县")
    seen.page.click("text=写入说明")
    seen.page.wait_for_selector("td.edge.told")

    assert ResidualNote.objects.get().amount == Decimal(-2)


def test_a_second_editor_sees_both_values_and_loses_neither(visit, goal):
    mine, hers = opened(visit, goal), opened(visit, goal)
    for seen, value in ((hers, "190"), (mine, "180")):
        seen.page.click(cell(goal, "妇女发展部", "2026"))
        seen.page.keyboard.type(value)
        seen.page.keyboard.press("Enter")
    hers.page.click("text=保存 1 格")
    hers.page.wait_for_selector("[data-save-cells]:disabled")
    mine.page.click("text=保存 1 格")
    mine.page.wait_for_selector("text=已改成 190")

    assert values(goal) == [("2026", 190)]
    mine.page.click("text=保存 1 格")
    mine.page.wait_for_selector("[data-save-cells]:disabled")
    assert values(goal) == [("2026", 180)]


def test_on_a_phone_the_table_scrolls_inside_its_box(visit, goal):
    seen = opened(visit, goal, PHONE)

    assert not seen.overflows()
    assert seen.complaints == []
