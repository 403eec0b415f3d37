"""Cases of splitting goals that were worked out on paper, through the services that an office uses.

Each is one of an institution's: money and persons, one note a month, a rate answered for by three bureaus and measured
in twelve counties, a cut by a sixth, what is held everywhere, a renamed department, somebody who comes in May.
"""

from datetime import date
from decimal import Decimal

import pytest

from jinguo.base import clock
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, EntryFigureFactory, LedgerFactory
from jinguo.cycle.delivery.rollup import goal_standings, holder_standings
from jinguo.cycle.plans.models import Goal
from jinguo.cycle.plans.queries import with_targets
from jinguo.cycle.plans.reconciling import gaps
from jinguo.cycle.plans.services import Cell, set_targets
from jinguo.cycle.plans.tests.factories import GoalFactory, PlanFactory, TargetFactory
from jinguo.cycle.scores.computing import Computation
from jinguo.cycle.scores.shared import key_of
from jinguo.cycle.scores.tests.factories import AssessmentFactory, SchemeFactory
from jinguo.org.structure.services import rename_unit
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory, UnitFactory, staff_in

YEAR, QUARTERS = "2026", [f"2026Q{n}" for n in (1, 2, 3, 4)]
MONTHS = [f"2026-{month:02}" for month in range(1, 13)]
BIRTHS = [5200, 8100, 3300, 9100, 12400, 6700, 2100, 4800, 7900, 1500, 3600, 5300]


@pytest.fixture
def plan(db, june_3):
    """The year plan of a city's federation, being drafted by its performance office."""
    organ = UnitFactory(name="泉州市妇联", region=RegionFactory(level="city"))
    keeper = staff_in(DepartmentFactory(parent=organ, name="办公室"), "performance_office")
    return PlanFactory(unit=organ, drafted_by=keeper)


def goal(plan, **facts):
    return GoalFactory(plan=plan, **{"points": Decimal(50), "grain": Decimal(1), **facts})


def give(asked, *rows):
    """Write targets as the matrix does: (holder, period, value), and further facts of some."""
    set_targets(asked.plan, [_cell(asked, *row) for row in rows], by=asked.plan.drafted_by)


def _cell(asked, holder, period, value, region=None, **facts):
    return Cell(asked, period, holder, {"value": Decimal(value), **facts}, region)


def open_gaps(plan):
    """What stands in the way of approval, in words."""
    return [gap.words for gap in gaps(plan, with_targets(plan.goals.all())) if gap.is_open]


def test_money_and_persons_are_two_goals_below_one_and_each_adds_up_by_itself(plan):
    loans = goal(plan, title="妇女小额贷款", unit_of_measure="")
    money = goal(plan, parent=loans, title="发放贷款", unit_of_measure="万元", grain=Decimal("0.1"))
    women = goal(plan, parent=loans, title="扶持妇女", unit_of_measure="人")
    rights, works = DepartmentFactory.create_batch(2, parent=plan.unit)
    give(money, (plan.unit, YEAR, "200"), (rights, YEAR, "120.5"), (works, YEAR, "79.5"))
    give(women, (plan.unit, YEAR, "40"), (rights, YEAR, "25"), (works, YEAR, "12"))

    (words,) = open_gaps(plan)

    assert f"目标 {women.number} " in words
    assert "少 3 人" in words


def test_thirty_people_each_write_one_note_a_month(plan):
    notes = goal(plan, unit_of_measure="篇", over_units="every")
    people = [staff_in(DepartmentFactory(parent=plan.unit)) for _ in range(30)]
    for holder in (plan.unit, *people):
        give(notes, (holder, YEAR, 12), *((holder, month, 1) for month in MONTHS))
    assert open_gaps(plan) == []

    Goal.objects.get(pk=notes.pk).targets.filter(staff=people[29], period="2026-07").update(value=0)

    assert any("30 个中 1 个未达目标 1 篇" in words and "2026年7月" in words for words in open_gaps(plan))


def mortality(plan, **facts):
    return goal(
        plan, type="reduce", comparator="le", unit_of_measure="/10万", grain=Decimal("0.01"), over_time="last", **facts
    )


@pytest.mark.parametrize(("last_share", "is_right"), [(15, True), (10, False)])
def test_maternal_mortality_is_answered_for_by_three_bureaus(plan, last_share, is_right):
    rate = mortality(plan, over_units="assign")
    bureaus = UnitFactory.create_batch(3, parent=plan.unit, kind="member_unit")
    give(rate, (plan.unit, YEAR, 12))
    for bureau, share in zip(bureaus, (70, 15, last_share), strict=True):
        set_targets(plan, [_cell(rate, bureau, YEAR, 12, share=Decimal(share))], by=plan.drafted_by)

    assert (open_gaps(plan) == []) == is_right
    assert is_right or "分担比例合计 95%，应为 100%" in open_gaps(plan)[0]


@pytest.mark.parametrize(("off", "blocks"), [("0.26", True), ("-0.26", False)], ids=["worse", "better"])
def test_twelve_counties_are_weighed_by_births_and_only_the_wrong_side_blocks(plan, off, blocks):
    rate = mortality(plan, over_regions="weighted")
    counties = RegionFactory.create_batch(12, parent=plan.unit.region)
    give(rate, (plan.unit, YEAR, 12))
    for county, births in zip(counties, BIRTHS, strict=True):
        facts = {"base": Decimal(births), "base_source": "卫健委 2025 年活产数"}
        set_targets(plan, [_cell(rate, plan.unit, YEAR, 12 + Decimal(off), county, **facts)], by=plan.drafted_by)

    found = {
        gap.residual.amount: gap.is_open for gap in gaps(plan, with_targets(plan.goals.all())) if gap.axis == "regions"
    }

    assert found == {Decimal(off): blocks}


def test_a_cut_by_a_sixth_of_the_baseline_is_a_rule_on_the_baseline(plan):
    cut = goal(
        plan,
        type="reduce",
        comparator="relative",
        baseline=Decimal("22.41"),
        baseline_year=2025,
        over_time="last",
        unit_of_measure="‰",
        grain=Decimal("0.01"),
    )
    TargetFactory(goal=cut, unit=plan.unit, value=None, text="1/6")
    half = TargetFactory(goal=cut, unit=plan.unit, period="2026Q4", value=None, text="1/7")
    assert "18.675" in open_gaps(plan)[0]

    half.text = "1/6"
    half.save()

    assert open_gaps(plan) == []


def test_what_is_held_is_held_in_every_county(plan):
    kept = goal(plan, type="hold", over_time="last", over_regions="every", unit_of_measure="%")
    counties = RegionFactory.create_batch(3, parent=plan.unit.region)
    give(kept, (plan.unit, YEAR, 95), *((plan.unit, YEAR, 96, county) for county in counties))
    assert open_gaps(plan) == []

    kept.targets.filter(region=counties[1]).update(value=94)

    assert f"{counties[1]} 94%" in open_gaps(plan)[0]


@pytest.fixture
def running(plan):
    """A department's goal, fed from a book of loans in which it wrote before and after July; the plan is in force."""
    department = DepartmentFactory(parent=plan.unit, name="发展部", short_name="")
    field = {"name": "amount", "label": "金额", "kind": "yuan", "unit": "元", "required": True}
    paid = {"code": "paid", "title": "发放贷款", "unit": "元", "kind": "sum", "field": "amount"}
    book = LedgerFactory(code="loan", unit=plan.unit, fields=[field], measures=[paid])
    for day in (date(2026, 5, 6), date(2026, 8, 6)):
        entry = CustomEntryFactory(ledger_row=book, unit=department, day=day)
        EntryFigureFactory(entry=entry, field="amount", value=Decimal(400000))
    asked = goal(plan, source="loan.paid", unit_of_measure="万元", points=Decimal(100))
    TargetFactory(goal=asked, unit=department, value=Decimal(100))
    plan.state, plan.approved_on = "in_force", date(2026, 3, 30)
    plan.save()
    return department


def test_a_department_renamed_in_july_keeps_its_goal_and_all_it_reached(plan, running):
    with clock.pretend(date(2026, 7, 1)):
        rename_unit(running, "妇女发展和家庭部", by=None, on=date(2026, 7, 1))
    plan.refresh_from_db()

    (holder,) = holder_standings(goal_standings(plan, date(2026, 9, 30)))

    assert (str(holder.holder), holder.standings[0].actual.value, holder.share) == ("妇女发展和家庭部", 80, 80)


def test_who_comes_in_may_answers_from_may_on_and_is_scored_by_that(plan):
    notes = goal(plan, unit_of_measure="篇", over_units="every", points=Decimal(100))
    department = DepartmentFactory(parent=plan.unit)
    old, new = staff_in(department), staff_in(department, first_day=date(2026, 5, 6))
    give(notes, (plan.unit, YEAR, 12), *((plan.unit, quarter, 3) for quarter in QUARTERS))
    give(notes, (old, YEAR, 12), *((old, quarter, 3) for quarter in QUARTERS))
    give(notes, (new, YEAR, 8), (new, "2026Q2", 2), *((new, quarter, 3) for quarter in QUARTERS[2:]))
    asked = {period: _assessed(plan, period) for period in ("2026Q1", "2026Q2")}

    assert [str(one) for one in asked["2026Q1"].holders] == [old.name]
    assert {str(one): score.inputs["plan"] for one, score in _goals(asked["2026Q2"])} == {old.name: "3", new.name: "2"}
    assert [words.split("，")[0] for words in open_gaps(plan)] == [  # told, and approved once they are explained
        f"目标 {notes.number} 2026年 泉州市妇联 单位上：2 个中 1 个未达目标 12 篇：{new} 8 篇",
        f"目标 {notes.number} 2026年第二季度 泉州市妇联 单位上：2 个中 1 个未达目标 3 篇：{new} 2 篇",
    ]


def _assessed(plan, period):
    content = {
        "code": "goals",
        "title": "目标",
        "total": 100,
        "part": [{"code": "goals", "title": "目标", "weight": 100, "kind": "goals"}],
    }
    scheme = SchemeFactory(unit=plan.unit, code=f"goals{period}", content=content)
    return Computation(AssessmentFactory(plan=plan, scheme=scheme, period=period, as_of=date(2026, 6, 30)))


def _goals(computation):
    scores = computation.scores()
    return [(one, scores[key_of(one)].find("goals").children[0]) for one in computation.holders]
