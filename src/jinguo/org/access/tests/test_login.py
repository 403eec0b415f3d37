"""Coming in, staying in, going out: T-AUTH-1, T-AUTH-3, D16, D17, D19."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from jinguo.base.audit.models import AuditRow
from jinguo.org.access.models import Credential
from jinguo.org.access.services import accounts, passwords
from jinguo.org.access.tests.factories import PASSWORD
from jinguo.org.structure import services as structure
from jinguo.org.structure.tests.factories import StaffFactory

ACCOUNT = "/account/"
NEW = "Xin-de 9 kouling"


def come_in(client, staff, password=PASSWORD, **more):
    return client.post("/login/", {"login_name": staff.login_name, "password": password, **more})


@pytest.fixture
def inside(client, owner):
    come_in(client, owner)
    return client


def is_inside(client):
    return client.get(ACCOUNT).status_code == 200


def test_name_and_password_come_in(client, owner):
    answer = come_in(client, owner)

    assert answer.status_code == 302
    assert is_inside(client)


def test_passwords_are_hashed_with_argon2(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

    assert make_password(PASSWORD).startswith("argon2$argon2id$")


def test_a_log_in_draws_a_new_session_id(client, owner):
    client.get("/login/")
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key

    come_in(client, owner)

    assert client.session.session_key != before


def test_logging_out_ends_the_session_on_the_server(inside):
    kept = inside.cookies["session"].value

    answer = inside.post("/logout/")

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    thief = Client()
    thief.cookies["session"] = kept
    assert not is_inside(thief)


def test_logging_out_is_not_done_by_a_link(inside):
    assert inside.get("/logout/").status_code == 405
    assert is_inside(inside)


def test_half_an_hour_without_work_ends_the_session(inside):
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert not is_inside(inside)


def test_work_keeps_a_session_alive_until_twelve_hours(inside):
    start = timezone.now()
    for minutes in range(20, 12 * 60, 20):
        with time_machine.travel(start + timedelta(minutes=minutes)):
            assert is_inside(inside)

    with time_machine.travel(start + timedelta(hours=12, minutes=1)):
        assert not is_inside(inside)


def test_a_page_that_asks_for_a_jobs_progress_is_nobodys_work(inside):
    start = timezone.now()
    with time_machine.travel(start + timedelta(minutes=20)):
        inside.get("/jobs/1/", headers={"HX-Request": "true"})

    with time_machine.travel(start + timedelta(minutes=31)):
        assert not is_inside(inside)


def suspended(staff):
    accounts.suspend(staff, by=None)


def given_a_role(staff):
    structure.appoint(staff, staff.appointments.get().unit, "department_head", by=None, on=date(2026, 6, 1))


def moved(staff):
    structure.end_appointment(staff.appointments.get(), by=None, on=date(2026, 6, 1))


def password_drawn(staff):
    passwords.draw(staff, by=None)


def password_chosen(staff):
    passwords.choose(staff, PASSWORD, NEW)


@pytest.mark.parametrize("change", [suspended, given_a_role, moved, password_drawn, password_chosen])
def test_a_changed_account_ends_its_open_sessions(inside, owner, change):
    change(owner)

    assert not is_inside(inside)


def test_who_changes_her_password_stays_in_and_her_other_sessions_end(inside, owner):
    elsewhere = Client()
    come_in(elsewhere, owner)

    inside.post("/account/password/", {"old": PASSWORD, "new": NEW, "again": NEW})

    assert is_inside(inside)
    assert not is_inside(elsewhere)


def test_a_suspended_account_does_not_come_in(client, owner):
    accounts.suspend(owner, by=None)

    assert come_in(client, owner).status_code == 200
    assert not is_inside(client)


def test_who_has_left_does_not_come_in(client, owner):
    owner.employed_to = date(2026, 1, 31)
    owner.save()

    come_in(client, owner)

    assert not is_inside(client)


def test_a_one_time_password_leads_to_the_new_password_first(client, owner):
    drawn = passwords.draw(owner, by=None)
    come_in(client, owner, drawn)

    answer = client.get(ACCOUNT)

    assert (answer.status_code, answer["Location"]) == (302, "/account/password/")


def test_a_chosen_password_opens_the_other_pages(client, owner):
    drawn = passwords.draw(owner, by=None)
    come_in(client, owner, drawn)

    client.post("/account/password/", {"old": drawn, "new": NEW, "again": NEW})

    assert is_inside(client)
    assert not Credential.objects.get(staff=owner).must_change


def test_a_one_time_password_dies_after_seven_days(client, owner):
    drawn = passwords.draw(owner, by=None)

    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        answer = come_in(client, owner, drawn)

    assert "已过 7 天有效期" in answer.content.decode()


def test_after_ninety_days_a_new_password_comes_first(client, owner):
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        come_in(client, owner)

        assert client.get(ACCOUNT)["Location"] == "/account/password/"


def test_the_asvs_profile_asks_for_no_change(client, owner, settings):
    settings.PASSWORD_PROFILE = "asvs"

    with time_machine.travel(timezone.now() + timedelta(days=400)):
        come_in(client, owner)

        assert is_inside(client)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("short1A!", "至少"),
        ("alllowercaseletters", "至少用三种"),
        (PASSWORD, "最近 5 次用过"),
    ],
)
def test_a_password_that_may_not_be_taken_says_why(inside, new, told):
    answer = inside.post("/account/password/", {"old": PASSWORD, "new": new, "again": new})

    assert told in answer.content.decode()


def test_the_last_five_passwords_are_not_taken_again(owner):
    chosen = [PASSWORD, *(f"Xin-de {number} kouling" for number in range(5))]
    for old, new in pairwise(chosen):
        passwords.choose(owner, old, new)

    assert [passwords.is_used(owner, one) for one in chosen] == [False, True, True, True, True, True]


def test_the_old_password_cannot_be_guessed_in_an_open_session(inside):
    for _ in range(5):
        inside.post("/account/password/", {"old": "wrong", "new": NEW, "again": NEW})

    assert inside.post("/account/password/", {"old": PASSWORD, "new": NEW, "again": NEW}).status_code == 429


@pytest.mark.parametrize("next_url", ["//evil.cn", "https:evil.cn", "/\\evil.cn", "%2f%2fevil.cn", "javascript:1"])
def test_the_next_page_is_always_our_own(client, owner, next_url):
    assert come_in(client, owner, next=next_url)["Location"] == "/"


def test_the_next_page_is_where_she_wanted_to_go(client, owner):
    assert come_in(client, owner, next="/account/?a=1")["Location"] == "/account/?a=1"


def test_every_page_leads_a_stranger_to_the_log_in(client, db):
    assert client.get(ACCOUNT)["Location"] == "/login/?next=/account/"


def test_success_and_refusal_stand_on_the_trail(client, owner):
    come_in(client, owner, "wrong")
    come_in(client, owner)

    rows = AuditRow.objects.filter(act__startswith="login.").order_by("number")
    assert [(row.act, row.ok, row.actor_number) for row in rows] == [
        ("login.refused", False, owner.number),
        ("login.enter", True, owner.number),
    ]


def test_a_password_typed_as_a_name_is_not_written_down(client, db):
    client.post("/login/", {"login_name": "Geheim-123456", "password": "x"})

    row = AuditRow.objects.get(act="login.refused")
    assert "eheim" not in f"{row.object_label}{row.note}{row.actor_name}"


def test_accounts_unused_for_ninety_days_are_suspended(owner):
    idle = StaffFactory(last_login=timezone.now() - timedelta(days=91), password="!x")
    owner.last_login = timezone.now() - timedelta(days=89)
    owner.save()

    assert accounts.suspend_unused() == [idle]


def test_the_last_of_a_seat_is_not_suspended_for_being_idle(system_admin):
    system_admin.last_login = timezone.now() - timedelta(days=400)
    system_admin.save()

    assert accounts.suspend_unused() == []


def test_a_drawn_password_is_greeted_with_the_rules_first_and_a_way_out(client, owner):
    come_in(client, owner, passwords.draw(owner, by=None))

    page = client.get("/account/password/").content.decode()

    assert f"{owner.name}，您好" in page
    assert page.index("至少 ") < page.index('name="new"')
    assert "退出登录" in page
