"""The page of a row tells what happened to it."""

from datetime import date

import pytest

from jinguo.base import audit, clock
from jinguo.org.access.history import events_of
from jinguo.org.structure.tests.factories import StaffFactory, UnitFactory

pytestmark = pytest.mark.django_db


def test_changes_are_told_in_words_and_the_newest_last():
    unit, by = UnitFactory(), StaffFactory()
    audit.record("unit.split", unit, by=by, note="机构改革")
    audit.record("unit.close", unit, by=by)
    audit.record("unit.view", unit, by=by)
    audit.record("unit.close", unit, by=by, ok=False)

    told = events_of(unit)

    assert [(event.who, event.what, event.detail) for event in told] == [
        (by.name, "分设", "机构改革"),
        (by.name, "停用", ""),
    ]


def test_what_was_done_on_another_day_than_it_was_stamped_tells_the_day_alone():
    unit = UnitFactory()
    with clock.pretend(date(2026, 3, 12)):
        audit.record("unit.split", unit, by=None)

    (event,) = events_of(unit)

    assert event.when == "3月12日"
