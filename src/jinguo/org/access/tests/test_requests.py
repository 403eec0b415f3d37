"""One asks, another decides: T-AUTHZ-3, D4."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jinguo.base import clock
from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import Refused
from jinguo.org.access.models import AccountRequest
from jinguo.org.access.services import requests, seats, second_factor
from jinguo.org.access.tests.factories import AccountRequestFactory, SecondFactorFactory
from jinguo.org.structure import services as structure
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, UnitFactory, staff_in

JUNE_1 = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def june():
    with clock.pretend(JUNE_1):
        yield


def ask_for(by, staff=None, kind="appoint", **right):
    if kind in ("appoint", "open"):
        right = {"unit": DepartmentFactory(), "role": "staff", "reach": "department", **right}
    return requests.ask(kind, staff or StaffFactory(), by=by, reason="工作需要", **right)


def test_an_approved_appointment_stands(system_admin, security_admin):
    request = ask_for(system_admin)

    requests.approve(request, by=security_admin)

    assert request.staff.has_role("staff", on=JUNE_1)
    assert request.staff.department_on(JUNE_1) == request.unit


def test_what_is_only_asked_for_gives_no_right(system_admin):
    request = ask_for(system_admin)

    assert not request.staff.has_role("staff")


@pytest.mark.parametrize("role", ["security_admin", "audit_admin", "unit_head", "staff"])
def test_only_the_system_administrator_asks(db, role):
    with pytest.raises(Refused, match="请由系统管理员办理"):
        ask_for(staff_in(DepartmentFactory(), role))


@pytest.mark.parametrize("role", ["system_admin", "audit_admin", "unit_head", "staff"])
def test_only_the_security_administrator_approves(system_admin, role):
    request = ask_for(system_admin)

    with pytest.raises(Refused, match="请由安全管理员审批"):
        requests.approve(request, by=staff_in(DepartmentFactory(), role))


def test_nobody_approves_what_she_asked_for_in_another_seat(security_admin):
    request = AccountRequestFactory(requested_by=security_admin)

    with pytest.raises(Refused, match="您自己提出的申请"):
        requests.approve(request, by=security_admin)


def test_nobody_approves_what_concerns_herself(system_admin, security_admin):
    request = AccountRequestFactory(requested_by=system_admin, staff=security_admin, kind="reset", role="", unit=None)

    with pytest.raises(Refused, match="对象是您本人"):
        requests.approve(request, by=security_admin)


def test_a_returned_request_says_why_and_may_come_again(system_admin, security_admin):
    request = requests.send_back(ask_for(system_admin), by=security_admin, reason="请附任职文件号。")
    assert request.answer == "请附任职文件号。"

    assert requests.resubmit(request, by=system_admin, reason="泉妇〔2026〕8号").state == "pending"


def test_returning_needs_a_reason(system_admin, security_admin):
    with pytest.raises(Refused, match="理由"):
        requests.send_back(ask_for(system_admin), by=security_admin, reason="")


def test_a_request_is_decided_once(system_admin, security_admin):
    request = requests.approve(ask_for(system_admin), by=security_admin)

    with pytest.raises(Refused, match="已批准"):
        requests.approve(request, by=security_admin)


def test_the_same_request_is_not_asked_twice(system_admin):
    first = ask_for(system_admin)

    with pytest.raises(ValidationError, match="还在办理"):
        ask_for(system_admin, first.staff, unit=first.unit)


@pytest.mark.parametrize("second", ["security_admin", "audit_admin", "staff"])
def test_no_account_gets_a_second_seat_or_business_beside_it(system_admin, security_admin, second):
    holder = staff_in(DepartmentFactory(), "system_admin")
    request = ask_for(system_admin, holder, role=second)

    with pytest.raises(Refused, match="管理员"):
        requests.approve(request, by=security_admin)

    request.refresh_from_db()
    assert request.state == "pending"
    assert holder.roles_on(JUNE_1) == {"system_admin"}


@pytest.mark.parametrize("kind", ["suspend", "dismiss"])
def test_the_last_of_a_seat_is_kept(system_admin, security_admin, audit_admin, kind):
    right = {"appointment": audit_admin.appointments.get()} if kind == "dismiss" else {}
    request = ask_for(system_admin, audit_admin, kind, **right)

    with pytest.raises(Refused, match="最后一位审计管理员"):
        requests.approve(request, by=security_admin)


def test_a_suspended_colleague_in_the_seat_does_not_count(system_admin, security_admin, audit_admin):
    asleep = staff_in(DepartmentFactory(), "audit_admin")
    asleep.is_active = False
    asleep.save()
    request = ask_for(system_admin, audit_admin, "dismiss", appointment=audit_admin.appointments.get())

    with pytest.raises(Refused, match="最后一位审计管理员"):
        requests.approve(request, by=security_admin)


def test_a_new_account_opens_with_the_password_the_asking_seat_draws(system_admin, security_admin):
    newcomer = StaffFactory(is_active=False, password="!none")
    request = requests.approve(ask_for(system_admin, newcomer, "open"), by=security_admin)

    password = requests.hand_password(request, by=system_admin)

    newcomer.refresh_from_db()
    assert newcomer.is_active
    assert newcomer.check_password(password)


def test_a_password_is_handed_once(system_admin, security_admin, owner):
    request = requests.approve(ask_for(system_admin, owner, "reset"), by=security_admin)
    requests.hand_password(request, by=system_admin)

    with pytest.raises(Refused, match="口令已交付"):
        requests.hand_password(request, by=system_admin)


def test_no_password_without_approval(system_admin, owner):
    with pytest.raises(Refused, match="待审批"):
        requests.hand_password(ask_for(system_admin, owner, "reset"), by=system_admin)


def test_who_approves_never_gets_the_password(system_admin, security_admin, owner):
    request = requests.approve(ask_for(system_admin, owner, "reset"), by=security_admin)

    with pytest.raises(Refused, match="请由系统管理员办理"):
        requests.hand_password(request, by=security_admin)


def test_a_reset_leaves_the_second_factor(system_admin, security_admin, owner):
    SecondFactorFactory(staff=owner)
    request = requests.approve(ask_for(system_admin, owner, "reset"), by=security_admin)

    requests.hand_password(request, by=system_admin)

    assert second_factor.is_on(owner)


def test_a_lost_phone_goes_through_two_seats_of_its_own(system_admin, security_admin, owner):
    SecondFactorFactory(staff=owner)

    requests.approve(ask_for(system_admin, owner, "clear_factor"), by=security_admin)

    assert not second_factor.is_on(owner)


def test_a_locked_out_person_is_rescued_by_a_reset(client, system_admin, security_admin, owner):
    for _ in range(6):
        client.post("/login/", {"login_name": owner.login_name, "password": "wrong"})
    request = requests.approve(ask_for(system_admin, owner, "reset"), by=security_admin)

    drawn = requests.hand_password(request, by=system_admin)

    assert client.post("/login/", {"login_name": owner.login_name, "password": drawn}).status_code == 302


def test_a_hand_over_passes_the_appointments_on(system_admin, security_admin, owner):
    office, heir = owner.appointments.get().unit, StaffFactory()
    request = ask_for(system_admin, owner, "hand_over", heir=heir, on=date(2026, 6, 30))

    requests.approve(request, by=security_admin)

    owner.refresh_from_db()
    assert owner.employed_to == date(2026, 7, 1)
    assert heir.department_on(date(2026, 7, 1)) == office


def test_each_step_stands_on_the_trail(system_admin, security_admin):
    requests.approve(ask_for(system_admin), by=security_admin)

    acts = AuditRow.objects.filter(object_type="access.accountrequest").order_by("number")
    assert [(row.act, row.actor_number) for row in acts] == [
        ("accountrequest.ask", system_admin.number),
        ("accountrequest.approve", security_admin.number),
    ]


def test_a_new_installation_gets_three_people_with_drawn_passwords(db):
    drawn = seats.create_seats(UnitFactory(), on=JUNE_1)

    assert [one.role for one in drawn] == ["system_admin", "security_admin", "audit_admin"]
    assert len({one.password for one in drawn}) == 3
    assert all(one.staff.check_password(one.password) for one in drawn)


def test_seats_are_filled_this_way_only_once(db):
    seats.create_seats(UnitFactory(), on=JUNE_1)

    with pytest.raises(Refused, match="已经设立"):
        seats.create_seats(UnitFactory(), on=JUNE_1)


def test_a_seat_rescued_from_the_console_is_on_the_trail(db):
    old = seats.create_seats(UnitFactory(), on=JUNE_1)[0].staff
    rescuer = StaffFactory(last_login=timezone.now())

    seats.rescue_seat("system_admin", rescuer, old.appointments.get().unit, on=JUNE_1)

    assert rescuer.has_role("system_admin", on=JUNE_1)
    assert AuditRow.objects.filter(act="seat.rescue", object_id=str(rescuer.pk)).exists()


def test_a_seat_is_never_deputised(system_admin, owner):
    for absent, deputy in ((system_admin, owner), (owner, system_admin)):
        with pytest.raises(Refused, match="三员席位"):
            structure.name_deputy(absent, deputy, by=None, first_day=JUNE_1, last_day=JUNE_1)


def test_a_deputy_is_not_made_a_seat_meanwhile(system_admin, security_admin, owner):
    helper = StaffFactory()
    structure.name_deputy(owner, helper, by=None, first_day=JUNE_1, last_day=date(2026, 6, 30))
    request = ask_for(system_admin, helper, role="audit_admin", reach="whole")

    with pytest.raises(Refused, match="代理"):
        requests.approve(request, by=security_admin)


def test_visible_requests_are_for_the_two_deciding_seats(system_admin, security_admin, audit_admin, owner):
    ask_for(system_admin)

    counts = [AccountRequest.objects.visible_to(one).count() for one in (system_admin, security_admin)]
    others = [AccountRequest.objects.visible_to(one).count() for one in (audit_admin, owner)]
    assert (counts, others) == ([1, 1], [0, 0])
