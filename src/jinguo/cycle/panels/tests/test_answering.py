"""Questionnaires and one-time codes."""

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.moves import Stale
from jinguo.cycle.panels import services
from jinguo.cycle.panels.models import AccessCode, BallotBox
from jinguo.cycle.panels.queries import turnout
from jinguo.cycle.panels.tests.factories import (
    PanelQuestionFactory,
    SurveyFactory,
)


def survey_of(organ, codes, **fields):
    """An open questionnaire of one question for so many without an account; the panel, its codes."""
    panel = SurveyFactory(unit=organ, **fields)
    PanelQuestionFactory(panel=panel)
    drawn = services.draw_codes(panel, codes, by=None, seen=panel.version)
    return services.open_panel(panel, by=None), drawn


def test_a_code_is_kept_as_a_hash_of_nobody_and_opens_its_panel_once(organ):
    panel, codes = survey_of(organ, 5)

    assert not AccessCode.objects.filter(code_index__in=codes).exists()
    assert services.panel_of_code(f" {codes[0].lower()} ") == panel
    services.answer(panel, {panel.questions.get().pk: [1]}, code=codes[0])
    assert services.panel_of_code(codes[0]) is None


def test_codes_drawn_anew_before_the_beginning_replace_the_old_ones(organ, office):
    panel = SurveyFactory(unit=organ)
    old = services.draw_codes(panel, 3, by=office, seen=0)
    services.draw_codes(panel, 5, by=office, seen=1)

    assert (services.panel_of_code(old[0]), panel.codes.count()) == (None, 5)


def test_a_second_click_does_not_replace_the_codes_of_the_first(organ, office):
    panel = SurveyFactory(unit=organ)
    codes = services.draw_codes(panel, 3, by=office, seen=0)

    with pytest.raises(Stale):
        services.draw_codes(panel, 3, by=office, seen=0)
    assert services.panel_of_code(codes[0]) == panel


def test_answers_are_added_up_and_blank_ones_stay_outside(organ):
    panel, codes = survey_of(organ, 6)
    question = panel.questions.get()
    for code in codes[:5]:
        services.answer(panel, {question.pk: [2]}, code=code)
    with pytest.raises(ValidationError, match="一题也没有答"):
        services.answer(panel, {}, code=codes[5])

    assert (question.ballotbox.pile.marks, turnout(panel)) == ((0, 5, 0, 0, 0), (5, 6))


def test_written_answers_are_kept_in_no_order(organ):
    panel = SurveyFactory(unit=organ, purpose="other")
    question = PanelQuestionFactory(panel=panel, kind="text")
    codes = services.draw_codes(panel, 12, by=None, seen=0)
    services.open_panel(panel, by=None)
    said = [f"意见{n}" for n in range(12)]
    for code, words in zip(codes, said, strict=True):
        services.answer(panel, {question.pk: words}, code=code)

    texts = BallotBox.objects.get().texts
    assert sorted(texts) == sorted(said)
    assert texts != said


def test_options_that_count_must_be_options(organ):
    panel = SurveyFactory(unit=organ, purpose="awareness")

    with pytest.raises(ValidationError, match="选项里没有“知道”"):
        services.ask(
            panel, "您知道12338吗", by=None, seen=0, kind="single", options=["听说过", "没有"], counting=["知道"]
        )


def test_a_dropped_question_lets_the_others_move_up(organ):
    panel = SurveyFactory(unit=organ)
    first, second = (services.ask(panel, text, by=None, seen=n, kind="scaled") for n, text in enumerate("甲乙"))

    services.drop_question(first, by=None, seen=2)
    second.refresh_from_db()
    assert second.order == 1
