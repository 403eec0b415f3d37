"""Guessing is counted: T-AUTH-2."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jinguo.org.access import throttle
from jinguo.org.access.tests.factories import PASSWORD, open_account
from jinguo.org.structure.tests.factories import StaffFactory

LOGIN = "/login/"


def attempt(name, password, client=None, address="10.0.0.1"):
    return (client or Client()).post(LOGIN, {"login_name": name, "password": password}, REMOTE_ADDR=address)


def test_the_sixth_try_is_refused_even_with_the_right_password(owner):
    for _ in range(5):
        attempt(owner.login_name, "wrong")

    answer = attempt(owner.login_name, PASSWORD)

    assert answer.status_code == 429
    assert "已暂停登录 15 分钟" in answer.content.decode()


def test_four_wrong_tries_and_a_right_one_come_in(owner):
    for _ in range(4):
        attempt(owner.login_name, "wrong")

    assert attempt(owner.login_name, PASSWORD).status_code == 302


def test_other_addresses_give_a_stranger_no_further_tries(owner):
    for number in range(5):
        attempt(owner.login_name, "wrong", address=f"10.0.0.{number}")

    assert attempt(owner.login_name, PASSWORD, address="10.0.0.99").status_code == 429


@pytest.mark.parametrize("spelling", ["USER", "us er", "ｕｓｅｒ", " user\u3000", "User"])
def test_another_spelling_of_the_name_is_the_same_account(db, spelling):
    open_account(StaffFactory(login_name="user"))
    for _ in range(4):
        attempt("user", "wrong")

    attempt(spelling, "wrong")

    assert attempt("user", PASSWORD).status_code == 429


def test_the_lock_opens_after_a_quarter_of_an_hour(owner):
    for _ in range(5):
        attempt(owner.login_name, "wrong")

    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert attempt(owner.login_name, PASSWORD).status_code == 302


def test_tries_during_the_lock_do_not_lengthen_it(owner):
    for _ in range(5):
        attempt(owner.login_name, "wrong")
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        attempt(owner.login_name, "wrong")

    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert attempt(owner.login_name, PASSWORD).status_code == 302


def test_a_stranger_cannot_lock_the_owner_out_of_her_own_browser(owner):
    hers = Client()
    attempt(owner.login_name, PASSWORD, hers)
    hers.post(reverse("access:logout"))
    for _ in range(7):
        attempt(owner.login_name, "wrong", address="10.0.0.66")

    assert attempt(owner.login_name, PASSWORD, hers).status_code == 302


def test_her_own_browser_has_five_tries_too(owner):
    hers = Client()
    attempt(owner.login_name, PASSWORD, hers)
    hers.post(reverse("access:logout"))
    for _ in range(5):
        attempt(owner.login_name, "wrong", hers)

    assert attempt(owner.login_name, PASSWORD, hers).status_code == 429


def test_a_forged_cookie_makes_nobody_known(owner):
    forger = Client()
    forger.cookies["known"] = f'[["{owner.login_name}", "1"]]:forged'
    for _ in range(5):
        attempt(owner.login_name, "wrong")

    assert attempt(owner.login_name, PASSWORD, forger).status_code == 429


def test_somebody_elses_log_in_does_not_forget_the_tries_at_this_account(owner):
    colleague = open_account(StaffFactory())
    for _ in range(5):
        attempt(owner.login_name, "wrong")
    attempt(colleague.login_name, PASSWORD)

    assert attempt(owner.login_name, PASSWORD).status_code == 429


def test_an_address_that_tries_many_names_is_held_up(db, monkeypatch):
    monkeypatch.setattr(throttle, "ADDRESS_TRIES", 6)
    victim = open_account(StaffFactory())
    for number in range(6):
        attempt(f"name{number}", "Fulian2026!")

    assert attempt(victim.login_name, PASSWORD).status_code == 429
    assert attempt(victim.login_name, PASSWORD, address="10.9.9.9").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_twenty_tries_at_once_are_twenty_tries(transactional_db):
    staff = open_account(StaffFactory(login_name="victim"))
    looked_at = []

    def one(_):
        try:
            answer = attempt("victim", "wrong")
            looked_at.append(answer.status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(one, range(20)))

    assert len(looked_at) == 20
    assert looked_at.count(200) <= 5
    assert attempt("victim", PASSWORD).status_code == 429
    assert staff.login_name == "victim"


def test_the_answer_is_the_same_for_a_name_that_nobody_has(owner):
    known = attempt(owner.login_name, "wrong").content.decode()
    unknown = attempt("nobody", "wrong").content.decode()

    assert _told(known) == _told(unknown)


def test_an_unknown_name_is_locked_like_a_known_one(db):
    for _ in range(5):
        attempt("nobody", "wrong")

    assert attempt("nobody", "wrong").status_code == 429


def _told(page):
    return page[page.index("note tone-bad") : page.index("</div></div>", page.index("note tone-bad"))]
