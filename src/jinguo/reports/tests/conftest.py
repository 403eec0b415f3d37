"""The federation of a city on 3 June 2026, an office in it, and its report on trees planted."""

from collections.abc import Iterator
from datetime import date

import pytest

from jinguo.base import clock
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, EntryFigureFactory, LedgerFactory
from jinguo.org.structure.models import Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory
from jinguo.reports.models import Report
from jinguo.reports.tests.factories import report_on_trees

JUNE_3 = date(2026, 6, 3)


@pytest.fixture
def city(db: None) -> Iterator[Unit]:
    with clock.pretend(JUNE_3):
        yield UnitFactory(short_name="泉州市妇联")


@pytest.fixture
def office(city: Unit) -> Unit:
    return DepartmentFactory(parent=city)


@pytest.fixture
def report(city: Unit) -> Report:
    entry = CustomEntryFactory(ledger_row=LedgerFactory(unit=city), unit=city)
    EntryFigureFactory(entry=entry, value=7000)
    return report_on_trees(unit=city)
