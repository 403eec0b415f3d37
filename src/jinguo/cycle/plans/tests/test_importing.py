"""The goal table in Excel: what a row becomes, what is complained of where, and what is taken back."""

from decimal import Decimal

import pytest
from django.core.management import call_command
from django.urls import reverse

from jinguo.base import sheets
from jinguo.base.moves import Refused
from jinguo.base.sheets.importing import NotWritten, commit, dry_run, undo
from jinguo.cycle.plans.importing import GoalImporter
from jinguo.cycle.plans.models import Goal, Target
from jinguo.cycle.plans.services import change_goal
from jinguo.cycle.plans.tests.factories import GoalFactory, PlanFactory, TargetFactory
from jinguo.org.access.tests.browsers import browser_of

LOANS = {"number": "1", "title": "发放妇女小额贷款", "unit_of_measure": "万元", "year": Decimal(200), "q2": Decimal(60)}


def book(office, *rows):
    return sheets.template(GoalImporter().sheet, [{"plan": office.plan.code, **row} for row in rows])


def complaints(office, *rows, by=None):
    with pytest.raises(NotWritten) as refused:
        commit(GoalImporter(), book(office, *rows), by=by or office.keeper)
    return [(one.row, one.header, one.message) for one in refused.value.reading.errors]


def test_a_row_makes_a_goal_with_the_values_of_its_year_and_quarters(office):
    row = {**LOANS, "number": "2", "unit": office.department.code, "type": "cumulative", "due": None}
    batch = commit(GoalImporter(), book(office, row), by=office.keeper)

    made = Goal.objects.get(plan=office.plan, number="2")
    values = made.targets.order_by("period").values_list("period", "unit", "value")
    assert [*values] == [("2026", office.department.pk, 200), ("2026Q2", office.department.pk, 60)]
    assert (batch.rows, made.comparator) == (1, "ge")


def test_a_unit_and_a_person_in_one_row_both_hold_its_value_and_nobody_means_the_plans_own_unit(office):
    named = {**LOANS, "number": "2", "unit": office.department.code, "staff": office.clerk.number}
    commit(GoalImporter(), book(office, named, {**LOANS, "number": "3"}), by=office.keeper)

    held = Target.objects.filter(goal__plan=office.plan, period="2026")
    assert {one.holder for one in held.filter(goal__number="2")} == {office.department, office.clerk}
    assert held.get(goal__number="3").holder == office.organ


def test_a_known_number_is_changed_and_empty_cells_leave_what_stands(office):
    commit(GoalImporter(), book(office, {"number": "1", "title": "发放贴息贷款"}), by=office.keeper)

    office.goal.refresh_from_db()
    assert (office.goal.title, office.goal.points, office.goal.standard) == ("发放贴息贷款", 100, "发放 200 万元")


def test_lower_goals_find_their_upper_one_further_up_in_the_file(office):
    rows = [{**LOANS, "number": "2"}, {**LOANS, "number": "2.1", "parent": "2", "leader": office.leader.number}]
    commit(GoalImporter(), book(office, *rows), by=office.keeper)

    below = Goal.objects.get(plan=office.plan, number="2.1")
    assert (below.parent.number, below.leader) == ("2", office.leader)


def test_every_error_is_told_with_its_row_and_column_and_nothing_is_written(office):
    found = complaints(
        office,
        {**LOANS, "number": "2", "unit": "没有"},
        {**LOANS, "number": "3", "leader": "X9"},
        {**LOANS, "number": "4", "source": "天上的星星"},
        {**LOANS, "number": "5", "parent": "9"},
        {**LOANS, "number": "6", "unit_of_measure": ""},
        {**LOANS, "number": "7", "type": "reduce", "comparator": "ge", "over_time": "last"},
        {**LOANS, "number": "8", "title": None},
    )

    places = [(row, header) for row, header, _ in found]
    assert places == [
        (2, "主责单位"), (3, "分管领导"), (4, "取数"), (5, "上级编号"), (6, "计量单位"), (7, ""), (8, "目标"),
    ]  # fmt: skip
    assert (Goal.objects.count(), Target.objects.count()) == (1, 0)


def test_a_complaint_of_the_matrix_comes_back_to_the_row_of_its_cell(office):
    personal = PlanFactory(kind="personal", unit=office.department, staff=office.clerk, code="own")
    row = {**LOANS, "number": "1", "unit": office.department.code}
    with pytest.raises(NotWritten) as refused:
        commit(GoalImporter(personal), book(office, {**row, "plan": "own"}), by=office.clerk)

    errors = refused.value.reading.errors
    assert [(error.row, "不由单位承担" in error.message) for error in errors] == [(2, True), (2, True)]


def test_rows_of_one_goal_must_agree_and_name_different_holders(office):
    first = {**LOANS, "number": "2", "unit": office.department.code}
    found = complaints(office, first, {**first, "title": "另一个名字"})

    assert [(row, header) for row, header, _ in found] == [(3, "目标"), (3, "编号")]


def test_quarters_belong_to_a_yearly_plan_and_numbers_not_to_a_deliverable(office):
    outline = PlanFactory(kind="outline", unit=office.organ, period="2021/2030", code="women")
    (wrong,) = complaints(office, {**LOANS, "number": "1", "plan": outline.code})
    (text,) = complaints(office, {"number": "2", "title": "评估报告", "type": "deliverable", "q2": Decimal(1)})

    assert (wrong[1], text[1]) == ("二季度", "二季度")


def test_only_whose_hands_the_plan_is_in_brings_goals_in(office):
    ((row, _, words),) = complaints(office, {**LOANS, "number": "2"}, by=office.clerk)

    assert (row, "绩效办" in words) == (2, True)


def test_a_plan_out_of_reach_is_not_there(office):
    other = PlanFactory(code="elsewhere")
    ((_, header, words),) = complaints(office, {**LOANS, "plan": other.code})

    assert (header, "没有这个代码的方案" in words) == ("方案代码", True)


def test_what_is_taken_away_comes_back_unchanged(office):
    commit(GoalImporter(), book(office, {**LOANS, "number": "2", "unit": office.department.code}), by=office.keeper)
    taken = sheets.template(GoalImporter().sheet, list(GoalImporter().rows(by=office.keeper)))

    reading = dry_run(GoalImporter(), taken, by=office.keeper)
    assert (reading.ok, reading.notes) == (True, ["新增 0 行，更正 0 行，无变化 2 行。"])


def test_an_export_tells_no_goal_of_another_organ(office):
    GoalFactory(plan=PlanFactory(), title="外单位目标")

    assert [row["number"] for row in GoalImporter().rows(by=office.keeper)] == ["1"]


def test_an_undone_import_leaves_neither_goals_nor_values(office):
    rows = [{**LOANS, "number": "2"}, {**LOANS, "number": "2.1", "parent": "2"}]
    batch = commit(GoalImporter(), book(office, *rows), by=office.keeper)
    undo(batch, by=office.keeper)

    assert (Goal.objects.count(), Target.objects.count()) == (1, 0)


def test_an_import_that_somebody_built_on_stays(office):
    batch = commit(GoalImporter(), book(office, {**LOANS, "number": "2"}), by=office.keeper)
    made = Goal.objects.get(number="2")
    change_goal(made, by=office.keeper, title="改过")
    with pytest.raises(Refused, match="写入后又改过"):
        undo(batch, by=office.keeper)

    TargetFactory(goal=made)
    assert Goal.objects.filter(number="2").exists()


def test_an_import_is_not_undone_once_the_plan_is_in_review(office):
    batch = commit(GoalImporter(), book(office, {**LOANS, "number": "2"}), by=office.keeper)
    type(office.plan).objects.update(state="reviewing")

    with pytest.raises(Refused, match="已送审"):
        undo(batch, by=office.keeper)


def test_the_console_imports_and_exports_the_same_table(office, tmp_path):
    file = tmp_path / "goals.xlsx"
    call_command("export", "goals", file)
    call_command("import", "goals", file)

    assert Goal.objects.get().version == office.goal.version


@pytest.mark.parametrize(("size", "asked"), [(10, 10), (40, 40)])
def test_the_table_is_made_in_the_same_number_of_queries(office, django_assert_num_queries, size, asked):
    GoalFactory.create_batch(size, plan=office.plan)
    with django_assert_num_queries(3):
        assert len(list(GoalImporter(office.plan).rows(by=None))) == asked + 1


def test_the_page_of_a_plan_tries_a_paste_and_writes_it(office):
    client = browser_of(office.keeper)
    address = reverse("plans:import", args=[office.plan.pk])
    headers = "编号\t目标\t计量单位\t全年目标值"
    tried = client.post(address, {"text": f"{headers}\n2\t培训妇女\t人\t300"})
    write = reverse("plans:import_write", args=[office.plan.pk, tried.context["token"]])
    answer = client.post(write, {"name": "粘贴", "source": "paste"})

    assert (answer.status_code, answer.url) == (302, office.plan.get_absolute_url())
    assert Target.objects.get(goal__number="2").value == 300
