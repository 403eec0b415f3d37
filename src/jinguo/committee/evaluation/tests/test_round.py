"""A round from the plan to what has to be put right."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused, Stale
from jinguo.committee.evaluation import services
from jinguo.committee.evaluation.models import EvaluationRound, RoundParticipant
from jinguo.committee.evaluation.queries.results import rows_of
from jinguo.committee.evaluation.queries.scores import panel_of
from jinguo.committee.evaluation.reminding import open_reports
from jinguo.committee.outlines.answering import Answering
from jinguo.committee.outlines.tests.factories import ObservationFactory
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.panels import services as panels
from jinguo.cycle.panels.services.rating import Mark
from jinguo.cycle.tasks.models import Task
from jinguo.org.access.tests.browsers import browser_of

JUNE_3 = date(2026, 6, 3)
MISSED = {"explanation": "山区产检可及性不足", "remedy": "增设两个产检点", "due": date(2026, 12, 31)}


def test_a_plan_is_issued_only_when_it_says_what_who_and_when(scene):
    row = services.draft(scene.city.committee, by=scene.keeper, kind="midterm", title="两纲中期评估", year=2025)

    with pytest.raises(Refused) as refusal:
        services.issue(row, by=scene.keeper)

    for word in ("哪些纲要", "参评单位", "起止日", "方案文号"):
        assert word in refusal.value.reason


def test_phases_come_one_after_the_other(scene):
    row = scene.drafted()
    facts = {"outlines": [scene.outline], "weights": {"targets": Decimal(1)}}
    late = {
        "self_evaluation": services.Span(JUNE_3, JUNE_3),
        "field": services.Span(JUNE_3 - timedelta(1), JUNE_3),
    }

    with pytest.raises(ValidationError, match="不能早于前一阶段"):
        services.change(row, by=scene.keeper, seen=row.version, phases=late, **facts)


def test_each_participant_gets_the_targets_it_answers_for(scene, participant):
    row = scene.begun()

    assert participant(row, scene.county).targets.count() == 2
    assert [one.target.code for one in participant(row, scene.health).targets.all()] == ["mmr"]
    assert Message.objects.filter(staff=scene.health_liaison, subject_type="evaluation.evaluationround").exists()


def test_the_plan_says_who_answers_before_the_department_does(scene, participant, monkeypatch):
    def told(targets, region):
        (one,) = (target for target in targets if target.code == "schooling")
        yield Answering(
            one.pk, f"{region}实施方案", "/plans/1/", leads=[scene.city.education.unit], joins=[scene.health]
        )

    monkeypatch.setattr("jinguo.committee.outlines.answering._sources", [told])

    held = dict(participant(scene.begun(), scene.health).targets.values_list("target__code", "basis"))

    assert held["schooling"] == f"《{scene.city.committee.region}实施方案》协同单位"
    assert held["mmr"].startswith("数据来源部门（卫生健康）")


def test_a_target_begins_with_the_value_that_was_observed(scene, participant):
    mmr = scene.outline.targets.get(code="mmr").indicator
    place = {"unit": scene.city.federation, "region": scene.county.region}
    ObservationFactory(indicator=mmr, period="2025", value=Decimal("12.3"), **place)

    values = dict(participant(scene.begun(), scene.county).targets.values_list("target__code", "value"))

    assert values == {"mmr": "12.3/10万", "schooling": ""}


def test_a_report_is_handed_in_whole_looked_at_returned_and_passed(scene, participant):
    row = scene.begun()
    health = participant(row, scene.health)
    with pytest.raises(Refused, match=r"还有 5 部分没有写.*还有 1 项目标.*佐证材料"):
        services.submit(health, by=scene.health_liaison)

    health = services.submit(scene.written(health, scene.health_liaison), by=scene.health_liaison)
    with pytest.raises(Refused, match="不再更改"):
        services.write_sections(health, by=scene.health_liaison, seen=health.version, texts={})
    services.review(health, by=scene.expert, advice="return", comment="缺年度数据")
    health = services.send_back(health, by=scene.keeper, reason="补充年度数据")
    with clock.pretend(date(2026, 6, 15)):
        health = services.submit(health, by=scene.health_liaison)
        health = services.accept(health, by=scene.keeper)

    assert (health.state, health.submitted_on) == ("accepted", JUNE_3)
    assert [one.group for one in health.reviews.all()] == ["expert"]


def test_nobody_writes_for_another_unit_and_two_writers_lose_nothing(scene, participant):
    row = scene.begun()
    health = participant(row, scene.health)

    with pytest.raises(Refused, match="市卫生健康委员会的联络员"):
        services.write_sections(health, by=scene.county_officer, seen=0, texts={})
    services.write_sections(health, by=scene.health_liaison, seen=0, texts={"policies": "已出台两个文件"})
    with pytest.raises(Stale):
        services.write_sections(health, by=scene.health_liaison, seen=0, texts={"policies": ""})


def test_what_is_not_reached_becomes_a_task_until_the_day_it_named(scene, participant):
    row = scene.begun()
    health = scene.written(participant(row, scene.health), scene.health_liaison, "not_reached")
    with pytest.raises(Refused, match="有 1 项未达标的目标没有写原因"):
        services.submit(health, by=scene.health_liaison)
    said = {one.pk: {"standing": "not_reached", **MISSED} for one in health.targets.all()}
    health = services.state_targets(health, by=scene.health_liaison, seen=health.version, said=said)
    health = services.accept(services.submit(health, by=scene.health_liaison), by=scene.keeper)

    (task,) = services.order_rectification(health, by=scene.keeper)

    assert (task.unit, task.due, task.kind) == (scene.health, MISSED["due"], "rectification")
    assert services.order_rectification(health, by=scene.keeper) == []
    health.refresh_from_db()
    assert _lacks(row, scene.health) == []
    with clock.pretend(date(2027, 1, 4)):
        assert _lacks(row, scene.health) == ["整改逾期"]


def test_what_is_missing_is_said_of_each_and_reminded_of(scene, participant):
    row = scene.begun()
    services.submit(scene.written(participant(row, scene.health), scene.health_liaison), by=scene.health_liaison)

    with clock.pretend(date(2026, 6, 12)):
        assert _lacks(row, scene.county) == ["未报送", "没有佐证材料"]
        assert _lacks(row, scene.health) == ["未审核"]
        (due,) = open_reports(date(2026, 6, 12))
    assert (due.people, due.due) == ((scene.county_officer,), date(2026, 6, 10))
    assert scene.keeper in due.heads


def test_a_score_is_composed_published_and_then_left_alone(scene, participant):
    row = _accepted(scene, participant)
    row = services.visit(row, by=scene.keeper)
    panel = services.begin_rating(row, by=scene.keeper, last_day=JUNE_3)
    marks = {
        (subject.pk, criterion.pk): Mark(criterion.points * Decimal("0.8"))
        for subject in panel.subjects.all()
        for criterion in panel.criteria.all()
    }
    assert row.get_absolute_url() in browser_of(scene.expert).get(f"/panels/{panel.pk}/fill/").content.decode()
    panels.rate(panel, marks, by=scene.expert)
    row = services.write_up(row, by=scene.keeper)
    with pytest.raises(Refused, match="还没有结束"):
        services.publish(row, by=scene.keeper)
    with clock.pretend(JUNE_3 + timedelta(1)):
        panels.close(panel_of(row), by=None)
        row = services.publish(row, by=scene.keeper)

    county, health = rows_of(row)
    assert [part["points"] for part in health.parts] == ["11.76", "17.65", "41.18", "23.53", "—"]
    assert health.points == Decimal("94.12")
    assert (county.points, county.because) == (None, "没有报送自评，不评分")
    row.weights.filter(code="review").delete()
    assert rows_of(row)[1].points == Decimal("94.12")


def test_results_are_told_in_a_circular_and_a_round_closes_when_all_is_put_right(scene, participant):
    row = _accepted(scene, participant, standing="not_reached", **MISSED)
    row = services.write_up(services.visit(row, by=scene.keeper), by=scene.keeper)
    row = services.publish(row, by=scene.keeper)
    circular = services.draft_circular(row, by=scene.keeper)
    assert "市卫生健康委员会" in str(circular.table)
    assert services.draft_circular(row, by=scene.keeper) == circular

    with pytest.raises(Refused, match="没有下达整改"):
        services.close(row, by=scene.keeper)
    services.order_rectification(participant(row, scene.health), by=scene.keeper)
    with pytest.raises(Refused, match="整改没有通过"):
        services.close(row, by=scene.keeper)
    Task.objects.update(state="accepted", submitted_on=JUNE_3, accepted_on=JUNE_3)
    assert services.close(row, by=scene.keeper).state == "closed"


def test_facts_of_many_participants_take_a_fixed_number_of_queries(scene, participant, django_assert_max_num_queries):
    row = _accepted(scene, participant)

    with django_assert_max_num_queries(14):
        rows_of(EvaluationRound.objects.get(pk=row.pk))


def _accepted(scene, participant, standing="reached", **said) -> EvaluationRound:
    row = scene.begun()
    health: RoundParticipant = scene.written(participant(row, scene.health), scene.health_liaison, standing, **said)
    services.accept(services.submit(health, by=scene.health_liaison), by=scene.keeper)
    return row


def _lacks(row: EvaluationRound, unit) -> list[str]:
    found = {one.participant.unit_id: one for one in rows_of(EvaluationRound.objects.get(pk=row.pk))}
    return [lack.title for lack in found[unit.pk].lacks]
