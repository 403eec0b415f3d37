"""What entries add up to, and how a figure opens."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jinguo.cycle.bookkeeping.measures import Count, Question, Ratio, measure, open_figure, register
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.cycle.bookkeeping.tests.factories import (
    CustomEntryFactory,
    EntryFigureFactory,
    EntryPersonFactory,
    LedgerFactory,
)
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in
from jinguo.rules.periods import parse_period

YEAR = parse_period("2026")


@pytest.fixture
def city(db):
    return UnitFactory(name="泉州市妇联")


@pytest.fixture
def trees(city):
    return LedgerFactory(unit=city)


def planted(row, number, **fields):
    return EntryFigureFactory(entry=CustomEntryFactory(ledger_row=row, **fields), value=number).entry


def test_a_unit_answers_for_the_departments_below_it_and_no_other(city, trees):
    planted(trees, 40, unit=DepartmentFactory(parent=city))
    planted(trees, 2, unit=DepartmentFactory())

    assert measure("trees.planted").of(Question(city, YEAR)).value == 40


def test_a_figure_says_whose_it_is_and_until_when(city, trees):
    planted(trees, 40, unit=city)

    figure = measure("trees.planted").of(Question(city, YEAR, as_of=date(2026, 6, 3)))

    assert figure.because == "泉州市妇联截至2026年6月3日，“种植株数”合计 40 株"


def test_a_voided_entry_and_a_draft_count_nothing(city, trees):
    planted(trees, 40, unit=city, state="void", confirmed_on=None)
    planted(trees, 40, unit=city, state="draft", confirmed_on=None)

    assert measure("trees.planted").of(Question(city, YEAR)).value == 0


def test_a_narrowed_measure_counts_only_what_its_code_names(city, trees):
    planted(trees, 40, unit=city, texts={"place": "惠安"})
    planted(trees, 2, unit=city, texts={"place": "南安"})

    assert measure("trees.planted[place=惠安]").of(Question(city, YEAR)).value == 40


def test_a_measure_is_not_narrowed_by_what_it_does_not_declare(trees):
    with pytest.raises(KeyError):
        measure("trees.planted[recorded_by__password=x]")


def test_a_ratio_of_nothing_is_no_number(city, trees):
    events = Count("t.all", "全部", "次", CustomEntry)
    ratio = Ratio("t.share", "占比", "%", CustomEntry, top=events, bottom=events)

    assert ratio.of(Question(city, YEAR)).value is None
    planted(trees, 1, unit=city)
    assert ratio.of(Question(city, YEAR)).value == Decimal(100)


def test_a_reader_opens_the_rows_within_her_reach_and_is_told_of_the_others(city, trees):
    office, other = DepartmentFactory(parent=city), DepartmentFactory(parent=city)
    mine = planted(trees, 40, unit=office)
    planted(trees, 2, unit=other)

    opened = open_figure(measure("trees.planted"), Question(city, YEAR), staff_in(office), date(2026, 6, 3))

    assert opened.figure.value == 42
    assert list(opened.rows) == [mine]
    assert "另有 1 条" in opened.note


def test_a_person_merged_into_another_is_counted_with_her(city, trees):
    woman = PersonFactory()
    for person in (woman, PersonFactory(merged_into=woman), PersonFactory()):
        EntryPersonFactory(entry__ledger_row=trees, entry__unit=city, person=person)

    assert measure("trees.helpers").of(Question(city, YEAR)).value == 2


def test_a_code_is_declared_once(db):
    register(Count("t.once", "一次", "次", CustomEntry))

    with pytest.raises(ValueError, match=r"t\.once"):
        register(Count("t.once", "两次", "次", CustomEntry))


class SumsAreExact(TestCase):
    @given(st.lists(st.decimals(0, 10**9, places=3), max_size=20))
    def test_the_total_is_the_sum_of_its_entries_to_the_last_thousandth(self, numbers):
        city = UnitFactory()
        row = LedgerFactory(unit=city)
        for number in numbers:
            planted(row, number, unit=city)

        assert measure("trees.planted").of(Question(city, YEAR)).value == sum(numbers, Decimal())
