"""Several members of the group at one place at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from jinguo.base.moves import Refused, Stale
from jinguo.cycle.inspections import services
from jinguo.cycle.inspections.models import Finding, Inspected
from jinguo.cycle.inspections.tests.factories import CheckItemFactory, InspectedFactory
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.tests.factories import staff_in

MEMBERS = 4


@pytest.fixture
def site(transactional_db):
    site = InspectedFactory()
    CheckItemFactory(inspection=site.inspection)
    return site


def at_once(site, act):
    """What became of the act of each member: True, or why it was refused."""
    members = [staff_in(site.unit) for _ in range(MEMBERS)]
    site.inspection.members.set(members)

    def attempt(by):
        try:
            act(Inspected.objects.select_related("inspection").get(pk=site.pk), by)
        except (Refused, Stale) as problem:
            return problem.reason
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(MEMBERS) as pool:
        return list(pool.map(attempt, members))


def test_of_several_first_records_of_an_item_one_stands_and_the_others_are_told(site):
    item = site.inspection.items.get()
    became = at_once(site, lambda here, by: services.record(here, item, by=by, seen=0, outcome="bad", text=by.name))

    kept = Finding.objects.get()
    assert became.count(True) == 1
    assert kept.text == kept.recorded_by.name
    assert all(kept.recorded_by.name in reason for reason in became if reason is not True)


def test_a_place_is_handed_in_once_and_its_unit_asked_once(site):
    facts = {"outcome": "bad", "text": "缺", "needs_rectification": True, "due": site.inspection.day.replace(year=2098)}
    services.record(site, site.inspection.items.get(), by=None, **facts)

    assert at_once(site, lambda here, by: services.hand_in(here, by=by)).count(True) == 1
    assert Task.objects.count() == 1
