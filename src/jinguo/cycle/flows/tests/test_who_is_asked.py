"""Who is asked: never who began it, in place of the absent her deputy, in place of who left the successor."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.cycle.flows import services
from jinguo.cycle.flows.queries import approvals_of
from jinguo.cycle.flows.services.advancing import renew_all
from jinguo.cycle.flows.tests.factories import ChainStepFactory
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.inbox.reminding import remind
from jinguo.org.structure.models import Appointment
from jinguo.org.structure.tests.factories import DeputyFactory, UnitFactory, staff_in


def begin(office, code="plan", by=None, **facts):
    return services.start(office.department, code, unit=office.department, by=by or office.clerk, facts=facts)


def titles(staff):
    return list(Message.objects.filter(staff=staff).values_list("title", flat=True))


def test_nobody_answers_what_she_began_herself(office, one_step):
    other = staff_in(office.organ, "supervising_leader")
    approval = begin(office, by=office.supervisor)

    assert [row.staff for row in approval.waiting()] == [other]
    with pytest.raises(Refused, match="自己发起的不能自己审批"):
        services.answer(approval, by=office.supervisor, agrees=True)


def test_nothing_begins_where_only_the_beginner_could_answer(office, one_step):
    with pytest.raises(ValidationError, match="“分管领导审批”只有您本人能办"):
        begin(office, by=office.supervisor)

    assert not approvals_of(office.department)


def test_nothing_begins_where_nobody_holds_the_role(office, one_step):
    Appointment.objects.filter(staff=office.supervisor).update(last_day=date(2026, 6, 2))

    with pytest.raises(ValidationError, match="“分管领导审批”现在没有人任职"):
        begin(office)


def test_a_deputy_answers_and_both_names_are_kept(office, one_step):
    deputy = DeputyFactory(staff=office.supervisor, deputy=office.head).deputy
    approval = services.answer(begin(office), by=deputy, agrees=True)

    (row,) = approval.steps.get().answers.all()
    assert (row.staff, row.answered_by) == (office.supervisor, deputy)
    assert row.done_by == f"{deputy}代{office.supervisor}"


def test_a_deputy_may_not_answer_what_she_began(office, one_step):
    DeputyFactory(staff=office.supervisor, deputy=office.clerk)

    with pytest.raises(Refused, match="自己发起的不能自己审批"):
        services.answer(begin(office), by=office.clerk, agrees=True)


def test_a_deputy_of_the_past_may_not_answer(office, one_step):
    DeputyFactory(staff=office.supervisor, deputy=office.head, first_day=date(2026, 5, 1), last_day=date(2026, 6, 2))

    with pytest.raises(Refused, match="或代理人办理"):
        services.answer(begin(office), by=office.head, agrees=True)


def test_urging_tells_the_waiting_once_a_day(office, one_step):
    approval = services.remind(begin(office), by=office.clerk)

    assert titles(office.supervisor)[0].startswith("催办：")
    with pytest.raises(Refused, match="今天已经催办过"):
        services.remind(approval, by=office.clerk)
    with clock.pretend(date(2026, 6, 4)):
        assert services.remind(approval, by=office.clerk).reminded_on == date(2026, 6, 4)


def test_a_successor_is_asked_in_place_of_who_left(office, one_step):
    approval = begin(office)
    Appointment.objects.filter(staff=office.supervisor).update(last_day=date(2026, 6, 2))
    heir = staff_in(office.organ, "supervising_leader")

    assert [row.staff for row in services.renew(approval).waiting()] == [heir]
    assert services.answer(approval, by=heir, agrees=True).state == "passed"


def test_it_goes_on_when_it_waited_only_for_who_left(office):
    other = staff_in(office.organ, "supervising_leader")
    ChainStepFactory(chain=office.chain(), mode="all")
    approval = services.answer(begin(office), by=office.supervisor, agrees=True)
    Appointment.objects.filter(staff=other).update(last_day=date(2026, 6, 2))

    assert services.renew(approval).state == "passed"


def test_nobody_is_dropped_while_the_post_is_vacant(office, one_step):
    approval = begin(office)
    Appointment.objects.filter(staff=office.supervisor).update(last_day=date(2026, 6, 2))

    assert [row.staff for row in services.renew(approval).waiting()] == [office.supervisor]


def test_a_unit_below_uses_the_chain_of_the_organ_above_until_it_has_its_own(office, one_step):
    below = UnitFactory(parent=office.organ, name="县妇联")
    leader = staff_in(below, "supervising_leader")

    approval = services.start(below, "plan", unit=below, by=staff_in(below), facts={})

    assert [row.staff for row in approval.waiting()] == [leader]


def test_a_step_near_its_day_is_reminded_of(office, two_steps):
    approval = begin(office, "two")
    with clock.pretend(date(2026, 6, 4)):  # two work days before 8 June
        remind()

    assert titles(office.head)[0].startswith(f"审批：{approval}：")


def test_the_daily_look_at_who_is_asked_says_how_many(office, one_step):
    begin(office)

    assert renew_all() == "核对 1 件审批的办理人"
