from jinguo.org.access.first_start import fill_seats
from jinguo.org.structure.models import Appointment, Staff, Unit
from jinguo.org.structure.tests.factories import UnitFactory


def test_a_new_office_gets_its_unit_and_three_seats(db, settings):
    settings.OFFICE_NAME = "泉州市妇联"

    said = fill_seats()

    assert Unit.objects.get().name == "泉州市妇联"
    for person, line in zip(Staff.objects.order_by("pk"), said, strict=True):
        assert person.check_password(line.rpartition(" ")[2])
        assert person.login_name in line


def test_an_office_that_is_there_keeps_its_name(db):
    office = UnitFactory(name="晋江市妇联")

    fill_seats()

    assert Appointment.objects.filter(unit=office).count() == 3


def test_seats_are_filled_once(db):
    fill_seats()

    assert fill_seats() == []
    assert Staff.objects.count() == 3
