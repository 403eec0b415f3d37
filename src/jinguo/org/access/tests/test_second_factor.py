"""Codes after the password: T-AUTH-5, D18."""

import base64
from datetime import timedelta

import pytest
import time_machine
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.test import Client
from django.utils import timezone

from jinguo.org.access.services import second_factor
from jinguo.org.access.tests.factories import PASSWORD, SecondFactorFactory, open_account
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in


def code_at(factor, moment):
    return TOTP(base64.b32decode(factor.secret), 6, SHA1(), 30).generate(moment.timestamp()).decode()


def wrong_code(factor):
    return "000000" if code_at(factor, timezone.now()) != "000000" else "000001"


@pytest.fixture
def factor(owner):
    return SecondFactorFactory(staff=owner)


@pytest.fixture
def at_code(client, factor):
    client.post("/login/", {"login_name": factor.staff.login_name, "password": PASSWORD})
    return client


def test_before_the_code_every_page_leads_back_to_it(at_code):
    for url in ("/", "/account/", "/account/password/", "/search/", "/login/", "/nothing-here/"):
        answer = at_code.get(url)
        assert answer.status_code == 404 or answer["Location"] == "/login/code/"


def test_before_the_code_nobody_is_logged_in(at_code):
    assert "_auth_user_id" not in at_code.session


def test_the_right_code_comes_in(at_code, factor):
    at_code.post("/login/code/", {"code": code_at(factor, timezone.now())})

    assert at_code.get("/account/").status_code == 200


def test_a_code_is_taken_once(at_code, factor):
    code = code_at(factor, timezone.now())
    at_code.post("/login/code/", {"code": code})

    assert not second_factor.accept(factor.staff, code)


def test_a_code_before_the_last_one_taken_is_old(factor):
    now = timezone.now()
    second_factor.accept(factor.staff, code_at(factor, now))

    assert not second_factor.accept(factor.staff, code_at(factor, now - timedelta(seconds=30)))


@pytest.mark.parametrize(("seconds", "taken"), [(-60, False), (-30, True), (30, True), (60, False)])
def test_a_clock_may_be_off_by_half_a_minute(factor, seconds, taken):
    with time_machine.travel(timezone.now().replace(second=10), tick=False):
        code = code_at(factor, timezone.now() + timedelta(seconds=seconds))
        assert second_factor.accept(factor.staff, code) is taken


def test_a_recovery_code_is_taken_once(factor):
    assert second_factor.accept(factor.staff, "0123456789")
    assert not second_factor.accept(factor.staff, "0123456789")
    factor.refresh_from_db()
    assert factor.codes_left == ["1234567890"]


def test_five_wrong_codes_lock_and_logging_in_anew_gives_no_more(at_code, factor):
    for _ in range(5):
        at_code.post("/login/code/", {"code": wrong_code(factor)})
    fresh = Client()
    fresh.post("/login/", {"login_name": factor.staff.login_name, "password": PASSWORD})

    answer = fresh.post("/login/code/", {"code": code_at(factor, timezone.now())})

    assert answer.status_code == 429


def test_the_code_page_waits_five_minutes(at_code, factor):
    later = timezone.now() + timedelta(minutes=5, seconds=1)
    with time_machine.travel(later):
        at_code.post("/login/code/", {"code": code_at(factor, later)})
        assert at_code.get("/account/").status_code == 302


def test_a_suspension_between_password_and_code_counts(at_code, factor):
    factor.staff.is_active = False
    factor.staff.save()

    at_code.post("/login/code/", {"code": code_at(factor, timezone.now())})

    assert "_auth_user_id" not in at_code.session


def test_setting_up_shows_recovery_codes_once(client, owner):
    client.force_login(owner, "jinguo.org.access.backends.StaffBackend")
    stay(client)
    client.post("/account/second-factor/begin/")

    page = client.post("/account/second-factor/", {"code": code_at(owner.second_factor, timezone.now())})

    owner.second_factor.refresh_from_db()
    codes = owner.second_factor.codes_left
    assert len(codes) == 10
    assert all(code in page.content.decode() for code in codes)
    assert codes[0] not in client.get("/account/").content.decode()


def stay(client):
    session = client.session
    session["started_at"] = session["seen_at"] = timezone.now().timestamp()
    session.save()


@pytest.mark.parametrize(
    ("role", "first"), [("system_admin", True), ("audit_admin", True), ("case_window", True), ("staff", False)]
)
def test_level_three_demands_codes_of_seats_and_case_window(client, db, settings, role, first):
    settings.LEVEL_THREE = True
    staff = open_account(staff_in(DepartmentFactory(), role))

    client.post("/login/", {"login_name": staff.login_name, "password": PASSWORD})

    answer = client.get("/account/")
    assert (answer.status_code == 302 and answer["Location"] == "/account/second-factor/") is first


def test_where_codes_are_required_they_are_not_given_up(client, db, settings):
    settings.LEVEL_THREE = True
    factor = SecondFactorFactory(staff=open_account(staff_in(DepartmentFactory(), "case_window")))
    client.post("/login/", {"login_name": factor.staff.login_name, "password": PASSWORD})
    client.post("/login/code/", {"code": code_at(factor, timezone.now())})

    answer = client.post("/account/second-factor/remove/", {"code": "0123456789"})

    assert answer.status_code == 403
    assert second_factor.is_on(factor.staff)


def test_a_secret_moved_to_another_account_does_not_open(factor):
    from jinguo.base.vault import SealBroken

    other = SecondFactorFactory()
    type(other).objects.filter(pk=other.pk).update(secret=type(other).objects.filter(pk=factor.pk).values("secret"))
    other = type(other).objects.get(pk=other.pk)

    with pytest.raises(SealBroken):
        _ = other.secret
