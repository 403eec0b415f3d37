"""What is frozen changes only by a request that was approved."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.moves import Refused
from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.queries import running_approvals
from jinguo.cycle.plans import services
from jinguo.cycle.plans.models import ChangeRequest, Target
from jinguo.cycle.plans.tests.factories import TargetFactory

DAY = date(2026, 4, 14)


@pytest.fixture
def frozen(office):
    TargetFactory(goal=office.goal, unit=office.organ)
    office.target = TargetFactory(goal=office.goal, unit=office.department)
    services.enter_approved(office.plan, by=office.keeper, number="1号", day=DAY)
    office.goal.refresh_from_db()
    return office


def ask(office, new="180", by=None):
    facts = {"reason": "市里调整贴息额度", "target": office.target}
    return services.ask_change(office.goal, "value", new, by=by or office.head, **facts)


def decide(office, change, *, agrees=True):
    for by in (office.keeper, office.leader):
        for approval in running_approvals(change):
            flows.answer(approval, by=by, agrees=agrees, note="" if agrees else "依据不足")


def test_an_approved_change_is_made_and_the_old_value_kept(frozen):
    change = ask(frozen)
    decide(frozen, change)

    change.refresh_from_db()
    assert (change.state, change.old, change.new) == ("made", "200", "180")
    assert Target.objects.get(pk=frozen.target.pk).value == Decimal(180)
    assert frozen.plan.editions.last().occasion == "change"


def test_a_declined_change_leaves_the_value(frozen):
    change = ask(frozen)
    decide(frozen, change, agrees=False)

    change.refresh_from_db()
    assert change.state == "declined"
    assert Target.objects.get(pk=frozen.target.pk).value == Decimal(200)


def test_a_withdrawn_change_ends_its_approval(frozen):
    change = ask(frozen)

    services.withdraw_change(change, by=frozen.head, reason="不用改了")

    assert ChangeRequest.objects.get().state == "withdrawn"
    assert running_approvals(change) == []


def test_one_value_has_one_request_at_a_time(frozen):
    ask(frozen)

    with pytest.raises(ValidationError, match="已有变更在审批"):
        ask(frozen, "170")


@pytest.mark.parametrize(("new", "words"), [("200", "新值与原值相同"), ("许多", "不是数字")])
def test_no_change_and_no_number_are_told(frozen, new, words):
    with pytest.raises(ValidationError, match=words):
        ask(frozen, new)


def test_who_does_not_answer_for_a_goal_asks_for_nothing(frozen):
    with pytest.raises(Refused, match="绩效办或承担部室"):
        ask(frozen, by=frozen.clerk)


def test_a_goal_that_is_not_frozen_is_changed_directly(office):
    with pytest.raises(Refused, match="直接修改"):
        services.ask_change(office.goal, "standard", "新标准", by=office.keeper, reason="改")
