"""The way of the year plan (rule 28), of a plan approved on paper, and of a department's own."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.models import Chain
from jinguo.cycle.flows.papers import keep_paper
from jinguo.cycle.flows.queries import rounds_of, running_approvals
from jinguo.cycle.plans import services
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.services import Cell
from jinguo.cycle.plans.tests.factories import GoalFactory, TargetFactory
from jinguo.org.structure.tests.factories import staff_in
from jinguo.rules.periods import year_of

TODAY = date(2026, 6, 3)


@pytest.fixture
def sound(office):
    """The plan with its one goal split to the department, so that nothing is amiss."""
    for holder in (office.organ, office.department):
        TargetFactory(goal=office.goal, unit=holder, value=Decimal(200))
    return office


def paper(office, subject, body, number="泉效综〔2026〕12号", day=TODAY):
    return keep_paper(
        subject, unit=office.organ, by=office.keeper, body=body, signer="陈文辉", number=number, day=day, scan=None
    )


def bodies_agree(office, subject, *, agrees=True, note=""):
    for approval in running_approvals(subject):
        for asked in approval.waiting():
            kept = paper(office, subject, asked.body)
            flows.answer_on_paper(approval, by=office.keeper, agrees=agrees, paper=kept, note=note)
            if not agrees:
                return


def to_revision(office):
    asked = services.ask_opinions(office.plan, by=office.keeper, asked=[office.department], due=date(2026, 6, 10))
    opinion = flows.give_opinion(asked, by=office.head, target="目标 1", text="分解到人")
    flows.settle_opinion(opinion, by=office.keeper, outcome="adopted", reply="")
    flows.close_round(asked, by=office.keeper)
    services.revise(office.plan, by=office.keeper)


def fresh(plan):
    return Plan.objects.get(pk=plan.pk)


def test_the_year_plan_walks_from_the_draft_to_force(sound):
    to_revision(sound)
    services.ask_review(sound.plan, by=sound.keeper)
    bodies_agree(sound, sound.plan)
    services.ask_approval(fresh(sound.plan), by=sound.keeper)
    bodies_agree(sound, sound.plan)

    plan = fresh(sound.plan)
    assert (plan.state, plan.approved_number, plan.approved_on) == ("in_force", "泉效综〔2026〕12号", TODAY)
    assert plan.is_frozen
    assert [one.occasion for one in plan.editions.all()] == ["opinions"]  # nothing changed in between


def test_it_is_not_laid_further_before_every_reviewer_has_agreed(sound):
    to_revision(sound)
    services.ask_review(sound.plan, by=sound.keeper)

    with pytest.raises(Refused, match="审核还没有通过"):
        services.ask_approval(fresh(sound.plan), by=sound.keeper)


def test_a_reviewer_sends_it_back_to_be_revised(sound):
    to_revision(sound)
    services.ask_review(sound.plan, by=sound.keeper)

    bodies_agree(sound, sound.plan, agrees=False, note="季度要均衡")

    assert fresh(sound.plan).state == "revising"
    assert running_approvals(sound.plan) == []


def test_taking_it_back_ends_the_review(sound):
    to_revision(sound)
    services.ask_review(sound.plan, by=sound.keeper)

    services.take_back(fresh(sound.plan), by=sound.keeper, reason="补一项目标")

    assert fresh(sound.plan).state == "revising"
    assert running_approvals(sound.plan) == []


def test_an_approval_taken_back_on_its_own_page_leaves_no_plan_waiting(sound):
    to_revision(sound)
    services.ask_review(sound.plan, by=sound.keeper)
    bodies_agree(sound, sound.plan)
    services.ask_approval(fresh(sound.plan), by=sound.keeper)
    (approval,) = running_approvals(sound.plan)

    flows.withdraw(approval, by=sound.keeper, reason="漏了一项目标")

    assert fresh(sound.plan).state == "revising"


def test_an_open_round_holds_the_revision(office):
    services.ask_opinions(office.plan, by=office.keeper, asked=[office.department], due=date(2026, 6, 10))

    with pytest.raises(Refused, match="征求意见还没有结束"):
        services.revise(office.plan, by=office.keeper)


@pytest.mark.parametrize(
    ("break_it", "words"),
    [
        (lambda office: GoalFactory(plan=office.plan, points=Decimal(5), number="9"), "分值合计 105 分，应为 100 分"),
        (lambda office: office.goal.__class__.objects.update(leader=None), "目标 1缺分管领导或责任人"),
        (
            lambda office: TargetFactory(goal=office.goal, unit=office.department, period="2026Q1", value=3),
            "少 197",
        ),
        (
            lambda office: GoalFactory(
                plan=office.plan, number="2", points=0, type="deliverable", comparator="text", standard=""
            ),
            "还没有",
        ),
    ],
    ids=["points", "leader", "quarters", "deliverable"],
)
def test_what_is_amiss_holds_the_review_and_is_told(sound, break_it, words):
    to_revision(sound)
    break_it(sound)

    with pytest.raises(Refused, match=words):
        services.ask_review(fresh(sound.plan), by=sound.keeper)


def test_a_difference_on_the_wrong_side_holds_the_review_until_it_is_explained(sound):
    to_revision(sound)
    target = sound.goal.targets.get(unit=sound.department)
    cell = Cell(sound.goal, "2026", sound.department, {"value": Decimal(198)}, seen=target.version)
    services.set_targets(sound.plan, [cell], by=sound.keeper)
    with pytest.raises(Refused, match="少 2"):
        services.ask_review(fresh(sound.plan), by=sound.keeper)

    key = sound.goal.targets.get(unit=sound.organ).key
    services.explain(sound.goal, "units", key, Decimal(-2), by=sound.keeper, text="省里 8 月确定承办县")

    services.ask_review(fresh(sound.plan), by=sound.keeper)
    assert fresh(sound.plan).state == "reviewing"


def test_an_explanation_holds_only_for_the_difference_it_was_given_for(sound):
    to_revision(sound)
    key = sound.goal.targets.get(unit=sound.organ).key
    services.explain(sound.goal, "units", key, Decimal(-2), by=sound.keeper, text="省里 8 月确定承办县")
    sound.goal.targets.filter(unit=sound.department).update(value=Decimal(190))

    with pytest.raises(Refused, match="少 10"):
        services.ask_review(fresh(sound.plan), by=sound.keeper)


def test_better_than_asked_needs_no_words(sound):
    to_revision(sound)
    sound.goal.targets.filter(unit=sound.department).update(value=Decimal(230))

    services.ask_review(fresh(sound.plan), by=sound.keeper)

    assert fresh(sound.plan).state == "reviewing"


def test_a_plan_approved_on_paper_is_entered_with_number_day_and_paper(sound):
    kept = paper(sound, sound.plan, "市机关效能建设领导小组", day=date(2026, 4, 14))

    plan = services.enter_approved(sound.plan, by=sound.keeper, number=kept.number, day=kept.day, paper=kept)

    assert (plan.state, plan.approved_on, plan.paper) == ("in_force", date(2026, 4, 14), kept)


def test_a_paper_of_before_the_chains_were_installed_still_puts_the_plan_in_force(sound):
    to_revision(sound)
    services.ask_review(sound.plan, by=sound.keeper)
    bodies_agree(sound, sound.plan)
    approval = services.ask_approval(fresh(sound.plan), by=sound.keeper)
    installed = min(chain.valid_from for chain in Chain.objects.all())
    kept = paper(sound, sound.plan, "市机关效能建设领导小组", day=date(2026, 3, 30))

    flows.answer_on_paper(approval, by=sound.keeper, agrees=True, paper=kept)

    assert kept.day < installed
    assert (fresh(sound.plan).state, fresh(sound.plan).approved_on) == ("in_force", kept.day)


@pytest.mark.parametrize(("number", "day"), [("", TODAY), ("泉效综〔2026〕12号", date(2026, 6, 4))])
def test_an_approval_without_number_or_of_tomorrow_is_not_entered(sound, number, day):
    with pytest.raises(ValidationError):
        services.enter_approved(sound.plan, by=sound.keeper, number=number, day=day)

    assert fresh(sound.plan).state == "draft"


def test_nobody_puts_a_plan_in_force_by_hand(sound):
    from jinguo.base.moves import move

    sound.plan.state = "approving"
    sound.plan.save()

    with pytest.raises(Refused, match="审批结果"):
        move(sound.plan, "put_in_force", by=sound.keeper)


def test_a_department_plan_has_one_approval(office):
    leader = staff_in(office.department, "supervising_leader")
    plan = services.draft("work", office.department, period=year_of(2026), by=office.head)
    goal = GoalFactory(plan=plan, number="1", points=None, leader=leader)
    TargetFactory(goal=goal, unit=None, staff=office.clerk)
    approval = services.ask_own_approval(plan, by=office.head)

    flows.answer(approval, by=leader, agrees=True)

    assert fresh(plan).state == "in_force"


def test_a_plan_is_closed_after_its_period_only(sound):
    plan = services.enter_approved(sound.plan, by=sound.keeper, number="1号", day=TODAY)
    with pytest.raises(Refused, match="还没有结束"):
        services.close(plan, by=sound.keeper)

    with clock.pretend(date(2027, 1, 4)):
        assert services.close(fresh(plan), by=sound.keeper).state == "closed"


def test_the_round_asks_whom_it_names_and_its_answers_are_counted(office):
    asked = services.ask_opinions(
        office.plan, by=office.keeper, asked=[office.department, "市委办"], due=date(2026, 6, 10)
    )

    assert [one.pk for one in rounds_of(office.plan)] == [asked.pk]
