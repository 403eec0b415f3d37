"""The life of an entry: a department records, its head confirms, a published figure is only ever reversed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import Refused, Stale
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.kinds import ledger
from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.cycle.bookkeeping.tests.factories import LedgerFactory
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.rules.periods import parse_period

MARCH_12, JUNE_3 = date(2026, 3, 12), date(2026, 6, 3)


@pytest.fixture
def head(office):
    return staff_in(office, "department_head")


@pytest.fixture
def trees(office):
    LedgerFactory(unit=office.parent)
    return ledger("trees")


def plant(trees, clerk, office, number=7000, day=MARCH_12, **more):
    values = {"day": day, "title": "植树节植树", "trees": number, **more}
    return services.record(trees, values, unit=office, by=clerk)


def planted(office, code="trees.planted", period="2026", as_of=None):
    return measure(code).of(Question(office.parent, parse_period(period), as_of=as_of)).value


def test_an_entry_counts_once_it_is_confirmed(trees, clerk, head, office):
    entry = plant(trees, clerk, office)
    assert planted(office) == 0

    services.confirm(entry, by=head)

    assert planted(office) == 7000


def test_nobody_confirms_her_own_entry(trees, head, office):
    entry = plant(trees, head, office)

    with pytest.raises(Refused, match="由他人确认"):
        services.confirm(entry, by=head)


def test_a_stranger_cannot_record_here(trees, office):
    with pytest.raises(Refused, match="妇女发展部"):
        plant(trees, staff_in(DepartmentFactory()), office)


def test_a_missing_number_is_named_at_its_field(trees, clerk, office):
    with pytest.raises(ValidationError) as caught:
        plant(trees, clerk, office, number=None)

    assert caught.value.message_dict == {"trees": ["株数没有填，请补上"]}


def test_numbers_run_without_gaps_in_a_year(trees, clerk, office):
    numbers = [plant(trees, clerk, office).number for _ in range(3)]

    assert numbers == ["义务植树2026-0001", "义务植树2026-0002", "义务植树2026-0003"]


def test_a_stale_form_overwrites_nothing(trees, clerk, office):
    entry = plant(trees, clerk, office)
    services.change(entry, {"trees": 6000}, by=clerk, seen=0)

    with pytest.raises(Stale, match=clerk.name):
        services.change(entry, {"trees": 5000}, by=clerk, seen=0)


def test_a_locked_day_takes_no_entry_and_says_which_report(trees, clerk, office):
    services.lock_days(["trees"], office.parent, date(2026, 1, 1), date(2026, 3, 31), by=None, reason="第一季度报表")

    with pytest.raises(Refused, match="第一季度报表"):
        plant(trees, clerk, office)


def test_the_trail_names_the_ledger_that_was_locked_and_its_days(trees, office):
    services.lock_days(["trees"], office.parent, date(2026, 1, 1), date(2026, 3, 31), by=None, reason="第一季度报表")

    assert AuditRow.objects.get(act="lock.set").object_label == f"{trees.title} 1月1日至3月31日"


def test_a_locked_entry_is_reversed_and_the_published_figure_stays(trees, clerk, head, office):
    entry = plant(trees, clerk, office)
    services.confirm(entry, by=head)
    services.lock_days(["trees"], office.parent, date(2026, 1, 1), date(2026, 3, 31), by=None, reason="第一季度报表")
    with pytest.raises(Refused, match="冲正"):
        services.void(entry, by=head, reason="记重了")

    services.reverse(entry, by=head, reason="记重了")

    assert planted(office, period="2026Q1") == 7000
    assert planted(office) == 0


def test_an_entry_is_reversed_once(trees, clerk, head, office):
    entry = services.confirm(plant(trees, clerk, office), by=head)
    services.lock_days(["trees"], office.parent, MARCH_12, MARCH_12, by=None, reason="第一季度报表")
    services.reverse(entry, by=head, reason="记重了")

    with pytest.raises(Refused, match="已经冲正过"):
        services.reverse(entry, by=head, reason="再来一次")


def test_a_woman_who_came_twice_is_one_person(trees, clerk, head, office):
    woman = PersonFactory(unit=office)
    for _ in range(2):
        services.confirm(plant(trees, clerk, office, helper=woman), by=head)

    assert planted(office, "trees.helpers") == 1
    assert planted(office, "trees.times") == 2


def test_what_is_dated_after_the_cut_off_is_not_asked_for(trees, clerk, head, office):
    services.confirm(plant(trees, clerk, office, day=date(2026, 6, 2)), by=head)

    assert planted(office, as_of=date(2026, 6, 1)) == 0
    assert planted(office, as_of=date(2026, 6, 2)) == 7000
