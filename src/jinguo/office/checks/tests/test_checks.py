"""Spot checks: the list of a minute, results on the spot, handling, the circular (rule 18)."""

import io
from datetime import date, datetime, time

import docx
import pytest
from django.utils import timezone

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.office.attendance.tests.conftest import MARCH_2, Office, office
from jinguo.office.checks import services
from jinguo.office.checks.models import CheckedPerson, SpotCheck
from jinguo.office.slips.tests.factories import LeaveRequestFactory, OutingFactory
from jinguo.org.access.tests.browsers import browser_of

__all__ = ["office"]
TEN = 600


@pytest.fixture
def check(office: Office) -> SpotCheck:
    """Ten o'clock: the clerk has signed in, the head is on leave, the leader out, the office's clerk awaited."""
    office.punch(505)
    LeaveRequestFactory(staff=office.head, unit=office.department, first=MARCH_2, last=MARCH_2)
    OutingFactory(staff=office.leader, unit=office.leader.appointments.get().unit, leaves_at=540)
    with clock.pretend(MARCH_2):
        return services.open_check(office.organ, by=office.keeper, kind="irregular", minute=TEN)


def test_a_minute_that_is_named_is_one_of_today_also_soon_after_midnight(check, office, monkeypatch):
    with clock.pretend(MARCH_2):
        midnight = datetime.combine(MARCH_2, time(0, 10), timezone.get_default_timezone())
        monkeypatch.setattr(clock, "now", lambda: midnight)
        later = services.open_check(office.organ, by=office.keeper, kind="regular", minute=TEN)

    assert (later.day, later.minute) == (MARCH_2, TEN)


def of(check, staff):
    return CheckedPerson.objects.get(spot_check=check, staff=staff)


def test_the_list_says_where_everybody_is_expected_and_by_which_slip(check, office):
    places = dict(check.people.values_list("staff", "place"))

    assert places == {
        office.clerk.pk: "post",
        office.head.pk: "leave",
        office.leader.pk: "outing",
        office.keeper.pk: "post",
    }
    assert of(check, office.head).ref.startswith("leave:")


def test_who_is_covered_is_no_breach_and_who_is_missing_is(check, office):
    missing = services.enter(of(check, office.clerk), by=office.keeper, is_there=False)
    covered = services.enter(of(check, office.head), by=office.keeper, is_there=False)

    assert (missing.state_words, missing.breach_words) == ("脱岗", "脱岗")
    assert (covered.state_words, covered.breach_words) == ("请假", "")


def test_a_request_that_nobody_approved_is_a_breach_of_its_own(office):
    office.punch(505)
    LeaveRequestFactory(staff=office.clerk, unit=office.department, state="asked")
    with clock.pretend(MARCH_2):
        check = services.open_check(office.organ, by=office.keeper, kind="regular", minute=TEN)

    row = services.enter(of(check, office.clerk), by=office.keeper, is_there=False)

    assert row.breach_words == "请假、外出未经批准"


def test_conduct_is_entered_beside_presence_and_again_in_its_place(check, office):
    row = services.enter(of(check, office.clerk), by=office.keeper, is_there=True, conduct=["games", "noise"])
    assert row.breach_words == "上班时间玩游戏、大声喧哗"

    again = services.enter(row, by=office.keeper, is_there=True, conduct=["noise"])
    assert again.breach_words == "大声喧哗"


def test_it_ends_when_everybody_was_looked_at_and_is_told_when_every_breach_is_handled(check, office):
    with pytest.raises(Refused, match="还有 2 人没有查看"):
        services.end_check(check, by=office.keeper)
    services.enter(of(check, office.keeper), by=office.leader, is_there=True)
    services.enter(of(check, office.clerk), by=office.keeper, is_there=False)
    services.end_check(check, by=office.keeper)

    with pytest.raises(Refused, match="还有 1 人没有写处理结果"):
        services.tell_check(check, by=office.keeper)
    services.handle(of(check, office.clerk), by=office.keeper, handling="批评教育，写出检讨")
    services.tell_check(check, by=office.keeper)

    assert (check.state, check.told_on) == ("told", date(2026, 6, 3))


def test_nothing_is_entered_after_its_end(check, office):
    for one in check.people.filter(place="post"):
        services.enter(one, by=office.keeper, is_there=True)
    services.end_check(check, by=office.keeper)

    with pytest.raises(Refused, match="不再录入"):
        services.enter(of(check, office.clerk), by=office.keeper, is_there=False)


def test_only_the_office_and_leaders_check(office):
    with pytest.raises(Refused, match="抽查由"):
        services.open_check(office.organ, by=office.clerk, kind="irregular")


def test_it_is_done_on_screen_and_its_circular_adds_up(check, office):
    seen = browser_of(office.keeper)
    for one in check.people.filter(place="post"):
        facts = {"is_there": "0" if one.staff == office.clerk else "1", "conduct": []}
        seen.post(f"/checks/people/{one.pk}/", facts)
    seen.post(f"/checks/{check.pk}/end/")
    seen.post(f"/checks/people/{of(check, office.clerk).pk}/handling/", {"handling": "批评教育"})
    seen.post(f"/checks/{check.pk}/tell/")

    paper = docx.Document(io.BytesIO(seen.get(f"/checks/{check.pk}/word/").content))
    text = "\n".join(one.text for one in paper.paragraphs)

    assert "应在岗 2 人：在岗 1 人，脱岗 1 人；请假 1 人，外出 1 人" in text
    assert [cell.text for cell in paper.tables[0].rows[1].cells] == ["发展部", office.clerk.name, "脱岗", "批评教育"]


def test_a_clerk_sees_no_check_of_others(check, office):
    assert browser_of(office.clerk).get(f"/checks/{check.pk}/").status_code == 404
