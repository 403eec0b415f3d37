"""Trying a value out: its form comes to who asks for it, so that the score itself is quick to open."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jinguo.cycle.plans.tests.factories import GoalFactory, TargetFactory
from jinguo.cycle.scores.tests.factories import AssessmentFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

pytestmark = pytest.mark.usefixtures("june_3")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def assessment(db):
    """A quarter of a plan with two goals of one department."""
    found = AssessmentFactory(begun_on=date(2026, 4, 1))
    department = DepartmentFactory(parent=found.plan.unit)
    for number in "12":
        hold(found, department, number)
    return found


@pytest.fixture
def department(assessment):
    return assessment.plan.goals.first().targets.get().unit


@pytest.fixture
def browser(assessment):
    return browser_of(staff_in(assessment.plan.unit, "unit_head"))


def hold(assessment, unit, number):
    goal = GoalFactory(plan=assessment.plan, number=number, title=f"第{number}项", points=Decimal(10))
    return TargetFactory(goal=goal, unit=unit, period="2026Q1", value=Decimal(9))


def address(name, assessment, unit):
    return reverse(f"scores:{name}", args=[assessment.pk, f"u{unit.pk}"])


def test_the_form_names_every_target_and_leads_to_the_score(browser, assessment, department):
    path = address("try_out", assessment, department)

    whole, part = (browser.get(path, headers=sent).content.decode() for sent in ({}, HTMX))

    for page in (whole, part):
        assert re.findall("<option[^>]*>([^<]+)", page) == ["1 第1项", "2 第2项"]
        assert f'action="{address("live", assessment, department)}"' in page
    assert ("<html" in whole, "<html" in part) == (True, False)


def test_the_score_leads_to_the_form_and_keeps_it_open_while_a_value_is_tried(browser, assessment, department):
    path = address("live", assessment, department)
    target = department.targets.last()

    plain = browser.get(path).content.decode()
    tried = browser.get(path, {"target": target.pk, "actual": "7"}).content.decode()

    assert address("try_out", assessment, department) in plain
    assert "<option" not in plain
    assert f'<option value="{target.pk}" selected>' in tried
    assert 'name="actual" inputmode="decimal" value="7"' in tried


def test_who_answers_for_nothing_is_not_found(browser, assessment):
    idle = DepartmentFactory(parent=assessment.plan.unit)

    for name in ("live", "try_out"):
        assert browser.get(address(name, assessment, idle)).status_code == 404


@pytest.mark.parametrize("name", ["live", "try_out"])
def test_more_targets_take_no_more_statements(browser, assessment, department, name):
    path, asked = address(name, assessment, department), []
    for more in ("", "345678"):
        for number in more:
            hold(assessment, department, number)
        with CaptureQueriesContext(connection) as statements:
            browser.get(path)
        asked.append(len(statements))

    assert asked[0] == asked[1]
