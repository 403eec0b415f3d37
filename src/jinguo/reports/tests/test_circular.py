"""The yearly circular by unit: who answers for what, how it stands, what came late."""

from datetime import date
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from docx import Document

from jinguo.committee.atlas.tests.conftest import city  # noqa: F401 - fixtures
from jinguo.committee.body.models import UnitContact
from jinguo.committee.body.tests.factories import MembershipFactory, UnitContactFactory
from jinguo.committee.outlines.models import Observation
from jinguo.cycle.tasks.tests.factories import TaskFactory
from jinguo.org.structure.tests.factories import UnitFactory
from jinguo.reports import NothingToReport
from jinguo.reports.circular import compose, word
from jinguo.rules.periods import parse_period

YEAR = parse_period("2020")


@pytest.fixture
def committee(city):  # noqa: F811
    """A committee of two units: one is the source of both targets, one of none."""
    body = UnitFactory(kind="committee", name="市妇儿工委", region=city.organ.region)
    for name in ("市卫生健康委员会", "市商务局"):
        unit = UnitFactory(kind="member_unit", name=name, parent=body)
        member = MembershipFactory(committee=body, unit=unit, first_day=date(2011, 1, 1))
        for role in ("leader", "liaison"):
            UnitContactFactory(membership=member, role=role, first_day=member.first_day)
    return body


def composed(city, as_of=date(2020, 12, 31)):  # noqa: F811
    return compose(city.organ, YEAR, as_of)


def standing(result, name):
    return next(row for row in result.figure_rows if row["unit"] == name)


def test_a_unit_answers_for_the_target_whose_source_it_is_in_every_region(city, committee):  # noqa: F811
    found = standing(composed(city), "市卫生健康委员会")

    assert (found["目标"], found["应有"], found["达标"], found["未达标"]) == (1, 3, 1, 2)
    assert standing(composed(city), "市商务局")["lines"] == []


def test_a_value_that_changes_moves_the_count(city, committee):  # noqa: F811
    Observation.objects.filter(value=60, period="2020").update(value=90)

    assert standing(composed(city), "市卫生健康委员会")["达标"] == 2


def test_what_was_reported_late_and_what_is_overdue_are_counted(city, committee):  # noqa: F811
    unit = committee.children.get(name="市商务局")
    TaskFactory(unit=unit, due=date(2020, 6, 1), submitted_on=date(2020, 6, 3), state="submitted")
    TaskFactory(unit=unit, due=date(2020, 9, 1))
    TaskFactory(unit=unit, due=date(2020, 12, 31))

    found = standing(composed(city), "市商务局")

    assert (found["事项"], found["迟报"]) == (3, 2)


def test_a_change_of_people_that_was_not_reported_is_late_as_well(city, committee):  # noqa: F811
    left = UnitContact.objects.get(membership__unit__name="市商务局", role="liaison")
    UnitContact.objects.filter(pk=left.pk).update(last_day=date(2020, 10, 31))

    found = standing(composed(city), "市商务局")

    assert (found["迟报"], found["late"]) == (1, ["报告联络员"])


def test_the_paper_names_units_targets_and_regions(city, committee):  # noqa: F811
    document = Document(BytesIO(word(composed(city))))
    told = [one.text for one in document.paragraphs]

    assert any("关于2020年" in one for one in told)
    assert any(one.startswith("市卫生健康委员会：") and "丙县" in one for one in told)
    assert [row.cells[0].text for row in document.tables[-1].rows][1:] == ["市卫生健康委员会"]


def test_the_command_prints_one_row_a_unit(city, committee):  # noqa: F811
    out = StringIO()
    call_command("report", "circular", "--period", "2020", "--unit", city.organ.code, "--json", stdout=out)

    assert "市商务局" in out.getvalue()


@pytest.mark.parametrize(("period", "reason"), [("2020Q1", "不是一个年度"), ("2020", "还没有登记妇儿工委")])
def test_nothing_to_report_says_why(city, period, reason):  # noqa: F811
    with pytest.raises(NothingToReport, match=reason):
        compose(city.organ, parse_period(period), date(2020, 12, 31))


def test_the_circular_takes_a_fixed_number_of_statements(city, committee, django_assert_max_num_queries):  # noqa: F811
    with django_assert_max_num_queries(14):
        word(composed(city))
