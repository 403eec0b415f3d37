"""The conditions of a list find what they say, whatever is combined."""

from datetime import date, timedelta

import pytest
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.cycle.bookkeeping.permissions import answers_for, may_confirm, works, works_in
from jinguo.cycle.bookkeeping.views.lists import listed
from jinguo.org.structure.models import Unit
from jinguo.org.structure.roles import ROLES
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory, staff_in

DAYS = [date(2026, 1, 1) + timedelta(days=step) for step in (0, 40, 90, 130)]
KEPT = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def forest(plant, head, office):
    """Entries on four days in two regions of the office, half of them confirmed."""
    city = RegionFactory(level="city")
    type(office).objects.filter(pk=office.pk).update(region=city)
    regions = [RegionFactory(parent=city) for _ in range(2)]
    entries = [plant(at, day, f"第{at}场", region=regions[at % 2]) for at, day in enumerate(DAYS)]
    for entry in entries[::2]:
        services.confirm(entry, by=head)
    return regions


def found(reader, trees, **conditions):
    request = RequestFactory().get("/", {name: value for name, value in conditions.items() if value})
    request.user, request.htmx = reader, False
    return set(listed(request, trees).rows.values_list("pk", flat=True))


@KEPT
@given(data=st.data())
def test_combined_conditions_find_what_each_of_them_finds(forest, clerk, trees, data):
    clerk.forget_grants()
    state = data.draw(st.sampled_from(["", "draft", "confirmed", "void"]))
    region = data.draw(st.sampled_from([None, *forest]))
    first, last = data.draw(st.sampled_from([None, *DAYS])), data.draw(st.sampled_from([None, *DAYS]))

    wanted = {
        entry.pk
        for entry in CustomEntry.objects.all()
        if (not state or entry.state == state)
        and (region is None or entry.region == region)
        and (first is None or entry.day >= first)
        and (last is None or entry.day <= last)
    }

    asked = {"state": state, "region": region and region.code, "day_from": first, "day_to": last}
    assert found(clerk, trees, **asked) == wanted


@KEPT
@given(text=st.text(min_size=1, max_size=12).filter(lambda text: "\0" not in text and text.strip()))
def test_a_search_never_finds_more_than_there_is_and_never_fails(forest, clerk, trees, text):
    clerk.forget_grants()

    assert found(clerk, trees, q=text) <= found(clerk, trees)


@pytest.mark.parametrize("role", [role.code for role in ROLES.values() if not role.is_seat])
def test_the_rules_for_one_and_for_many_agree(plant, office, role):
    entry, elsewhere = plant(), DepartmentFactory(parent=office.parent)
    for unit in (office, elsewhere, DepartmentFactory()):
        actor = staff_in(unit, role)
        is_counted = CustomEntry.objects.filter(answers_for(actor), pk=entry.pk).exists()
        is_offered = Unit.objects.filter(works_in(actor), pk=office.pk).exists()

        assert is_counted == may_confirm(actor, entry).ok
        assert is_offered == works(actor, office).ok
