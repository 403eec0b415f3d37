"""The ledger of annual leave: opening balances on paper, a year carried over once, and what is lost by rule 7."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.office.slips import services
from jinguo.office.slips.ledger import losing, to_carry
from jinguo.office.slips.models import LeaveEntry
from jinguo.office.slips.queries import balances
from jinguo.office.slips.tests.factories import LeaveEntryFactory, LeaveRequestFactory, ServiceStartFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import staff_in

YEAR, NEXT = 2026, date(2027, 1, 5)


def left(staff, year=YEAR):
    return balances([staff.pk], year)[staff.pk].left


def entries(staff, year):
    return sorted(LeaveEntry.objects.filter(staff=staff, year=year).values_list("why", "half_days"))


def enter(office, half_days, **facts):
    wanted = {"by": office.keeper, "year": YEAR, "why": "opening", "note": "2025 年登记表", **facts}
    return services.enter(facts.pop("staff", office.clerk), half_days=half_days, **{**wanted, **facts})


def test_an_opening_balance_is_entered_with_its_paper(office):
    enter(office, -4)

    assert left(office.clerk) == 16


@pytest.mark.parametrize(
    ("half_days", "facts", "why"),
    [
        (-4, {"note": " "}, "没有写依据"),
        (0, {}, "不能为 0"),
        (-21, {}, "还剩 10 天"),
        (4, {"why": "granted"}, "由系统记账"),
    ],
)
def test_an_entry_needs_a_paper_and_never_takes_more_than_is_left(office, half_days, facts, why):
    with pytest.raises(ValidationError, match=why):
        enter(office, half_days, **facts)


def test_nobody_enters_anything_in_her_own_account_and_a_colleague_in_nobodys(office):
    with pytest.raises(Refused, match="自己的假期账"):
        services.enter(office.keeper, by=office.keeper, year=YEAR, why="corrected", half_days=2, note="漏记")
    with pytest.raises(Refused, match="绩效办或人事"):
        enter(office, 2, by=office.head)


def test_what_is_left_is_carried_over_once_and_closes_the_year(office):
    LeaveEntryFactory(staff=office.clerk, unit=office.department, why="taken", half_days=-14)
    with clock.pretend(NEXT):
        counts = [services.carry_over(office.organ, 2027, by=office.keeper) for _ in range(2)]

    assert counts == [1, 0]
    assert (left(office.clerk, YEAR), left(office.clerk, 2027)) == (0, 6)


def test_what_was_carried_before_lapses(office):
    LeaveEntryFactory(staff=office.clerk, unit=office.department, why="carried", half_days=6)
    LeaveEntryFactory(staff=office.clerk, unit=office.department, why="taken", half_days=-2)
    with clock.pretend(NEXT):
        services.carry_over(office.organ, 2027, by=office.keeper)

    assert entries(office.clerk, 2027) == [("carried", 20)]
    assert ("lapsed", -4) in entries(office.clerk, YEAR)


def test_a_year_that_has_not_begun_takes_nothing_over(office):
    with pytest.raises(ValidationError, match="还没有开始"):
        services.carry_over(office.organ, 2027, by=office.keeper)
    assert [one.carried for one in to_carry(office.organ, 2027)] == [20]


def away(office, kind, first, last, **facts):
    return LeaveRequestFactory(
        staff=office.clerk, unit=office.department, kind=kind, first=first, last=last, half_days=2, **facts
    )


def test_twenty_days_of_personal_leave_lose_the_year(office):
    ServiceStartFactory(staff=office.clerk, unit=office.department)
    away(office, "personal", date(2026, 3, 2), date(2026, 3, 27))

    assert [(one.year, one.half_days) for one in losing(office.organ, YEAR)] == [(YEAR, 20)]
    services.forfeit(office.clerk, by=office.keeper, year=YEAR)

    assert (left(office.clerk), losing(office.organ, YEAR)) == (0, [])
    with pytest.raises(ValidationError, match="没有达到"):
        services.forfeit(office.clerk, by=office.keeper, year=YEAR)


def test_where_it_was_taken_already_the_next_year_is_lost(office):
    ServiceStartFactory(staff=office.clerk, unit=office.department)
    LeaveEntryFactory(staff=office.clerk, unit=office.department, why="taken", half_days=-6)
    away(office, "sick", date(2026, 1, 5), date(2026, 4, 30), state="ended", back_on=date(2026, 5, 1))
    assert losing(office.organ, YEAR) == []

    LeaveEntryFactory(staff=office.clerk, unit=office.department, year=2027)
    with clock.pretend(NEXT):
        (found,) = losing(office.organ, 2027)

    assert (found.year, "病假累计" in found.because) == (2027, True)


def test_nineteen_days_lose_nothing(office):
    ServiceStartFactory(staff=office.clerk, unit=office.department)
    away(office, "personal", date(2026, 3, 2), date(2026, 3, 26))

    assert losing(office.organ, YEAR) == []


def test_an_office_that_granted_before_is_granted_by_itself_and_a_new_one_is_not(office):
    ServiceStartFactory(staff=office.head, unit=office.department)
    assert "泉州市妇联" in services.grant_all()
    assert services.grant_all() == "没有要记入的应休"

    with clock.pretend(NEXT):
        services.grant_all()
    assert balances([office.head.pk], 2027)[office.head.pk].granted == 20

    LeaveEntry.objects.all().delete()
    assert services.grant_all() == "没有要记入的应休"


def test_ones_own_account_opens_to_each_entry_and_a_colleagues_does_not(office):
    enter(office, -4)

    page = browser_of(office.clerk).get(f"/leave/accounts/{office.clerk.pk}/").content.decode()

    assert "2025 年登记表" in page
    assert "期初和更正" not in page
    assert browser_of(office.clerk).get(f"/leave/accounts/{office.head.pk}/").status_code == 404


def test_the_keeper_books_on_screen_and_sees_why_it_is_not_taken(office):
    seen, url = browser_of(office.keeper), f"/leave/accounts/{office.clerk.pk}/enter/"

    assert "0.5 的倍数" in seen.post(url, {"why": "opening", "days": "0.3", "note": "表"}).content.decode()
    page = seen.post(url, {"why": "opening", "days": "-1.5", "note": "2025 年登记表"}, follow=True).content.decode()

    assert "还剩 8.5 天" in page


def test_the_accounts_tell_the_keeper_what_is_to_be_carried_and_lost(office):
    ServiceStartFactory(staff=office.clerk, unit=office.department)
    LeaveEntryFactory(staff=office.clerk, unit=office.department, year=2025, half_days=10)
    away(office, "personal", date(2026, 3, 2), date(2026, 3, 27))

    page = browser_of(office.keeper).get("/leave/accounts/").content.decode()

    assert "结转 5 天" in page
    assert "事假累计 20 天" in page
    assert "待结转" not in browser_of(office.head).get("/leave/accounts/").content.decode()


def test_the_accounts_ask_as_often_for_many_as_for_few(office, django_assert_max_num_queries):
    for person in [staff_in(office.department) for _ in range(30)]:
        LeaveEntryFactory(staff=person, unit=office.department)
    seen = browser_of(office.keeper)

    with django_assert_max_num_queries(32):
        seen.get("/leave/accounts/")
