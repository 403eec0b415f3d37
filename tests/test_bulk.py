"""Many rows at once: what was written is what is read, on both databases, and what is known is left out."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from jinguo.base import bulk
from jinguo.base.bulk import insert, insert_alike
from jinguo.org.people.models import Person
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.models import CalendarNotice
from jinguo.org.structure.tests.factories import AppointmentFactory, DepartmentFactory, StaffFactory

WOMEN = {"林美珠": "11010519491231002X", "陈玉莲": "350502198001014620"}
COLUMNS = ("day", "name", "kind", "source")
HOLIDAYS = [(date(2031, 1, 1), "元旦", "holiday", "通知"), (date(2031, 1, 4), "元旦", "workday-in-lieu", "通知")]


@pytest.mark.django_db
def test_rows_are_read_as_they_were_written():
    assert insert(CalendarNotice, COLUMNS, HOLIDAYS) == 2
    assert list(CalendarNotice.objects.order_by("day").values_list(*COLUMNS)) == HOLIDAYS


@pytest.mark.django_db
def test_what_is_known_is_left_out_and_counted_out():
    insert(CalendarNotice, COLUMNS, HOLIDAYS[:1])

    assert insert(CalendarNotice, COLUMNS, HOLIDAYS, skip_known=True) == 1
    assert CalendarNotice.objects.count() == 2


@pytest.mark.django_db
def test_without_leave_a_known_row_stops_everything():
    insert(CalendarNotice, COLUMNS, HOLIDAYS[:1])

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(CalendarNotice, COLUMNS, HOLIDAYS)

    assert CalendarNotice.objects.count() == 1


@pytest.mark.django_db
def test_what_rows_share_is_put_to_each_of_them():
    shared = [("元旦", "holiday", "通知"), ("国庆节", "holiday", "通知")]

    insert_alike(
        CalendarNotice, ["day"], [("2031-01-01", 0), ("2031-10-01", 1), ("2031-10-02", 1)], COLUMNS[1:], shared
    )

    told = list(CalendarNotice.objects.order_by("day").values_list(*COLUMNS))
    assert told == [(date(2031, *day), *shared[place]) for day, place in (((1, 1), 0), ((10, 1), 1), ((10, 2), 1))]


@pytest.mark.django_db
def test_made_rows_have_the_keys_and_the_columns_that_they_are_found_under():
    known, unit = PersonFactory(), DepartmentFactory()
    made = bulk.create(Person(name=name, id_number=number, phone="", unit=unit) for name, number in WOMEN.items())

    assert [(one.pk, one.name, one.id_number) for one in Person.objects.exclude(pk=known.pk).order_by("pk")] == [
        (one.pk, *woman) for one, woman in zip(made, WOMEN.items(), strict=True)
    ]
    found = Person.objects.get(id_index__matching="11010519491231002X")
    assert (found, found.unit, found.birthday, found.address) == (made[0], unit, None, "")
    assert not made[0]._state.adding


@pytest.mark.django_db
def test_a_row_that_names_an_unsaved_one_is_not_made():
    child = AppointmentFactory.build(staff=StaffFactory.build(), unit=DepartmentFactory(), post=None)

    with pytest.raises(ValueError, match="save"):
        bulk.create([child])


@pytest.mark.django_db
def test_changed_rows_stand_as_they_were_changed_and_what_was_not_named_stays():
    women = [PersonFactory(name=name, phone="13805951234") for name in WOMEN]
    for one in women:
        one.name, one.phone, one.sex = f"{one.name}女", "13905951234", "male"

    bulk.update(women, ["name", "phone", "phone_index"])

    told = list(Person.objects.order_by("pk").values_list("name", "sex"))
    assert told == [(f"{name}女", "female") for name in WOMEN]
    assert [one.phone for one in Person.objects.filter(phone_index__matching="13905951234")] == ["13905951234"] * 2
