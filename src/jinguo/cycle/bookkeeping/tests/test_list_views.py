"""The list of a ledger: what it shows, to whom, and how few questions it asks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jinguo.cycle.bookkeeping import services
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

LIST = "/ledgers/trees/"


def test_the_list_shows_the_entries_within_reach(as_clerk, plant):
    plant(7000)

    page = as_clerk.get(LIST)

    assert "7,000" in page.content.decode()
    assert "找到 1 条" in page.content.decode()


def test_a_colleague_of_another_organ_finds_no_such_ledger(trees):
    stranger = browser_of(staff_in(DepartmentFactory()))

    assert stranger.get(LIST).status_code == 404


def test_a_colleague_of_another_department_sees_none_of_the_entries(trees, office, plant):
    plant(title="只给发展部看的事")
    colleague = browser_of(staff_in(DepartmentFactory(parent=office.parent)))

    assert "只给发展部看的事" not in colleague.get(LIST).content.decode()


@pytest.mark.parametrize("seat", ["system_admin", "security_admin", "audit_admin"])
def test_a_seat_is_told_that_it_reads_no_ledger(trees, office, seat):
    refused = browser_of(staff_in(office, seat)).get(LIST)

    assert refused.status_code == 403
    assert "三员" in refused.content.decode()


def test_an_empty_ledger_teaches_the_first_step(as_clerk, trees):
    page = as_clerk.get(LIST).content.decode()

    assert "记第一条" in page
    assert "义务植树还没有记录" in page


def test_a_ledger_without_a_row_in_reach_says_that_there_are_others(trees, office, plant):
    plant(title="只给发展部看的事")
    colleague = browser_of(staff_in(DepartmentFactory(parent=office.parent)))

    page = colleague.get(LIST).content.decode()

    assert "已有其他部室的记录，不在您的权限范围内" in page
    assert "义务植树还没有记录" not in page


@pytest.mark.parametrize(
    "address",
    [
        "?recorded_by__password__startswith=a",
        "?sort=recorded_by__phone",
        "?unit__name=妇联",
        "?state=draft&state=void",
        "?state=deleted",
        "?region=350500",
        "?day_from=yesterday",
        "?sort=-trees;drop",
        "?page=x",
    ],
)
def test_an_address_with_what_the_list_does_not_declare_is_refused(as_clerk, plant, address):
    plant()

    assert as_clerk.get(LIST + address).status_code == 400


def test_the_foot_adds_up_what_is_confirmed_under_the_conditions(as_clerk, plant, head):
    services.confirm(plant(7000), by=head)
    services.confirm(plant(50, title="补植"), by=head)
    plant(900)

    shown = as_clerk.get(LIST).content.decode()
    narrowed = as_clerk.get(LIST, {"q": "补植"}).content.decode()

    assert '<td class="num">7,050</td>' in shown.replace(" >", ">")
    assert "植树活动 1 次" in narrowed


def test_a_person_is_found_by_the_initials_of_her_name(as_clerk, plant, office):
    plant(1, helper=PersonFactory(name="黄晓岚", initials="hxl", pinyin="huangxiaolan", unit=office))
    plant(2, title="另一件")

    assert "找到 1 条" in as_clerk.get(LIST, {"q": "hxl"}).content.decode()


@pytest.mark.parametrize(("order", "first"), [("trees", "1"), ("-trees", "9,000")])
def test_a_figure_sorts_by_its_value(as_clerk, plant, order, first):
    for number in (50, 9000, 1):
        plant(number)

    rows = as_clerk.get(LIST, {"sort": order}).context["listing"].table.rows

    assert rows[0].get_cell("trees") == first


def test_the_list_asks_no_more_for_a_hundred_rows_than_for_ten(as_clerk, plant, office):
    person = PersonFactory(unit=office)

    def questions():
        with CaptureQueriesContext(connection) as asked:
            as_clerk.get(LIST)
        return len(asked)

    for _ in range(10):
        plant(helper=person)
    few = questions()
    for _ in range(90):
        plant(helper=person)

    assert questions() == few <= 15


def test_with_htmx_the_list_comes_without_the_page(as_clerk, plant):
    plant()

    part = as_clerk.get(LIST, headers={"HX-Request": "true"}).content.decode()

    assert "找到 1 条" in part
    assert "<html" not in part
