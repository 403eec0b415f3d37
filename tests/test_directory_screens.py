"""The work calendar on screen, and what happens to units there."""

from datetime import date

import pytest

from jinguo.base import clock
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import CalendarNoticeFactory, UnitFactory, staff_in


@pytest.fixture(autouse=True)
def june():
    with clock.pretend(date(2026, 6, 3)):
        yield


@pytest.fixture
def reader(db):
    return browser_of(staff_in(UnitFactory(), "village_worker"))


def test_a_year_without_a_notice_is_warned_of_until_one_is_imported(reader):
    assert "工作日暂按周一至周五推定" in reader.get("/calendar/?year=2027").content.decode()

    CalendarNoticeFactory(day=date(2027, 1, 1), source="国办发明电〔2026〕9号")

    page = reader.get("/calendar/?year=2027").content.decode()
    assert "推定" not in page
    assert "国办发明电〔2026〕9号" in page


@pytest.mark.parametrize("year", ["2003", "2029", "abcd", "²⁰²⁶", "20261"])
def test_a_year_that_is_none_is_told_the_range(reader, year):
    answer = reader.get("/calendar/", {"year": year})

    assert answer.status_code == 400
    assert "2004 年到 2028 年" in answer.content.decode()
