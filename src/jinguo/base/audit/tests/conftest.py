"""Acts of two people, as the trail sees them."""

from dataclasses import dataclass

import pytest
from django.db import connection, transaction

from jinguo.base import audit
from jinguo.base.audit import triggers


@dataclass
class Person:
    number: str
    name: str


LIN = Person("A007", "林月娥")
CHEN = Person("A012", "陈丽红")


@pytest.fixture
def lin():
    return LIN


@pytest.fixture
def chen():
    return CHEN


@pytest.fixture
def trail(db):
    """Forty acts, every fourth with changes, every fifth refused."""
    with transaction.atomic():
        for n in range(40):
            changes = {"state": ("draft", f"approved{n}"), "days": (n, n + 1)} if n % 4 == 0 else None
            audit.record(
                f"leave.step{n % 7}", by=(LIN, CHEN, None)[n % 3], ok=n % 5 > 0, label=f"请假{n}", changes=changes
            )


@pytest.fixture
def unguarded(trail):
    """The trail with its triggers dropped, as someone with the database's password could."""
    triggers.drop(connection)
    yield
    triggers.install(connection)
