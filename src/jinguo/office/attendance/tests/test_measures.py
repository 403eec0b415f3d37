"""What attendance tells others follows the settled days, and opens to them."""

from datetime import date
from decimal import Decimal

import pytest

from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.office.attendance import services
from jinguo.office.slips.tests.factories import LeaveRequestFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.rules.periods import parse_period

MARCH = parse_period("2026-03")
MARCH_2, MARCH_3, MARCH_31 = (date(2026, 3, day) for day in (2, 3, 31))


@pytest.fixture
def march(office):
    office.punch(521, 1051)
    LeaveRequestFactory(staff=office.clerk, unit=office.department, first=MARCH_3, last=MARCH_3, last_half="am")
    services.settle(office.organ, MARCH_2, MARCH_31, by=office.keeper)
    return office


def told(holder):
    return {
        code: measure(f"attendance.{code}").of(Question(holder, MARCH)).value for code in ("late", "leave", "absent")
    }


def test_a_persons_and_a_departments_follow_the_settled_days(march):
    assert told(march.clerk) == {"late": 1, "leave": Decimal("0.5"), "absent": Decimal("20.5")}
    assert told(march.department) == {"late": 1, "leave": Decimal("0.5"), "absent": Decimal("42.5")}


def test_another_punch_moves_them(march):
    march.punch(505, 1051, day=date(2026, 3, 4))
    services.settle(march.organ, MARCH_2, MARCH_31, by=march.keeper)

    assert told(march.clerk)["absent"] == Decimal("19.5")


def test_the_rate_is_what_was_worked_of_what_was_due(march):
    rate = measure("attendance.rate").of(Question(march.clerk, MARCH))

    assert (rate.value, rate.parts) == (Decimal(100) / 22, {"出勤": Decimal(1), "应到": Decimal(22)})


def test_a_figure_opens_to_its_days(march):
    address = f"/figures/attendance.late/?holder={march.clerk.number}&period=2026-03"

    page = browser_of(march.keeper).get(address)

    assert page.status_code == 200
    assert march.clerk.name in page.content.decode()
