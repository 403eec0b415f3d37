"""Steps of workflows tell the people they name."""

import pytest
from django.apps import apps

from jinguo.base.moves import Refused
from jinguo.cycle.bookkeeping.services import void
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory
from jinguo.cycle.inbox.models import Message
from jinguo.org.access.flow import ASKED
from jinguo.org.access.models import AccountRequest
from jinguo.org.access.services import requests
from jinguo.org.structure.tests.factories import AppointmentFactory, DepartmentFactory, StaffFactory, staff_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("june_3")]


def told():
    return list(Message.objects.order_by("pk").values_list("staff__name", "title", "by__name"))


@pytest.fixture
def seats():
    return {
        role: AppointmentFactory(role=role, staff__name=name).staff
        for role, name in (("system_admin", "系统员"), ("security_admin", "安全员"))
    }


@pytest.fixture
def request_for_ann(seats):
    return requests.ask("suspend", StaffFactory(name="安"), by=seats["system_admin"], reason="长期外出")


def test_a_request_is_told_to_who_decides_and_its_fate_to_who_asked(seats, request_for_ann):
    requests.send_back(request_for_ann, by=seats["security_admin"], reason="写明起止")
    requests.resubmit(request_for_ann, by=seats["system_admin"], reason="6月整月外出")
    requests.approve(request_for_ann, by=seats["security_admin"])

    assert told() == [
        ("安全员", "停用账号 安：报批", "系统员"),
        ("系统员", "停用账号 安：退回", "安全员"),
        ("安全员", "停用账号 安：重新报批", "系统员"),
        ("系统员", "停用账号 安：批准", "安全员"),
    ]


def test_a_request_about_a_decider_is_not_told_to_her(seats):
    other = AppointmentFactory(role="security_admin", staff__name="另一位").staff

    requests.ask("suspend", seats["security_admin"], by=seats["system_admin"], reason="轮岗")

    assert [name for name, _, _ in told()] == [other.name]


def test_a_request_that_is_refused_tells_nobody(seats, request_for_ann):
    Message.objects.all().delete()

    with pytest.raises(Refused, match="安全管理员"):
        requests.approve(request_for_ann, by=seats["system_admin"])

    assert told() == []


def test_who_entered_a_row_is_told_that_the_head_took_it_out(db):
    office = DepartmentFactory()
    clerk, head = staff_in(office), staff_in(office, "department_head")
    entry = CustomEntryFactory(unit=office, recorded_by=clerk, state="draft", confirmed_on=None)

    void(entry, by=head, reason="重复登记")

    line = Message.objects.get()
    assert (line.staff, line.by, line.title) == (clerk, head, f"{entry}：作废")
    assert (line.subject_type, line.bundle) == ("bookkeeping.customentry", f"{entry._meta.verbose_name}作废")


def test_who_takes_out_her_own_row_is_not_told(db):
    office = DepartmentFactory()
    clerk = staff_in(office)
    entry = CustomEntryFactory(unit=office, recorded_by=clerk, state="draft", confirmed_on=None)

    void(entry, by=clerk, reason="记错了")

    assert told() == []


def test_every_step_names_a_method_of_its_row():
    moving = [model for model in apps.get_models() if hasattr(model, "workflow")]
    tables = [(model, table.steps) for model in moving for table in getattr(model, "workflows", [model.workflow])]
    named = [(model, step) for model, steps in [*tables, (AccountRequest, [ASKED])] for step in steps if step.tell]

    assert [(model.__name__, step.tell) for model, step in named if not hasattr(model, step.tell)] == []
    assert named
