"""Several colleagues in one field."""

import pytest
from django.core.exceptions import ValidationError

from jinguo.org.structure.forms.people import PeopleField
from jinguo.org.structure.queries import known_as
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory, staff_in


@pytest.fixture
def field(db):
    unit = DepartmentFactory()
    made = PeopleField(label="人员")
    made.actor = staff_in(unit, staff=StaffFactory(name="许惠珍", number="A1"))
    staff_in(unit, staff=StaffFactory(name="林素华", number="A2"))
    return made


def test_names_and_numbers_are_found_in_their_order_and_once(field):
    assert [one.number for one in field.clean("林素华、A1，A2\n许惠珍")] == ["A2", "A1"]


def test_all_that_is_wrong_is_told_at_once(field):
    with pytest.raises(ValidationError) as told:
        field.clean("许惠珍、张三、李四")

    assert len(told.value.messages) == 2


def test_nobody_of_another_organ_is_found(field):
    staff_in(DepartmentFactory(), staff=StaffFactory(name="外人"))

    with pytest.raises(ValidationError, match="没有找到同事“外人”"):
        field.clean("外人")


def test_a_name_that_two_have_is_written_as_a_number(field):
    twin = staff_in(DepartmentFactory(), staff=StaffFactory(name="许惠珍", number="B1"))

    assert [known_as(one) for one in (field.actor, twin, *field.clean("林素华"))] == ["A1", "B1", "林素华"]


def test_an_empty_field_names_nobody(field):
    assert field.clean("") == []
