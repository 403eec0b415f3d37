"""Whose a number is: said once for punches so far and to come, put right when it was wrong, handed to a successor."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.moves import Refused
from jinguo.office.punches import services
from jinguo.office.punches.importing import read_lines
from jinguo.office.punches.models import PinCode
from jinguo.office.punches.queries import punch_minutes
from jinguo.office.shifts import touched
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

MARCH_2, MAY_4, JUNE_1 = date(2026, 3, 2), date(2026, 5, 4), date(2026, 6, 1)


@pytest.fixture
def other(clerk):
    return staff_in(clerk.appointments.get().unit)


@pytest.fixture
def read_out(organ, keeper):
    def taken(pin, *days):
        content = "".join(f"{pin}\t{day.isoformat()} 08:25:00\t0\n" for day in days).encode()
        return services.take_in(organ, read_lines(content), by=keeper, name="attlog.dat", sha256="0" * 64)

    return taken


def whose():
    return sorted((day, staff) for staff, day, _ in punch_minutes(MARCH_2, JUNE_1))


def test_a_number_brings_its_punches_along_and_those_to_come(read_out, organ, keeper, clerk):
    read_out("7", MARCH_2)

    assert services.match_pin(organ, "7", clerk, by=keeper) == 1
    read_out("7", MAY_4)

    assert whose() == [(MARCH_2, clerk.pk), (MAY_4, clerk.pk)]


def test_a_wrong_match_is_put_right_and_both_peoples_days_are_settled_anew(
    read_out, organ, keeper, clerk, other, monkeypatch
):
    read_out("7", MARCH_2, MAY_4)
    services.match_pin(organ, "7", other, by=keeper)
    heard = []
    monkeypatch.setattr(touched, "_handlers", [lambda *words: heard.append(words)])

    services.match_pin(organ, "7", clerk, by=keeper, first_day=MARCH_2)

    assert whose() == [(MARCH_2, clerk.pk), (MAY_4, clerk.pk)]
    assert heard == [({clerk.pk, other.pk}, MARCH_2, MAY_4)]


def test_a_number_that_is_handed_on_stays_with_its_first_holder_until_that_day(read_out, organ, keeper, clerk, other):
    read_out("7", MARCH_2, MAY_4)
    services.match_pin(organ, "7", clerk, by=keeper)

    services.match_pin(organ, "7", other, by=keeper, first_day=MAY_4)
    read_out("7", JUNE_1)

    assert whose() == [(MARCH_2, clerk.pk), (MAY_4, other.pk), (JUNE_1, other.pk)]
    assert PinCode.objects.count() == 2


def test_a_number_that_is_by_chance_somebodys_staff_number_can_be_given_to_another(
    read_out, organ, keeper, clerk, other
):
    read_out(clerk.number, MARCH_2)

    services.match_pin(organ, clerk.number, other, by=keeper, first_day=MARCH_2)

    assert whose() == [(MARCH_2, other.pk)]


def test_namesakes_are_never_told_apart_by_name(read_out, organ, keeper, clerk, other):
    clerk.name = other.name = "王芳"
    for one in (clerk, other):
        one.save()

    assert read_out("王芳", MARCH_2).counts == {"unmatched": 1}
    assert read_out(keeper.name, MARCH_2).counts == {"kept": 1}


def test_people_of_another_organ_and_numbers_nobody_used_are_refused(read_out, organ, keeper, clerk):
    stranger = staff_in(DepartmentFactory())
    read_out("7", MARCH_2)

    with pytest.raises(ValidationError, match="不在本单位任职"):
        services.match_pin(organ, "7", stranger, by=keeper)
    with pytest.raises(ValidationError, match="没有还不知道是谁的考勤号 8"):
        services.match_pin(organ, "8", clerk, by=keeper)
    with pytest.raises(Refused, match="绩效办或人事"):
        services.match_pin(organ, "7", clerk, by=clerk)


def test_it_is_said_on_screen(read_out, keeper, clerk):
    read_out("7", MARCH_2)
    seen = browser_of(keeper)

    seen.post("/punches/match/", {"pin": " 7 ", "staff": clerk.number, "first_day": ""})

    assert whose() == [(MARCH_2, clerk.pk)]
    assert "考勤号都已匹配" in seen.get("/punches/match/").content.decode()
