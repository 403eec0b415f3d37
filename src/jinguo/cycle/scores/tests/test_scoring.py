"""A score follows its facts, is published with its reasons, objected to, and made final."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.cycle.bookkeeping.models import EntryFigure, Lock
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, EntryFigureFactory, LedgerFactory
from jinguo.cycle.plans.tests.factories import GoalFactory, PlanFactory, TargetFactory
from jinguo.cycle.scores import services
from jinguo.cycle.scores.computing import Computation
from jinguo.cycle.scores.models import Appeal, Assessment, Result
from jinguo.cycle.scores.shared import key_of
from jinguo.cycle.scores.tests.factories import SchemeFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in
from jinguo.rules.periods import parse_period
from jinguo.rules.schemes import digest_of

APRIL = date(2026, 4, 10)
ITEMS = {"civility.study": 12, "review.leaders": 100}


@dataclass
class Quarter:
    """An office that planted trees: 900 of the 1000 that its department had to, and everything entered by hand."""

    organ: Unit
    department: Unit
    keeper: Staff
    leader: Staff
    head: Staff
    assessment: Assessment


@pytest.fixture
def quarter(db):
    organ = UnitFactory(name="泉州市妇联")
    department = DepartmentFactory(parent=organ, name="妇女发展部")
    keeper = staff_in(DepartmentFactory(parent=organ, name="办公室"), "performance_office")
    plan = PlanFactory(unit=organ, state="in_force", approved_on=date(2026, 1, 5))
    facts = {"unit_of_measure": "株", "grain": Decimal(1), "source": "trees.planted", "points": Decimal(100)}
    goal = GoalFactory(plan=plan, number="1", title="植树", **facts)
    TargetFactory(goal=goal, unit=department, period="2026Q1", value=Decimal(1000))
    entry = CustomEntryFactory(ledger_row=LedgerFactory(unit=organ), unit=department, day=date(2026, 3, 12))
    EntryFigureFactory(entry=entry, value=900)
    with clock.pretend(APRIL):
        period = parse_period("2026Q1")
        scheme = SchemeFactory(unit=organ)
        assessment = services.begin(plan, scheme, period=period, as_of=date(2026, 3, 31), by=keeper)
        for item, value in ITEMS.items():
            services.enter(assessment, item, department, by=keeper, value=Decimal(value), reason="评分表")
        people = (keeper, staff_in(organ, "unit_head"), staff_in(department, "department_head"))
        yield Quarter(organ, department, *people, assessment)


def score(quarter):
    return Computation(Assessment.objects.get()).scores()[key_of(quarter.department)]


def result(quarter):
    return Result.objects.get(assessment=quarter.assessment, unit=quarter.department)


def publish(quarter):
    services.publish(quarter.assessment, by=quarter.keeper)
    return result(quarter)


@pytest.mark.parametrize("rule", ["", "all_or_nothing", "tiers"])
def test_a_goal_of_which_nothing_falls_into_the_quarter_is_not_counted_and_says_so(quarter, rule):
    plan, department = quarter.assessment.plan, quarter.department
    ladder = {"tiers": [["90", "10"]]} if rule == "tiers" else {}
    facts = {"unit_of_measure": "株", "source": "trees.planted", "scoring_rule": rule, "scoring": ladder}
    idle = GoalFactory(plan=plan, number="2", points=Decimal(50), **facts)
    before = Computation(quarter.assessment).score(department)
    TargetFactory(goal=idle, unit=department, period="2026Q1", value=Decimal(0))

    after = Computation(quarter.assessment).score(department)

    (line,) = [one for one in after.walk() if one.title.startswith("2 ")]
    assert (line.standing, line.because) == ("uncounted", "本期目标为 0，没有要完成的数量，本期不考核，不计分")
    assert (after.exact, after.of) == (before.exact, before.of)


def test_points_come_from_goals_and_items_and_say_why(quarter):
    whole = score(quarter)

    goals = whole.find("goals")
    assert (goals.points, goals.of) == (Decimal("45.00"), 50)
    assert "完成 90%" in goals.children[0].because
    assert whole.points == Decimal("95.00")  # 45, 20 (no report was due, so study counts for all of it), 30


def test_a_changed_entry_moves_the_score_that_hangs_on_it(quarter):
    before = score(quarter).find("goals").points
    EntryFigure.objects.update(value=950)

    assert (before, score(quarter).find("goals").points) == (Decimal("45.00"), Decimal("47.50"))


def test_what_was_not_entered_is_missing_and_named(quarter):
    services.enter(quarter.assessment, "review.leaders", quarter.department, by=quarter.keeper, value=None, reason="")

    assert [one.title for one in score(quarter).missing()] == ["重点工作（领导班子评分）"]


def test_a_value_tried_out_changes_nothing_that_is_kept(quarter):
    target = Computation(quarter.assessment).targets[0]

    tried = Computation(quarter.assessment, changed={target.pk: Decimal(1000)}).score(quarter.department)

    assert (tried.find("goals").points, score(quarter).find("goals").points) == (Decimal("50.00"), Decimal("45.00"))


def test_a_value_tried_out_shows_each_line_that_differs(quarter):
    target = Computation(quarter.assessment).targets[0]
    address = f"/scores/{quarter.assessment.pk}/of/u{quarter.department.pk}/?target={target.pk}&actual=1000"

    page = browser_of(quarter.keeper).get(address).content.decode()

    rows = [re.findall(r"<td[^>]*>([^<]*)", row) for row in re.findall("<tr><td>.*?</tr>", page)]
    assert [row[:4] for row in rows] == [
        ["合计", "95", "100", "+5"],
        ["履行职位职责", "45", "50", "+5"],
        ["1 植树", "90", "100", "+10"],
    ]


def test_a_publication_keeps_the_tree_and_locks_its_ledgers(quarter):
    kept = publish(quarter)

    assert (kept.points, kept.digest) == (Decimal(95), digest_of(kept.score))
    assert Lock.objects.filter(ledger="trees", last_day=date(2026, 3, 31)).exists()
    assert Assessment.objects.get().objections_until == date(2026, 5, 6)


def test_years_later_the_same_facts_give_the_same_score_bit_for_bit(quarter):
    kept = publish(quarter)

    with clock.pretend(date(2031, 1, 4)):
        again = Computation(Assessment.objects.get()).score(quarter.department)

    assert digest_of(again) == kept.digest


def test_an_upheld_objection_needs_the_fact_put_right_and_moves_the_result(quarter):
    appeal = services.object_to(publish(quarter), by=quarter.head, text="3月12日少记 50 株")
    with pytest.raises(ValidationError, match="事实还没有更正"):
        services.uphold(appeal, by=quarter.keeper, reply="属实")
    EntryFigure.objects.update(value=950)

    services.uphold(appeal, by=quarter.keeper, reply="已补记")

    assert (result(quarter).points, Appeal.objects.get().new_points) == (Decimal("97.5"), Decimal("97.5"))


def test_an_entered_item_is_put_right_only_for_who_objected(quarter):
    entered = {"by": quarter.keeper, "value": Decimal(9), "reason": "更正誊写错误"}
    kept = publish(quarter)
    with pytest.raises(Refused, match="只有异议在复核的对象"):
        services.enter(quarter.assessment, "civility.study", quarter.department, **entered)
    appeal = services.object_to(kept, by=quarter.head, text="学习分誊写有误")

    services.enter(quarter.assessment, "civility.study", quarter.department, **entered)
    services.uphold(appeal, by=quarter.leader, reply="属实，已更正")

    assert result(quarter).points == Decimal(90)  # 45, 15, 30


def test_a_declined_objection_keeps_the_result_and_says_why(quarter):
    appeal = services.object_to(publish(quarter), by=quarter.head, text="少记")

    services.decline(appeal, by=quarter.keeper, reply="台账无此记录")

    assert (result(quarter).points, Appeal.objects.get().state) == (Decimal(95), "declined")


def test_nobody_decides_on_her_own_objection_nor_objects_for_another(quarter):
    kept = publish(quarter)
    with pytest.raises(Refused, match="负责人提出"):
        services.object_to(kept, by=quarter.keeper, text="不服")
    appeal = services.object_to(kept, by=quarter.leader, text="领导代提")

    with pytest.raises(Refused, match="由他人复核"):
        services.decline(appeal, by=quarter.leader, reply="维持")


def test_results_are_final_after_the_time_to_object_with_nothing_open(quarter):
    appeal = services.object_to(publish(quarter), by=quarter.head, text="少记")
    with pytest.raises(Refused, match="异议期"):
        services.finalise(quarter.assessment, by=quarter.keeper)
    with clock.pretend(date(2026, 5, 7)), pytest.raises(Refused, match="1 件异议"):
        services.finalise(quarter.assessment, by=quarter.keeper)

    with clock.pretend(date(2026, 5, 7)):
        services.decline(appeal, by=quarter.keeper, reply="维持")
        services.finalise(quarter.assessment, by=quarter.keeper)

    assert Assessment.objects.get().state == "final"


def test_after_the_time_nobody_objects(quarter):
    kept = publish(quarter)

    with clock.pretend(date(2026, 5, 7)), pytest.raises(Refused, match="异议期到 5月6日 止"):
        services.object_to(kept, by=quarter.head, text="少记")


def test_a_taken_back_result_is_scored_anew_and_keeps_its_objections(quarter):
    appeal = services.object_to(publish(quarter), by=quarter.head, text="少记")
    with pytest.raises(Refused, match="还有异议"):
        services.take_back(quarter.assessment, by=quarter.keeper, reason="补评")
    services.withdraw_appeal(appeal, by=quarter.head)
    services.take_back(quarter.assessment, by=quarter.keeper, reason="补评")
    services.enter(
        quarter.assessment, "review.leaders", quarter.department, by=quarter.keeper, value=Decimal(80), reason="重评"
    )

    assert publish(quarter).points == Decimal(89)
    assert Appeal.objects.get().result == result(quarter)


def test_a_veto_holds_the_result_down(quarter):
    services.enter(
        quarter.assessment, "受到效能告诫", quarter.department, by=quarter.keeper, value=Decimal(1), reason="市纪委通报"
    )

    assert score(quarter).points == Decimal("59.00")
    assert "一票否决“受到效能告诫”（市纪委通报）" in score(quarter).because


def test_a_deduction_takes_what_it_says_and_no_more_than_its_cap(quarter):
    for times, points in ((2, "91.00"), (9, "85.00")):
        code = "deduction.circulars"
        services.enter(
            quarter.assessment, code, quarter.department, by=quarter.keeper, value=Decimal(times), reason="通报"
        )
        assert score(quarter).points == Decimal(points)
    assert "每 1 次扣 2 分" in score(quarter).find("deduction.circulars").because


def test_a_period_is_assessed_once_and_only_of_a_plan_in_force(quarter):
    plan = quarter.assessment.plan
    facts = {"period": parse_period("2026Q1"), "as_of": date(2026, 3, 31), "by": quarter.keeper}
    with pytest.raises(ValidationError, match="已有考评"):
        services.begin(plan, quarter.assessment.scheme, **facts)
    plan.state = "draft"
    plan.save()

    with pytest.raises(ValidationError, match="还没有批复"):
        services.begin(plan, quarter.assessment.scheme, **facts | {"period": parse_period("2026Q2")})


def test_credit_shares_divide_a_goals_points(quarter):
    goal = Computation(quarter.assessment).targets[0].goal
    other = DepartmentFactory(parent=quarter.organ, name="权益部")
    goal.targets.update(share=Decimal(70))
    TargetFactory(goal=goal, unit=other, period="2026Q1", value=Decimal(1000), share=Decimal(30), role="support")

    first, second = (score.find("goals").children[0] for score in Computation(quarter.assessment).scores().values())

    assert {first.of, second.of} == {70, 30}


def test_more_holders_take_no_more_statements(quarter, django_assert_max_num_queries):
    goal = Computation(quarter.assessment).targets[0].goal
    for _ in range(20):
        TargetFactory(goal=goal, unit=DepartmentFactory(parent=quarter.organ), period="2026Q1", value=Decimal(9))

    with django_assert_max_num_queries(15):
        scores = Computation(Assessment.objects.get()).scores()
    assert len(scores) == 21
