"""The departments of many people at once."""

from datetime import date

from jinguo.org.structure.queries import departments_on
from jinguo.org.structure.tests.factories import AppointmentFactory, DepartmentFactory, StaffFactory, staff_in

JUNE_3 = date(2026, 6, 3)


def test_each_person_has_the_department_that_she_has_alone(db, django_assert_num_queries):
    mover, leader = (staff_in(DepartmentFactory(), last_day=date(2026, 5, 31)) for _ in range(2))
    AppointmentFactory(staff=mover, first_day=date(2026, 6, 1))
    AppointmentFactory(staff=leader, unit=DepartmentFactory(kind="leading_group"), first_day=date(2025, 1, 1))
    AppointmentFactory(staff=leader, first_day=date(2026, 6, 1))
    people = [mover, leader, StaffFactory()]

    with django_assert_num_queries(1):
        found = departments_on(people, JUNE_3)

    assert [found.get(one.pk) for one in people] == [one.department_on(JUNE_3) for one in people]
