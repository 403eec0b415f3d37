"""A secret ballot, filled in on a phone with keys alone, and a questionnaire by somebody without an account."""

from datetime import timedelta

import pytest
from tests.journeys.conftest import PHONE

from jinguo.base import clock
from jinguo.cycle.panels import services
from jinguo.cycle.panels.models import BallotBox
from jinguo.org.structure.tests.factories import staff_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_ballot_is_cast_on_a_phone_without_a_finger(visit, traveller):
    department = traveller.department_on(clock.today())
    voters = [traveller, *(staff_in(department) for _ in range(4))]
    last_day = clock.today() + timedelta(days=7)
    panel = services.begin("ballot", "民主测评", unit=department.parent, last_day=last_day, by=None, scheme="grades")
    services.name_subjects(panel, by=None, seen=0, names=["领导班子"])
    services.name_participants(panel, dict.fromkeys(voters, ""), by=None, seen=1)
    services.open_panel(panel, by=None)
    seen = visit(PHONE)

    seen.go("/")
    seen.page.get_by_role("link", name="民主测评").click()
    seen.page.get_by_role("radio", name="优秀").focus()
    seen.page.keyboard.press("Space")
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    seen.page.get_by_text("您已参加").wait_for()

    assert BallotBox.objects.get().pile.marks == (0, 1, 0, 0)
    assert (seen.complaints, seen.hosts, seen.overflows()) == ([], {"localhost"}, False)


def test_somebody_without_an_account_answers_by_code(chromium, live_server, traveller):
    organ = traveller.department_on(clock.today()).parent
    last_day = clock.today() + timedelta(days=7)
    panel = services.begin("survey", "服务满意度", unit=organ, last_day=last_day, by=None, purpose="satisfaction")
    services.ask(panel, "服务态度怎么样", by=None, seen=0, kind="scaled")
    (code,) = services.draw_codes(panel, 1, by=None, seen=1)
    services.open_panel(panel, by=None)
    page = chromium.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="zh-CN").new_page()

    page.goto(f"{live_server.url}/ask/")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    page.get_by_text("满意", exact=True).click()
    page.get_by_role("button", name="交卷").click()
    page.get_by_role("heading", name="已收到，谢谢").wait_for()

    assert BallotBox.objects.get().pile.marks == (0, 1, 0, 0, 0)
