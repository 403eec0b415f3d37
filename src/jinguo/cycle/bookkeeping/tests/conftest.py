"""An office on 3 June 2026 with a ledger of trees, its clerk and its head, and browsers of theirs."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client

from jinguo.base import clock
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.kinds import LedgerKind, ledger
from jinguo.cycle.bookkeeping.tests.factories import LedgerFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

MARCH_12, JUNE_3 = date(2026, 3, 12), date(2026, 6, 3)


@pytest.fixture(autouse=True)
def _on_june_3() -> Iterator[None]:
    with clock.pretend(JUNE_3):
        yield


@pytest.fixture
def office(db: None) -> Unit:
    return DepartmentFactory(name="妇女发展部")


@pytest.fixture
def clerk(office: Unit) -> Staff:
    return staff_in(office)


@pytest.fixture
def head(office: Unit) -> Staff:
    return staff_in(office, "department_head")


@pytest.fixture
def trees(office: Unit) -> LedgerKind:
    LedgerFactory(unit=office.parent)
    return ledger("trees")


@pytest.fixture
def plant(trees: LedgerKind, clerk: Staff, office: Unit) -> Callable[..., Any]:
    """Enter trees planted: `plant(7000, day=…, helper=…)`; a draft of the clerk's."""

    def entered(number: int = 100, day: date = MARCH_12, title: str = "植树节植树", **more: Any) -> Any:
        values = {"day": day, "title": title, "trees": number, **more}
        return services.record(trees, values, unit=office, by=clerk)

    return entered


@pytest.fixture
def as_clerk(clerk: Staff) -> Client:
    return browser_of(clerk)


@pytest.fixture
def as_head(head: Staff) -> Client:
    return browser_of(head)
