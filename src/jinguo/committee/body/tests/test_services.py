"""The verbs of the body: names, adjustments, contacts, groups."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import Refused
from jinguo.committee.body import services
from jinguo.committee.body.models import Membership, UnitContact
from jinguo.committee.body.permissions import may_keep
from jinguo.committee.body.queries import body_on, clocks_of, contacts_of, members_on, missing, story_of
from jinguo.committee.body.tests.conftest import city_named
from jinguo.committee.body.tests.factories import BureauFactory, CommitteeFactory, UnitContactFactory
from jinguo.org.structure.services import rename_unit
from jinguo.org.structure.tests.factories import RegionFactory, StaffFactory, UnitFactory, staff_in

MAY_1, JUNE_1 = date(2026, 5, 1), date(2026, 6, 1)
ONE_DAY = timedelta(days=1)
PAPER = {"number": "泉政办〔2026〕1号", "title": "关于调整成员单位的通知"}


def name(city, role="liaison", membership=None, **facts):
    told = {"name": "林小英", "first_day": JUNE_1, "reported": JUNE_1, **facts}
    return services.enter_contact(membership or city.education, by=told.pop("by", city.keeper), role=role, **told)


def test_a_committee_becomes_a_joint_meeting_and_its_history_stays(city):
    services.name_body(
        city.committee, by=city.keeper, name="泉州市妇儿工委", seal_text="甲", first_day=date(2001, 5, 8), paper="1号"
    )
    services.name_body(
        city.committee, by=city.keeper, name="泉州市妇女儿童工作联席会议", seal_text="乙", first_day=MAY_1, paper="2号"
    )

    before, after = body_on(city.committee, MAY_1 - ONE_DAY), body_on(city.committee, MAY_1)
    assert (before.name, before.seal_text) == ("泉州市妇儿工委", "甲")
    assert (after.name, after.seal_text) == ("泉州市妇女儿童工作联席会议", "乙")
    assert members_on(city.committee, JUNE_1).count() == 2


def test_without_an_entry_the_directory_tells_the_name_of_the_day(city):
    was = city.committee.name
    rename_unit(city.committee, "联席会议", by=None, on=MAY_1)

    assert [body_on(city.committee, day).name for day in (MAY_1 - ONE_DAY, MAY_1)] == [was, "联席会议"]


def test_an_adjustment_brings_and_takes_units_from_its_day(city):
    new = BureauFactory(parent=city.committee, name="市医保局")

    services.adjust(city.committee, by=city.keeper, day=MAY_1, joining=[new], leaving=[city.health], **PAPER)

    def names(day):
        return {row.name_then for row in members_on(city.committee, day)}

    assert names(MAY_1 - ONE_DAY) == {"泉州市教育局", "泉州市卫健委"}
    assert names(MAY_1) == {"泉州市教育局", "市医保局"}
    told = story_of(city.committee)[0]
    assert (told.came, told.went, told.before, told.after) == (("市医保局",), ("泉州市卫健委",), 2, 2)
    assert AuditRow.objects.filter(act="adjustment.record").count() == 1


def test_an_old_list_names_units_as_they_were_called_then(city):
    rename_unit(city.health.unit, "市卫生健康局", by=None, on=MAY_1)

    assert [row.name_then for row in members_on(city.committee, MAY_1 - ONE_DAY)][1] == "泉州市卫健委"
    assert [row.name_then for row in members_on(city.committee, MAY_1)][1] == "市卫生健康局"


def test_what_is_a_member_already_does_not_join_again(city):
    with pytest.raises(ValidationError, match="已经是成员单位"):
        services.adjust(city.committee, by=city.keeper, day=MAY_1, joining=[city.health.unit], **PAPER)

    assert not city.committee.adjustments.filter(number=PAPER["number"]).exists()


def test_a_unit_that_left_may_come_back(city):
    services.adjust(city.committee, by=city.keeper, day=MAY_1, leaving=[city.health], **PAPER)

    services.adjust(
        city.committee, by=city.keeper, day=JUNE_1, joining=[city.health.unit], number="2号", title="再次加入"
    )

    assert Membership.objects.filter(unit=city.health.unit).count() == 2
    assert [one.after for one in story_of(city.committee)][:2] == [2, 1]


@pytest.mark.parametrize("day", [date(2026, 6, 4), date(1989, 12, 31)])
def test_a_day_ahead_or_before_1990_is_refused(city, day):
    with pytest.raises(ValidationError, match="生效日"):
        services.adjust(city.committee, by=city.keeper, day=day, **PAPER)


def test_a_new_liaison_relieves_the_one_before(city):
    before = UnitContactFactory(membership=city.education, first_day=MAY_1)

    after = name(city)

    before.refresh_from_db()
    assert before.last_day == JUNE_1 - ONE_DAY
    assert contacts_of(city.education, JUNE_1)["liaison"] == [after]


def test_several_may_be_responsible_and_sit_in_the_group(city):
    for role in ("person", "member"):
        name(city, role)
        name(city, role)

    assert {role: len(rows) for role, rows in contacts_of(city.education, JUNE_1).items()} == {"person": 2, "member": 2}


def test_a_liaison_is_not_named_before_the_one_she_follows(city):
    UnitContactFactory(membership=city.education, first_day=JUNE_1)

    with pytest.raises(ValidationError, match="还有别人"):
        name(city, first_day=MAY_1)


def test_somebody_without_name_or_account_is_refused(city):
    with pytest.raises(ValidationError, match="请填姓名"):
        name(city, name=" ")


def test_who_has_an_account_is_not_written_down_twice(city):
    row = name(city, staff=city.liaison, name="别的名字")

    assert (row.name, row.person) == ("", city.liaison.name)


def test_a_liaison_enters_the_people_of_her_own_unit_only(city):
    name(city, by=city.liaison)

    with pytest.raises(Refused, match="联络员登记"):
        name(city, membership=city.health, by=city.liaison)


@pytest.mark.parametrize("who", ["leader", "expert"])
def test_nobody_else_enters_anything(city, who):
    with pytest.raises(Refused):
        name(city, by=getattr(city, who))
    with pytest.raises(Refused):
        services.adjust(city.committee, by=getattr(city, who), day=MAY_1, **PAPER)


def test_another_citys_office_keeps_nothing_here(city):
    with pytest.raises(Refused, match="泉州"):
        services.adjust(city.committee, by=city_named("漳州").keeper, day=MAY_1, **PAPER)


def test_what_a_unit_lacks_goes_as_its_people_are_named(city):
    def titles():
        return {one.membership.unit.name: one.words for one in missing(city.committee, JUNE_1)}

    assert titles()["泉州市教育局"] == "分管领导、联络员、责任人、领导小组"
    for role in ("leader", "liaison", "person"):
        name(city, role)
    assert titles()["泉州市教育局"] == "领导小组"
    services.edit_membership(city.education, by=city.keeper, duty="义务教育", asks_group=False)
    assert set(titles()) == {"泉州市卫健委"}


def test_the_clock_of_a_liaison_runs_from_her_last_day(city):
    row = name(city, first_day=date(2026, 1, 5), reported=date(2026, 1, 5))
    services.end_contact(row, by=city.liaison, last_day=date(2026, 4, 30))

    open_one = clocks_of(city.education, JUNE_1)[0]

    assert (open_one.role, open_one.due, open_one.tone) == ("liaison", date(2026, 5, 30), "bad")
    assert "原联络员任至2026年4月30日" in open_one.because
    name(city, reported=date(2026, 6, 3))
    assert "超期 4 天" in clocks_of(city.education, date(2026, 6, 3))[0].because


def test_a_closed_bureau_asks_for_an_adjustment(city):
    unit = city.health.unit
    unit.closed = MAY_1
    unit.save()

    (told,) = [one for one in missing(city.committee, JUNE_1) if one.membership == city.health]

    assert "单位已撤销" in told.words


def test_what_is_missing_takes_the_same_queries_however_many_units(city, django_assert_num_queries):
    for _ in range(5):
        bureau = BureauFactory(parent=city.committee)
        services.adjust(
            city.committee, by=city.keeper, day=MAY_1, joining=[bureau], number=bureau.name, title=bureau.name
        )

    with django_assert_num_queries(2):
        assert len(missing(city.committee, JUNE_1)) == 7


def test_a_contact_is_corrected_and_the_trail_names_nobody(city):
    row = name(city)

    services.edit_contact(row, by=city.liaison, name="林晓英", post="科长", phone="13800000000")

    assert UnitContact.objects.get().person == "林晓英"
    assert not any(
        "林" in f"{one.object_label}{one.note}" for one in AuditRow.objects.filter(act__startswith="unitcontact")
    )


def test_groups_are_dated(city):
    seat = services.take_seat(city.committee, by=city.keeper, group="expert", first_day=MAY_1, name="陈专家")
    services.end_seat(seat, by=city.keeper, last_day=JUNE_1)

    with pytest.raises(Refused, match="已经登记离组"):
        services.end_seat(seat, by=city.keeper, last_day=JUNE_1)
    with pytest.raises(ValidationError, match="请填这一天或以后"):
        services.end_seat(
            services.take_seat(city.committee, by=city.keeper, group="expert", first_day=JUNE_1, staff=StaffFactory()),
            by=city.keeper,
            last_day=MAY_1,
        )


def test_a_countys_federation_keeps_the_county_and_its_towns(city):
    county = RegionFactory(parent=city.committee.region, level="county")
    town = RegionFactory(parent=county, level="town")
    officer = staff_in(UnitFactory(parent=city.federation, region=county), "county_office")
    ours, below = CommitteeFactory(region=county), CommitteeFactory(region=town)

    assert [may_keep(officer, one).ok for one in (ours, below, city.committee)] == [True, True, False]
    assert may_keep(city.keeper, below).ok is False
