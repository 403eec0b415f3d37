"""Text goals are judged on evidence by one and confirmed by another; evaluations show it."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command

from jinguo.base.moves import Refused
from jinguo.committee.evaluation import services
from jinguo.committee.evaluation.tests.conftest import PDF
from jinguo.committee.outlines.evaluating import Asked, evaluate
from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.rates import rates_of
from jinguo.org.structure.tests.factories import RegionFactory

SOURCE = "《中国妇女发展纲要（2021—2030年）》主要目标"


@pytest.fixture
def goal(scene):
    return services.add_goal(
        scene.outline, by=scene.keeper, title="妇女享有全生命周期的卫生健康服务", domain_code="health", source=SOURCE
    )


def _judge(scene, goal, by=None, outcome="realised", **more):
    facts = {"region": scene.outline.region, "year": 2025, "reasons": "各县都已建立服务网络", "links": "/tasks/1/"}
    return services.judge(goal, by=by or scene.keeper, outcome=outcome, **{**facts, **more})


def _line(scene, goal, year=2025, reader=None):
    asked = Asked(year, only=goal.code)
    return evaluate(scene.outline, asked, observations=Observation.objects.all(), reader=reader).lines[0]


def test_a_judgement_holds_once_somebody_else_has_confirmed_it(scene, goal):
    one = _judge(scene, goal)
    assert _line(scene, goal).verdict.title == "缺数据"
    with pytest.raises(Refused, match="不能复核自己的判断"):
        services.confirm(one, by=scene.keeper)

    services.confirm(one, by=scene.second)

    line = _line(scene, goal)
    assert (line.verdict.title, line.verdict.tone) == ("已实现", "ok")
    assert "2025年办公室判断：已实现，各县都已建立服务网络，佐证材料 1 份：/tasks/1/" in line.verdict.because
    assert _line(scene, goal, 2024).verdict.title == "缺数据"
    assert _line(scene, goal, 2026).verdict.title == "已实现"


def test_what_is_realised_needs_evidence_and_an_address_has_to_be_one(scene, goal):
    with pytest.raises(ValidationError, match="要有佐证"):
        _judge(scene, goal, links="")
    with pytest.raises(ValidationError, match="不是网址"):
        _judge(scene, goal, links="任务单")
    with pytest.raises(ValidationError, match="不是网址"):
        _judge(scene, goal, links="//elsewhere.example/paper")
    with pytest.raises(ValidationError, match="年份要在"):
        _judge(scene, goal, year=2019)
    with pytest.raises(ValidationError, match="不在"):
        _judge(scene, goal, region=RegionFactory())
    paper = ContentFile(PDF, "通知.pdf")
    assert _judge(scene, goal, links="", papers=[paper]).number == 1


def test_a_new_judgement_leaves_the_old_one_to_be_read(scene, goal):
    services.confirm(_judge(scene, goal, outcome="under_way", links=""), by=scene.second)
    second = _judge(scene, goal, outcome="basically_realised")
    assert _line(scene, goal).verdict.title == "推进中"
    with pytest.raises(ValidationError, match="待复核"):
        _judge(scene, goal)
    services.turn_down(second, by=scene.second, reason="佐证只有一个县的")
    services.confirm(_judge(scene, goal, outcome="basically_realised"), by=scene.second)

    assert _line(scene, goal).verdict.title == "基本实现"
    assert [one.state for one in goal.judgements.order_by("number")] == ["confirmed", "turned_down", "confirmed"]


def test_an_expert_judges_as_an_expert_and_a_liaison_not_at_all(scene, goal):
    assert _judge(scene, goal, by=scene.expert).group == "expert"
    with pytest.raises(Refused, match="专家评估组"):
        _judge(scene, goal, by=scene.city.liaison)


def test_a_goal_with_a_number_is_not_judged_in_words(scene):
    with pytest.raises(Refused, match="有数值"):
        _judge(scene, scene.outline.targets.get(code="mmr"))


def test_text_goals_have_a_rate_of_their_own_and_never_enter_the_other(scene, goal):
    services.confirm(_judge(scene, goal), by=scene.second)
    lines = evaluate(scene.outline, Asked(2025), observations=Observation.objects.all()).lines

    rates = rates_of(lines, scene.outline)

    assert (rates.texts.done, rates.texts.goals) == (1, 1)
    assert rates.total.final.reached == 0
    assert rates.total.left_out == 1


def test_the_command_prints_status_reason_and_where_the_judgement_stands(scene, goal, capsys):
    one = services.confirm(_judge(scene, goal), by=scene.second)

    call_command("evaluate", scene.outline.code, year=2025, json=True)

    found = {row["code"]: row for row in json.loads(capsys.readouterr().out)}[goal.code]
    assert found["status"]["evidence"] == "realised"
    assert "佐证材料 1 份" in found["because"]
    assert found["judgement"] == one.get_absolute_url()
