"""What happens to units and appointments."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.moves import Refused
from jinguo.org.structure import services
from jinguo.org.structure.issuing import issuing_name, name_in_paper
from jinguo.org.structure.models import Unit
from jinguo.org.structure.services.units import names_on
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, UnitFactory, staff_in

JUNE_30, JULY_1 = date(2026, 6, 30), date(2026, 7, 1)


def test_a_renamed_department_keeps_its_old_name_in_old_reports(db):
    office = DepartmentFactory(name="妇女发展部")

    services.rename_unit(office, "发展联络部", by=None, on=JULY_1)

    assert services.name_on(office, date(2026, 6, 30)) == "妇女发展部"
    assert services.name_on(office, JULY_1) == "发展联络部"


def test_papers_of_an_earlier_day_go_out_under_the_name_of_that_day(db):
    organ = UnitFactory(name="泉州市妇女联合会")
    office = DepartmentFactory(parent=organ, name="妇女发展部")
    services.rename_unit(organ, "泉州市妇联", by=None, on=JULY_1)
    services.rename_unit(office, "发展联络部", by=None, on=JULY_1)

    for day, names in ((JUNE_30, ("泉州市妇女联合会", "妇女发展部")), (JULY_1, ("泉州市妇联", "发展联络部"))):
        assert issuing_name(office, day) == names[0]
        assert (name_in_paper(organ, day), name_in_paper(office, day)) == names


def test_the_names_of_many_days_are_asked_at_once(db, django_assert_num_queries):
    office, other = DepartmentFactory(name="妇女发展部"), DepartmentFactory(name="宣传部")
    for day, name in ((JULY_1, "发展联络部"), (date(2026, 9, 1), "发展部")):
        services.rename_unit(office, name, by=None, on=day)
    days = [date(2026, 6, 30), JULY_1, date(2026, 8, 31), date(2026, 9, 1)]

    with django_assert_num_queries(1):
        names = names_on([(unit, day) for unit in (office, other) for day in days])

    assert [names[office, day] for day in days] == ["妇女发展部", "发展联络部", "发展联络部", "发展部"]
    assert {names[other, day] for day in days} == {"宣传部"}


def test_a_merged_unit_names_its_successor(db):
    old, new = UnitFactory(), UnitFactory()

    services.merge_unit(old, new, by=None, on=JULY_1, paper="泉委编〔2026〕3号")

    change = old.changes.get(kind="merged")
    assert (change.successor, change.paper) == (new, "泉委编〔2026〕3号")
    assert not old.stands_on(JULY_1)


def test_a_second_click_on_closing_finds_the_unit_closed(db):
    office = DepartmentFactory()
    seen = Unit.objects.get(pk=office.pk)
    services.close_unit(office, by=None, on=JULY_1)

    with pytest.raises(Refused, match="已有撤销日"):
        services.close_unit(seen, by=staff_in(office.parent, "system_admin"), on=JULY_1)


def test_a_unit_with_standing_parts_is_not_closed(db):
    office = DepartmentFactory()

    with pytest.raises(ValidationError, match="还有未撤销的下级"):
        services.close_unit(office.parent, by=None, on=JULY_1)


def test_nobody_holds_two_seats(db):
    unit = UnitFactory()
    admin = staff_in(unit, "system_admin")

    with pytest.raises(Refused, match="系统管理员"):
        services.appoint(admin, unit, "audit_admin", by=None, on=JULY_1)


def test_a_seat_and_business_do_not_meet_in_one_hand(db):
    unit = UnitFactory()

    with pytest.raises(Refused, match="不能与其他角色兼任"):
        services.appoint(staff_in(unit), unit, "security_admin", by=None, on=JULY_1)


def test_the_last_holder_of_a_seat_stays(db):
    seat = staff_in(UnitFactory(), "audit_admin").appointments.get()

    with pytest.raises(Refused, match="最后一位审计管理员"):
        services.end_appointment(seat, by=None, on=JULY_1)


def test_who_takes_over_gets_the_leavers_appointments_the_day_after(db):
    office = DepartmentFactory()
    leaver, heir = staff_in(office, "department_head"), StaffFactory()

    services.hand_over(leaver, heir, by=None, on=date(2026, 6, 30))

    assert leaver.department_on(date(2026, 6, 30)) == office
    assert heir.has_role("department_head", on=JULY_1)
    assert not heir.has_role("department_head", on=date(2026, 6, 30))


def test_a_new_appointment_ends_the_open_sessions(db):
    staff, unit = StaffFactory(), UnitFactory()
    before = staff.get_session_auth_hash()

    services.appoint(staff, unit, "staff", by=None, on=JULY_1)

    assert staff.get_session_auth_hash() != before


def test_a_change_needs_the_system_administrator(db):
    office = DepartmentFactory()

    with pytest.raises(Refused, match="单位由系统管理员维护"):
        services.rename_unit(office, "发展联络部", by=staff_in(office, "unit_head"), on=JULY_1)


@pytest.mark.parametrize(
    ("change", "told"),
    [("move", "请另选上级"), ("merge", "不能并入自己"), ("close", "2026年8月1日已更名"), ("rename", "还没到生效日")],
)
def test_a_change_that_cannot_be_is_refused_with_the_reason(db, change, told):
    office = DepartmentFactory()
    services.rename_unit(office, "发展联络部", by=None, on=date(2026, 8, 1))
    day = {"close": JULY_1, "rename": date(2099, 1, 1)}.get(change, date(2026, 8, 2))
    other = {"move": {"below": office}, "merge": {"into": office}, "rename": {"name": "权益部"}}.get(change, {})

    with pytest.raises(ValidationError, match=told):
        getattr(services, f"{change}_unit")(office, by=None, on=day, **other)
