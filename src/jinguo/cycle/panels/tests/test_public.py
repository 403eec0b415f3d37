"""The page for people without an account."""

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.test import Client

from jinguo.base import clock
from jinguo.base.audit.models import AuditRow
from jinguo.cycle.panels import services
from jinguo.cycle.panels.models import AccessCode, BallotBox
from jinguo.cycle.panels.tests.conftest import JUNE_11
from jinguo.cycle.panels.tests.factories import BallotFactory, PanelQuestionFactory, SurveyFactory
from jinguo.org.access.throttle import ADDRESS_TRIES

ANSWERED = 200


@pytest.fixture
def survey(organ):
    panel = SurveyFactory(unit=organ)
    PanelQuestionFactory(panel=panel, text="服务态度怎么样")
    return panel


@pytest.fixture
def codes(survey):
    drawn = services.draw_codes(survey, 5, by=None, seen=0)
    services.open_panel(survey, by=None)
    return drawn


def answers(panel, option="1"):
    return {f"question_{one.pk}": option for one in panel.questions.all()}


def test_a_code_opens_its_questionnaire_and_is_good_for_one_answer(survey, codes):
    stranger = Client()
    opened = stranger.post("/ask/", {"code": codes[0].lower().replace("-", " ")})
    assert "服务态度怎么样" in opened.content.decode()

    first = stranger.post("/ask/answer/", {"code": codes[0], **answers(survey)})
    second = stranger.post("/ask/answer/", {"code": codes[0], **answers(survey)})

    assert (first.status_code, second.status_code) == (ANSWERED, 422)
    assert "已收到，谢谢" in first.content.decode()
    assert BallotBox.objects.get().pile.valid == 1


def test_an_answer_is_kept_apart_from_its_code_and_address(survey, codes):
    Client().post("/ask/answer/", {"code": codes[0], **answers(survey)})

    row = AuditRow.objects.latest("number")
    assert (row.act, row.actor_number, row.ip) == ("panel.respond", "", "不记")
    assert not AccessAttempt.objects.exists()
    assert not Session.objects.exists()
    assert {one.name for one in AccessCode._meta.concrete_fields} == {"id", "panel", "code_index", "is_used"}


def test_an_empty_answer_leaves_the_code_good(survey, codes):
    empty = Client().post("/ask/answer/", {"code": codes[0]})

    assert "一题也没有答" in empty.content.decode()
    assert services.panel_of_code(codes[0]) == survey


def test_before_it_begins_and_after_its_last_day_a_code_opens_nothing(survey):
    (code,) = services.draw_codes(survey, 1, by=None, seen=0)
    early = Client().post("/ask/", {"code": code})
    services.open_panel(survey, by=None)
    with clock.pretend(JUNE_11):
        late = Client().post("/ask/", {"code": code})

    assert "准备中" in early.content.decode()
    assert "已于 6月10日 截止" in late.content.decode()


def test_guesses_from_one_address_are_stopped(db):
    stranger = Client()
    for n in range(ADDRESS_TRIES):
        assert stranger.post("/ask/", {"code": f"A{n:09}"}).status_code == 422

    assert stranger.post("/ask/", {"code": "AAAAA-AAAAA"}).status_code == 429


def test_good_codes_from_one_address_are_never_stopped(survey):
    codes = services.draw_codes(survey, ADDRESS_TRIES + 5, by=None, seen=0)
    services.open_panel(survey, by=None)

    assert {Client().post("/ask/", {"code": code}).status_code for code in codes} == {ANSWERED}


def test_somebody_without_an_account_votes_by_code(organ):
    panel = BallotFactory(unit=organ, scheme="choose", most=1)
    services.name_subjects(panel, by=None, seen=0, names=["甲", "乙"])
    codes = services.draw_codes(panel, 5, by=None, seen=1)
    services.open_panel(panel, by=None)
    one, _ = panel.subjects.all()

    both = Client().post("/ask/answer/", {"code": codes[0], "chosen": [one.pk, one.pk + 1]})
    assert "最多选 1 个" in both.content.decode()
    Client().post("/ask/answer/", {"code": codes[0], "chosen": [one.pk]})

    assert [box.pile.marks for box in BallotBox.objects.order_by("subject__order")] == [(1,), (0,)]
