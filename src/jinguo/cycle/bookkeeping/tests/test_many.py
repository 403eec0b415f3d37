"""Many questions of one measure: the same answers as one by one, in as few queries."""

from datetime import date

import pytest

from jinguo.base import clock
from jinguo.cycle.bookkeeping.measures import Count, Question, Ratio, measure
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, EntryFigureFactory, LedgerFactory
from jinguo.org.structure.services import rename_unit
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory, UnitFactory, staff_in
from jinguo.rules.periods import parse_period

CODES = ("trees.planted", "trees.times", "trees.planted[place=惠安]")
TIMES = Count("t.times", "植树活动", "次", CustomEntry)


@pytest.fixture
def questions(db):
    """Two departments of a city, another city and a clerk, in a region and anywhere, over three periods."""
    city, elsewhere = UnitFactory(name="泉州市妇联"), UnitFactory()
    one, other = DepartmentFactory(parent=city), DepartmentFactory(parent=city)
    clerk, region = staff_in(one), RegionFactory()
    book = LedgerFactory(unit=city)
    for number, unit in enumerate((one, other, elsewhere, one, one), 1):
        where = {"region": region if number % 2 else None, "recorded_by": clerk if number > 3 else None}
        entry = CustomEntryFactory(
            ledger_row=book,
            unit=unit,
            day=date(2026, number, 9),
            texts={"place": "惠安"} if number > 4 else {},
            **where,
        )
        EntryFigureFactory(entry=entry, value=10**number)
    holders = [city, one, other, elsewhere, clerk, DepartmentFactory(parent=elsewhere)]
    periods = [parse_period(code) for code in ("2026", "2026Q1", "2026-05")]
    return [
        Question(holder, period, place, as_of)
        for holder in holders
        for period in periods
        for place in (None, region)
        for as_of in (None, date(2026, 5, 8))
    ]


@pytest.mark.parametrize("code", CODES)
def test_each_answer_is_what_it_would_be_alone(questions, code):
    found = measure(code).of_many(questions)

    assert {one: found[one] for one in questions} == {one: measure(code).of(one) for one in questions}
    assert len({figure.value for figure in found.values()}) > 1


def test_a_ratio_of_many_is_that_of_each(questions):
    ratio = Ratio("t.share", "占比", "%", CustomEntry, top=TIMES, bottom=TIMES)

    assert ratio.of_many(questions) == {one: ratio.of(one) for one in questions}


def test_the_queries_do_not_grow_with_the_questions(questions, django_assert_num_queries):
    planted = measure("trees.planted")
    few = [Question(one.holder, one.period) for one in questions[:2]]

    for asked in (few, questions):
        with django_assert_num_queries(2):
            planted.of_many(asked)


def test_the_names_are_asked_once_for_several_measures(questions, django_assert_num_queries):
    units, planted = [Question(one.holder, one.period) for one in questions[:4]], measure("trees.planted")
    TIMES.of_many(units)

    with django_assert_num_queries(1):
        found = planted.of_many(units)

    assert all(figure.because.startswith(one.holder.name) for one, figure in found.items())


def test_each_says_the_name_of_its_own_day(db):
    office = DepartmentFactory(name="发展部")
    with clock.pretend(date(2026, 7, 1)):
        rename_unit(office, "联络部", by=None, on=date(2026, 7, 1))
    asked = [Question(office, parse_period(code)) for code in ("2026Q2", "2026Q3")]

    spring, summer = (TIMES.of_many(asked)[one].because for one in asked)

    assert spring.startswith("发展部截至2026年6月30日")
    assert summer.startswith("联络部截至2026年9月30日")


def test_no_question_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert TIMES.of_many([]) == {}
