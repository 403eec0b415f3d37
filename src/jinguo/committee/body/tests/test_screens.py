"""The screens of the body, as the committee's office, a liaison and leaders see them."""

import io
from datetime import date

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jinguo.base import clock
from jinguo.base.audit.models import AuditRow
from jinguo.base.files.models import StoredFile
from jinguo.committee.body.models import Adjustment, BodyName, GroupSeat, Membership, UnitContact
from jinguo.committee.body.reminding import open_changes
from jinguo.committee.body.tests.factories import (
    BodyNameFactory,
    BureauFactory,
    CommitteeFactory,
    GroupSeatFactory,
    MembershipFactory,
    UnitContactFactory,
)
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import RegionFactory, UnitFactory, staff_in

MAY_1, JUNE_3 = date(2026, 5, 1), date(2026, 6, 3)


def text(answer) -> str:
    assert answer.status_code == 200, answer.content.decode()[:600]
    return answer.content.decode()


def follow(browser, url, data):
    answer = browser.post(url, data)
    assert answer.status_code == 302, answer.content.decode()
    return text(browser.get(answer.url))


def test_everybody_opens_on_her_own_committee(city):
    for who in (city.keeper, city.leader, city.liaison, city.expert):
        assert browser_of(who).get("/committee/").url == f"/committee/{city.committee.pk}/"


def test_without_any_committee_the_network_says_what_to_do(db, june_3):
    keeper = staff_in(UnitFactory(), "committee_office")

    seen = browser_of(keeper)

    assert "请系统管理员" in text(seen.get(seen.get("/committee/").url))


def test_the_page_of_a_day_tells_name_members_and_what_is_missing(city):
    BodyNameFactory(committee=city.committee, name="泉州市妇儿工委", seal_text="甲章")
    BodyNameFactory(committee=city.committee, name="泉州市联席会议", seal_text="乙章", first_day=MAY_1)
    seen = browser_of(city.keeper)

    today = text(seen.get(f"/committee/{city.committee.pk}/"))
    before = text(seen.get(f"/committee/{city.committee.pk}/?day=2026-04-30"))

    assert "印章：乙章" in today
    assert "印章：甲章" in before.split("名称沿革")[0]
    assert "泉州市教育局" in today
    assert "请系统管理员在“单位”里办理更名" in today
    assert "办理更名" not in before
    assert "看不出缺项" in before


def test_a_past_day_on_which_somebody_was_entered_tells_what_was_missing_then(city):
    UnitContactFactory(membership=city.education)
    UnitContactFactory(membership=city.education, role="leader", first_day=MAY_1)
    page = text(browser_of(city.keeper).get(f"/committee/{city.committee.pk}/?day=2026-04-30"))

    assert "还没有登记分管领导" in page or "报告分管领导" in page
    assert "看不出缺项" not in page


@pytest.mark.parametrize("day", ["2026-13-01", "x"])
def test_a_day_that_is_none_is_refused(city, day):
    assert browser_of(city.keeper).get(f"/committee/{city.committee.pk}/?day={day}").status_code == 400


def test_an_empty_committee_teaches_the_first_step(city):
    county = RegionFactory(parent=city.committee.region)
    empty = CommitteeFactory(region=county)
    officer = staff_in(UnitFactory(parent=city.federation, region=county), "county_office")

    page = text(browser_of(officer).get(f"/committee/{empty.pk}/"))
    assert page.count(f'href="/committee/{empty.pk}/adjustments/new/"') == 2  # at the top, and in the empty state
    assert "登记以后列在这里" in text(browser_of(city.keeper).get(f"/committee/{empty.pk}/"))


def test_an_adjustment_is_entered_with_its_paper(city):
    bureau = BureauFactory(parent=city.committee, name="市医保局")
    seen = browser_of(city.keeper)
    url = f"/committee/{city.committee.pk}/adjustments/new/"
    scan = io.BytesIO(b"%PDF-1.4\n%%EOF\n")
    scan.name = "通知.pdf"
    data = {"kind": "adjusting", "number": "9号", "title": "调整通知", "day": "2026-05-01", "joining": bureau.pk}

    page = follow(seen, url, {**data, "leaving": city.health.pk, "papers": scan})

    assert "增加 1 个、减少 1 个" in page
    assert StoredFile.objects.count() == 1
    assert "2 → 2" in text(seen.get(f"/committee/{city.committee.pk}/adjustments/"))
    assert seen.post(url, data).status_code == 422
    assert "没有勾选加入或退出的单位" in seen.post(url, {**data, "joining": []}).content.decode()
    assert Adjustment.objects.filter(number="9号").count() == 1


def test_a_name_is_entered(city):
    data = {"name": "联席会议", "seal_text": "联席会议章", "first_day": "2026-05-01", "paper": "2号"}

    assert "联席会议章" in follow(browser_of(city.keeper), f"/committee/{city.committee.pk}/name/", data)
    assert BodyName.objects.get().paper == "2号"


def test_the_list_is_narrowed_by_what_is_missing(city):
    UnitContactFactory(membership=city.education)
    seen, url = browser_of(city.keeper), f"/committee/{city.committee.pk}/members/"

    assert "找到 1 条" in text(seen.get(f"{url}?lacks=liaison"))
    assert "找到 2 条" in text(seen.get(f"{url}?lacks=leader"))
    assert "分管领导、责任人、领导小组" in text(seen.get(url))
    assert "找到 0 条" in text(seen.get(f"{url}?lacks=none"))
    assert "找到 1 条" in text(seen.get(f"{url}?q=教育"))
    assert "找到 0 条" in text(seen.get(f"{url}?day=2001-05-07"))
    assert seen.get(f"{url}?lacks=x").status_code == 400


@pytest.mark.parametrize("page", ["members/", "", "adjustments/", "groups/"])
def test_a_page_takes_the_same_statements_however_many_units(city, page):
    seen, url = browser_of(city.keeper), f"/committee/{city.committee.pk}/{page}"
    seen.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        seen.get(url)
    for _ in range(6):
        member = MembershipFactory(committee=city.committee)
        UnitContactFactory(membership=member, staff=staff_in(member.unit, "liaison"))
        GroupSeatFactory(committee=city.committee, staff=staff_in(city.committee, "expert"))

    with CaptureQueriesContext(connection) as many:
        text(seen.get(url))

    assert len(many) <= len(few) + 1  # one for the contacts of members, none where there are no members


def test_the_network_takes_the_same_statements_however_many_committees(city):
    seen, url = browser_of(city.keeper), "/committee/network/"
    seen.get(url)
    with CaptureQueriesContext(connection) as few:
        text(seen.get(url))
    for _ in range(4):
        committee = CommitteeFactory(region=RegionFactory(parent=city.committee.region))
        MembershipFactory(committee=committee)
        GroupSeatFactory(committee=committee, group="office", is_full_time=True)

    with CaptureQueriesContext(connection) as many:
        page = text(seen.get(url))

    assert len(many) == len(few)
    assert "找到 5 条" in page
    assert "找到 1 条" in text(seen.get(f"{url}?empty=office"))
    assert "找到 4 条" in text(seen.get(f"{url}?level=county"))


def test_a_liaison_names_the_people_of_her_unit(city):
    seen, url = browser_of(city.liaison), f"/committee/members/{city.education.pk}/"
    assert f'href="{url}contacts/new/?role=liaison"' in text(seen.get(url))
    day = "2026-06-01"
    data = {"role": "liaison", "staff": city.liaison.pk, "first_day": day, "reported": day, "phone": "13805951234"}

    page = follow(seen, f"{url}contacts/new/", data)

    assert city.liaison.name in page
    assert "登记联络员" not in page
    assert UnitContact.objects.get().person == city.liaison.name


def test_another_units_people_are_not_a_liaisons(city):
    row = UnitContactFactory(membership=city.health, name="机密姓名")
    seen = browser_of(city.liaison)

    page = text(seen.get(f"/committee/members/{city.health.pk}/"))

    assert "机密姓名" not in page
    assert "看不到联系人" in page
    assert seen.get(f"/committee/contacts/{row.pk}/edit/").status_code == 404


def test_leaders_read_a_telephone_masked(city):
    UnitContactFactory(membership=city.education, phone="13805951234")
    url = f"/committee/members/{city.education.pk}/"

    assert "138****1234" in text(browser_of(city.leader).get(url))
    assert "13805951234" in text(browser_of(city.keeper).get(url))
    assert "看不到联系人" in text(browser_of(city.expert).get(url))


def test_an_account_that_stayed_behind_is_pointed_out(city):
    UnitContactFactory(membership=city.education, staff=city.liaison, last_day=MAY_1)

    page = text(browser_of(city.keeper).get(f"/committee/members/{city.education.pk}/"))

    assert "账号的联络员任职还在" in page
    assert "逾期 2 天" in page


def test_somebody_leaves_and_is_corrected(city):
    row = UnitContactFactory(membership=city.education, name="林小英", phone="1")
    seen = browser_of(city.keeper)

    follow(seen, f"/committee/contacts/{row.pk}/edit/", {"name": "林晓英", "post": "科长", "phone": "2"})
    page = follow(seen, f"/committee/contacts/{row.pk}/end/", {"last_day": "2026-05-01"})

    assert "林晓英" in page
    assert "已离任" in page
    assert "已经登记离任" in seen.get(f"/committee/contacts/{row.pk}/end/").content.decode()


def test_duties_and_groups_are_entered(city):
    seen, seats = browser_of(city.keeper), f"/committee/{city.committee.pk}/groups/new/"
    admin = staff_in(city.committee, "system_admin")
    offered = text(seen.get(seats))
    assert str(city.liaison) in offered
    assert str(admin) not in offered
    follow(seen, f"/committee/members/{city.education.pk}/edit/", {"duty": "义务教育"})
    page = follow(
        seen,
        seats,
        {"group": "statistics", "name": "陈统计", "first_day": "2026-05-01"},
    )
    seat = GroupSeat.objects.get()

    assert (Membership.objects.get(pk=city.education.pk).duty, seat.group) == ("义务教育", "statistics")
    assert "陈统计" in page
    assert "以前的成员" in follow(seen, f"/committee/seats/{seat.pk}/end/", {"last_day": "2026-06-02"})


def test_the_roster_on_paper_names_units_and_what_is_missing(city):
    UnitContactFactory(membership=city.education, name="林小英", post="科长", phone="0595-1")

    answer = browser_of(city.keeper).get(f"/committee/{city.committee.pk}/members/word/")

    paper = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert {"泉州市教育局", "林小英", "0595-1"} <= set(cells)
    assert any("未报联络员的单位：泉州市卫健委。" in one.text for one in paper.paragraphs)
    assert AuditRow.objects.filter(act="membership.print").count() == 1


def test_the_people_go_into_a_table(city):
    UnitContactFactory(membership=city.education)

    answer = browser_of(city.keeper).get(f"/committee/{city.committee.pk}/members/excel/")

    assert answer.content[:2] == b"PK"


def test_open_changes_are_reminded_of(city):
    for member in (city.education, city.health):
        for role in ("leader", "liaison"):
            UnitContactFactory(membership=member, role=role)
    assert list(open_changes(JUNE_3)) == []
    UnitContact.objects.filter(role="liaison").update(last_day=MAY_1)

    ours, theirs = sorted(open_changes(JUNE_3), key=lambda one: one.subject.pk)

    assert (ours.due, ours.people, ours.heads) == (date(2026, 6, 1), (city.liaison,), (city.keeper,))
    assert theirs.people == (city.keeper,)
    assert clock.today() == JUNE_3
