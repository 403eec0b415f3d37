"""What appraisal is told of a year: the interface `facts_of_year`."""

from datetime import date

import pytest
from django.test.utils import CaptureQueriesContext

from jinguo.office.conduct.queries import ConductYear, facts_of_year
from jinguo.office.conduct.tests.factories import ConductRecordFactory, OpenCaseFactory
from jinguo.org.structure.tests.factories import StaffFactory
from jinguo.rules.grading.sanctions import Sanction, weigh

YEAR_END = date(2026, 12, 31)


@pytest.fixture
def clerk(db: None):
    return StaffFactory()


def told(clerk, year=2026, as_of=YEAR_END):
    return facts_of_year([clerk], year, as_of)[clerk.pk]


def test_whoever_nothing_stands_about_is_answered_too(clerk):
    assert told(clerk) == ConductYear()


def test_the_ladder_is_counted_in_its_year_and_talks_are_not(clerk):
    for kind, day in (("admonition", date(2026, 3, 2)), ("admonition", date(2026, 4, 2)), ("criticism", YEAR_END)):
        ConductRecordFactory(staff=clerk, kind=kind, given=day)
    ConductRecordFactory(staff=clerk, kind="efficacy_warning", given=date(2026, 5, 6))
    ConductRecordFactory(staff=clerk, kind="admonition", given=date(2025, 12, 31))

    found = told(clerk)

    assert (found.admonitions, found.warnings, found.sanctions) == (2, 1, ())
    assert len(found.sources) == 3


def test_a_sanction_lasts_as_the_rules_say(clerk):
    ConductRecordFactory(staff=clerk, kind="great_demerit", given=date(2025, 6, 1))
    ConductRecordFactory(staff=clerk, kind="warning", given=date(2026, 3, 2))

    found = told(clerk)

    assert found.sanctions == (Sanction("great_demerit", date(2025, 6, 1)), Sanction("warning", date(2026, 3, 2)))
    assert weigh(found.sanctions, 2026).effect == "no_grade"
    assert weigh(told(clerk, 2027, date(2027, 12, 31)).sanctions, 2027).effect == ""


def test_a_sanction_of_long_ago_is_told_to_nobody(clerk):
    ConductRecordFactory(staff=clerk, kind="demerit", given=date(2023, 12, 31))

    assert told(clerk) == ConductYear()


def test_each_fact_says_where_it_is_to_be_read(clerk):
    row = ConductRecordFactory(staff=clerk, number="泉妇〔2026〕12号")

    assert told(clerk).sources == (
        ("2026年3月2日 诫勉教育（泉州市妇联 泉妇〔2026〕12号）", f"/conduct/records/{row.pk}/"),
    )


def test_what_came_later_than_asked_was_not_known(clerk):
    ConductRecordFactory(staff=clerk, given=date(2026, 3, 2), entered_on=date(2026, 4, 1))
    void = {"voided_on": date(2026, 5, 4), "voided_by": clerk}
    ConductRecordFactory(staff=clerk, given=date(2026, 3, 2), number="2", **void)

    assert [told(clerk, as_of=date(2026, month, 2)).admonitions for month in (3, 4, 5, 6)] == [1, 2, 2, 1]


def test_an_investigation_counts_while_it_is_open(clerk):
    OpenCaseFactory(staff=clerk, opened_on=date(2025, 11, 3), closed_on=date(2026, 3, 2))

    assert told(clerk, as_of=date(2026, 3, 1)).has_open_case
    assert not told(clerk, as_of=date(2026, 3, 2)).has_open_case
    assert not told(clerk, as_of=date(2025, 11, 2)).has_open_case


def test_one_more_person_costs_no_statement_more(clerk, django_assert_num_queries):
    people = [clerk, *StaffFactory.create_batch(9)]
    for one in people:
        ConductRecordFactory(staff=one)
        OpenCaseFactory(staff=one)

    with django_assert_num_queries(2) as seen:
        found = facts_of_year(people, 2026, YEAR_END)

    assert isinstance(seen, CaptureQueriesContext)
    assert all(one.admonitions == 1 and one.has_open_case for one in found.values())
