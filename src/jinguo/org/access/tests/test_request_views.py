"""What the two seats see of a request: the step they may take, or why it is not theirs."""

import pytest

from jinguo.base.audit.models import AuditRow
from jinguo.org.access.services import requests
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.access.tests.factories import AccountRequestFactory
from jinguo.org.structure.tests.factories import StaffFactory


@pytest.fixture
def asked(system_admin):
    return AccountRequestFactory(requested_by=system_admin)


def page_of(seat, request):
    return browser_of(seat).get(f"/requests/{request.pk}/").content.decode()


def test_the_asking_seat_reads_who_approves(system_admin, asked):
    assert "请由安全管理员审批" in page_of(system_admin, asked)


def test_the_approving_seat_reads_who_hands_over_the_password(system_admin, security_admin):
    asked = AccountRequestFactory(requested_by=system_admin, kind="reset", role="", unit=None)
    requests.approve(asked, by=security_admin)

    assert "请由系统管理员办理" in page_of(security_admin, asked)


def test_an_approved_right_leaves_nothing_to_do(system_admin, security_admin, asked):
    requests.approve(asked, by=security_admin)

    assert "下一步" not in page_of(security_admin, asked)


def test_a_step_that_was_refused_is_not_told_as_taken(security_admin, asked):
    browser_of(security_admin).post(f"/requests/{asked.pk}/send_back/", {"answer": ""})

    assert AuditRow.objects.filter(ok=False).exists()
    assert "退回，没有办成" in page_of(security_admin, asked)


def test_a_namesake_is_asked_for_by_number(system_admin):
    leaver, heirs = StaffFactory(), [StaffFactory(name="王梅", number=number) for number in ("0301", "0302")]

    page = browser_of(system_admin).post(
        f"/accounts/{leaver.pk}/ask/hand_over/", {"heir": heirs[0].name, "on": "2026-06-30", "reason": "调离"}
    )

    assert "有几位“王梅”，请改填工号：0301、0302。" in page.content.decode()


def test_the_requests_that_were_ticked_are_approved_at_once(security_admin, asked):
    page = browser_of(security_admin).post("/requests/approve/", {"ids": [asked.pk]}, follow=True).content.decode()

    asked.refresh_from_db()
    assert asked.state == "approved"
    assert "已批准 1 件" in page


def test_who_ticked_nothing_is_told_what_to_do(security_admin, asked):
    page = browser_of(security_admin).post("/requests/approve/", follow=True).content.decode()

    assert "请在要批准的申请前打勾" in page
    assert "已批准 0 件" not in page
