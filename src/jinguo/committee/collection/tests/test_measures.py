"""What a unit's appraisal reads: returns due and in time; and who is reminded of what is open."""

from datetime import date

import pytest

from jinguo.base import clock
from jinguo.committee.collection.measures import ON_TIME
from jinguo.committee.collection.telling import open_returns, owed_returns
from jinguo.committee.collection.tests.factories import ReturnFactory
from jinguo.cycle.bookkeeping.measures import Question
from jinguo.cycle.inbox.owing import Asked
from jinguo.rules.periods import year_of

JUNE_30, JULY_1 = date(2026, 6, 30), date(2026, 7, 1)


def figure(unit, as_of=None):
    return ON_TIME.of(Question(unit, year_of(2026), as_of=as_of))


@pytest.fixture
def bureau(db, june_3):
    return ReturnFactory(due=JUNE_30, state="submitted", submitted_on=JUNE_30, first_submitted_on=JUNE_30)


def test_the_share_in_time_follows_the_first_submission(bureau):
    assert figure(bureau.unit).value == 100

    bureau.first_submitted_on = JULY_1
    bureau.save()

    found = figure(bureau.unit)
    assert (found.value, found.parts) == (0, {"按时提交的填报表": 0, "应报填报表": 1})


def test_a_returned_one_stays_in_time(bureau):
    bureau.state, bureau.note, bureau.submitted_on = "returned", "请核对", JULY_1
    bureau.save()

    assert figure(bureau.unit).value == 100


def test_of_a_year_in_which_nothing_was_due_nothing_is_told(bureau):
    assert ON_TIME.of(Question(bureau.unit, year_of(2025))).value is None


def test_open_returns_are_reminded_of_and_shut_ones_are_not(ground):
    found = ground.opened()
    with clock.pretend(date(2026, 6, 20)):
        due = {one.subject.unit: one.people for one in open_returns(clock.today())}
    assert due == {ground.education: (ground.liaison, ground.head), ground.health: (ground.doctor,)}

    found.state, found.locked_on = "locked", JUNE_30
    found.save()

    assert not list(open_returns(JUNE_30))


def test_of_a_unit_without_an_account_the_office_is_reminded(ground):
    ground.opened()
    ground.doctor.is_active = False
    ground.doctor.save()

    due = {one.subject.unit: one.people for one in open_returns(JUNE_30)}

    assert due[ground.health] == (ground.keeper, ground.second)


def test_a_unit_owes_its_return_until_it_is_handed_in_or_the_round_is_shut(ground):
    found = ground.opened()

    def owed():
        asked = Asked({ground.education.pk}, date(2026, 1, 1), date(2026, 12, 31))
        return [(one.unit, one.done) for one in owed_returns(asked)]

    assert owed() == [(ground.education, None)]
    sheet = found.returns.get(unit=ground.education)
    found.returns.filter(pk=sheet.pk).update(state="submitted", submitted_on=JUNE_30, first_submitted_on=JUNE_30)
    assert owed() == [(ground.education, JUNE_30)]
    found.returns.filter(pk=sheet.pk).update(state="draft", submitted_on=None, first_submitted_on=None)
    found.state, found.locked_on = "locked", JUNE_30
    found.save()
    assert owed() == []
