"""An approval goes its way step by step: who may answer, what counts, and how it ends."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.audit.queries import of_object
from jinguo.base.moves import Refused
from jinguo.cycle.flows import ending, services
from jinguo.cycle.flows.queries import approvals_of, waiting_for
from jinguo.cycle.flows.tests.factories import ChainStepFactory
from jinguo.cycle.inbox.models import Message
from jinguo.org.structure.tests.factories import staff_in


def begin(office, code="plan", by=None, **facts):
    return services.start(office.department, code, unit=office.department, by=by or office.clerk, facts=facts)


def titles(staff):
    return list(Message.objects.filter(staff=staff).values_list("title", flat=True))


def test_whose_turn_it_is_is_told_and_finds_it_among_what_waits(office, one_step):
    approval = begin(office)

    assert approval.waiting_words == f"等{office.supervisor}办理“分管领导审批”"
    assert titles(office.supervisor) == [f"请审批：{approval}"]
    assert list(waiting_for(office.supervisor)) == [approval]


def test_the_last_agreement_lets_it_pass_and_tells_who_began_it(office, one_step):
    approval = services.answer(begin(office), by=office.supervisor, agrees=True, note="同意")

    assert (approval.state, approval.ended_on) == ("passed", date(2026, 6, 3))
    assert f"{approval}：审批通过" in titles(office.clerk)
    assert not waiting_for(office.supervisor)


def test_the_second_step_opens_only_after_the_first(office, two_steps):
    approval = begin(office, "two")

    with pytest.raises(Refused, match=f"请{office.head}或代理人办理"):
        services.answer(approval, by=office.leader, agrees=True)
    services.answer(approval, by=office.head, agrees=True)

    assert [row.staff for row in approval.waiting()] == [office.leader]
    assert services.answer(approval, by=office.leader, agrees=True).state == "passed"


def test_a_return_ends_it_at_once_and_says_why(office, two_steps):
    approval = services.answer(begin(office, "two"), by=office.head, agrees=False, note="缺进度安排")

    assert approval.state == "returned"
    assert approval.waiting_words == f"{office.head}在“部室负责人审批”退回：缺进度安排"


def test_a_return_without_a_reason_is_not_taken(office, one_step):
    approval = begin(office)

    with pytest.raises(ValidationError, match="退回要写明理由"):
        services.answer(approval, by=office.supervisor, agrees=False, note="  ")

    assert approvals_of(office.department).get().state == "running"


def test_who_is_not_asked_may_not_answer(office, one_step):
    with pytest.raises(Refused, match=f"请{office.supervisor}或代理人办理"):
        services.answer(begin(office), by=office.head, agrees=True)


def test_a_second_answer_of_the_same_person_is_refused_with_the_first(office, two_steps):
    approval = begin(office, "two")
    (row,) = approval.waiting()
    services.answer(approval, by=office.head, agrees=True, asked=row)

    with pytest.raises(Refused, match=f"{office.head}已于 6月3日 办理"):
        services.answer(approval, by=office.head, agrees=True, asked=row)


def test_of_several_holders_one_agreement_is_enough(office, one_step):
    other = staff_in(office.organ, "supervising_leader")
    approval = begin(office)
    (hers,) = [row for row in approval.waiting() if row.staff == other]
    services.answer(approval, by=office.supervisor, agrees=True)

    with pytest.raises(Refused, match=f"“分管领导审批”已由{office.supervisor}于 6月3日 办理"):
        services.answer(approval, by=other, agrees=False, note="不同意", asked=hers)


def test_where_all_must_agree_it_waits_for_the_last(office):
    staff_in(office.organ, "supervising_leader")
    ChainStepFactory(chain=office.chain(), mode="all")
    approval = services.answer(begin(office), by=office.supervisor, agrees=True)

    assert approval.state == "running"
    assert services.answer(approval, by=approval.waiting()[0].staff, agrees=True).state == "passed"


def test_the_steps_are_chosen_by_length(office):
    chain = office.chain()
    ChainStepFactory(chain=chain, title="部室审批", role="department_head", max_days=3)
    ChainStepFactory(chain=chain, title="主席审批", role="unit_head", min_days=4)

    assert [step.title for step in begin(office, days=4).steps.all()] == ["主席审批"]


def test_a_fact_that_the_chain_asks_for_must_be_told(office):
    ChainStepFactory(chain=office.chain(), min_days=4)

    with pytest.raises(ValidationError, match="没有写明天数"):
        begin(office)


def test_the_same_thing_is_not_sent_twice(office, one_step):
    begin(office)

    with pytest.raises(ValidationError, match="正在办理，不用再送"):
        begin(office)


def test_a_step_has_its_day_in_work_days(office, two_steps):
    step = begin(office, "two").steps.get(order=1)

    assert (step.opened_on, step.due) == (date(2026, 6, 3), date(2026, 6, 8))  # a weekend in between


def test_the_end_is_handed_to_whoever_waits_for_it_in_the_same_transaction(office, one_step):
    heard = []
    handler = lambda approval, by: heard.append((approval.state, by))  # noqa: E731
    ending.on_end("plan", handler)
    ending.on_end("plan", handler)  # hung in twice, called once
    try:
        services.answer(begin(office), by=office.supervisor, agrees=True)
    finally:
        ending._handlers.pop("plan")

    assert heard == [("passed", office.supervisor)]


def test_a_handler_that_fails_leaves_the_answer_undone(office, one_step):
    def fail(*_):
        raise ValidationError("方案正在修改")

    approval = begin(office)
    ending.on_end("plan", fail)
    try:
        with pytest.raises(ValidationError, match="方案正在修改"):
            services.answer(approval, by=office.supervisor, agrees=True)
    finally:
        ending._handlers.pop("plan")

    assert approvals_of(office.department).get().waiting()


def test_who_began_it_takes_it_back_with_a_reason(office, one_step):
    approval = begin(office)
    with pytest.raises(Refused, match="要写明理由"):
        services.withdraw(approval, by=office.clerk, reason="")

    assert services.withdraw(approval, by=office.clerk, reason="漏了一项").state == "withdrawn"
    with pytest.raises(Refused, match="这件审批已撤回"):
        services.answer(approval, by=office.supervisor, agrees=True)


def test_a_stranger_may_not_take_it_back(office, one_step):
    with pytest.raises(Refused, match="撤回"):
        services.withdraw(begin(office), by=staff_in(office.department), reason="看错")


def test_a_running_approval_keeps_the_steps_it_began_with(office, one_step):
    approval = begin(office)
    one_step.valid_to = date(2026, 6, 3)
    one_step.save()
    ChainStepFactory(chain=office.chain(valid_from=date(2026, 6, 4)), title="新环节", role="unit_head")

    with clock.pretend(date(2026, 6, 5)):
        assert services.answer(approval, by=office.supervisor, agrees=True).state == "passed"
        assert begin(office).steps.get().title == "新环节"


def test_every_act_leaves_its_row_on_the_trail(office, one_step):
    approval = services.answer(begin(office), by=office.supervisor, agrees=True)

    acts = list(of_object(approval).order_by("number").values_list("act", "actor_name"))
    assert acts == [
        ("approval.start", office.clerk.name),
        ("approval.answer", office.supervisor.name),
        ("approval.let_pass", office.supervisor.name),
    ]
