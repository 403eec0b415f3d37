"""Rates of satisfaction and awareness as measures of a plan."""

from datetime import date
from decimal import Decimal

import pytest

from jinguo.cycle.bookkeeping.measures import Question, measure, open_figure
from jinguo.cycle.panels import services
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.tests.conftest import JUNE_3, JUNE_10
from jinguo.cycle.panels.tests.factories import SurveyFactory
from jinguo.org.structure.tests.factories import UnitFactory
from jinguo.rules.periods import parse_period


def answered(organ, options, *, purpose="satisfaction", state="closed"):
    """A questionnaire of one question that so many have answered so."""
    panel = SurveyFactory(unit=organ, purpose=purpose)
    kind = {"satisfaction": {"kind": "scaled"}}.get(
        purpose, {"kind": "single", "options": ["知道", "不知道"], "counting": ["知道"]}
    )
    question = services.ask(panel, "怎么样", by=None, seen=0, **kind)
    codes = services.draw_codes(panel, len(options), by=None, seen=1)
    services.open_panel(panel, by=None)
    for code, option in zip(codes, options, strict=True):
        services.answer(panel, {question.pk: [option]}, code=code)
    Panel.objects.filter(pk=panel.pk).update(state=state, closed_on=JUNE_10)
    return panel


def asked(code, organ, period="2026"):
    return measure(code).of(Question(organ, parse_period(period)))


@pytest.mark.parametrize(
    ("code", "purpose", "options", "rate"),
    [
        ("panels.satisfaction", "satisfaction", [1, 2, 2, 3, 5], "60"),
        ("panels.awareness", "awareness", [1, 1, 1, 2, 2], "60"),
        ("panels.awareness", "awareness", [1, 1, 1, 1, 1], "100"),
    ],
)
def test_a_rate_is_what_counts_over_valid_answers(organ, code, purpose, options, rate):
    answered(organ, options, purpose=purpose)

    assert asked(code, organ).value == Decimal(rate)


def test_questionnaires_of_a_period_are_taken_together(organ):
    answered(organ, [1, 1, 1, 1, 1])
    answered(organ, [5, 5, 5, 5, 5])

    figure = asked("panels.satisfaction", organ, "2026Q2")

    assert (figure.value, figure.parts) == (Decimal(50), {"计入": 5, "有效答案": 10})
    assert asked("panels.satisfaction", organ, "2026Q1").value is None


def test_what_is_still_open_does_not_count(organ):
    answered(organ, [1, 1, 1, 1, 1], state="open")

    assert asked("panels.satisfaction", organ).value is None


def test_four_answers_make_no_rate_and_show_no_parts(organ):
    answered(organ, [1, 1, 1, 1])

    figure = asked("panels.satisfaction", organ)

    assert (figure.value, figure.parts) == (None, {})
    assert "有效答案不足 5 个，不计算" in figure.because


def test_another_organ_has_its_own_rate(organ):
    answered(organ, [1, 1, 1, 1, 1])

    assert asked("panels.satisfaction", UnitFactory()).value is None


def test_a_rate_opens_into_the_questionnaires_that_the_reader_oversees(organ, office, people):
    panel = answered(organ, [1, 1, 1, 1, 1])
    question = Question(organ, parse_period("2026"), as_of=date(2026, 12, 31))

    mine, theirs = (open_figure(measure("panels.satisfaction"), question, one, JUNE_3) for one in (office, people[0]))

    assert (list(mine.rows), mine.outside) == ([panel], 0)
    assert (list(theirs.rows), theirs.outside) == ([], 1)
