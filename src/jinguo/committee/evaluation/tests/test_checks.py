"""Reported values are drawn, compared with their records, settled into findings and scored."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.moves import Refused, Stale
from jinguo.committee.evaluation import services
from jinguo.committee.evaluation.queries.scores import scores_of
from jinguo.committee.outlines.tests.factories import ObservationFactory
from jinguo.cycle.bookkeeping.measures import Question
from jinguo.cycle.bookkeeping.measures.registry import measure
from jinguo.cycle.inspections import services as inspections
from jinguo.cycle.tasks.models import Task
from jinguo.org.access.tests.browsers import browser_of
from jinguo.rules.periods import parse_period

JUNE_3, DUE = date(2026, 6, 3), date(2026, 7, 3)


@pytest.fixture
def check(scene):
    """A check of the county's two values, one of them reported."""
    mmr = scene.outline.targets.get(code="mmr").indicator
    place = {"unit": scene.city.federation, "region": scene.county.region}
    ObservationFactory(indicator=mmr, period="2025", value=Decimal("12.3"), **place)
    made = _planned(scene)
    inspections.start(made.inspection, by=scene.keeper)
    return made


def _planned(scene, **more):
    facts = {"title": "监测数据质量核查", "organ": scene.city.federation, "lead": scene.keeper, "day": JUNE_3}
    facts |= {"year": 2025, "units": [scene.county], "size": 5, "seed": "0603", **more}
    return services.plan_check(scene.outline, by=scene.keeper, **facts)


def _record(scene, value, found, **more):
    facts = {"reported": value.reported or Decimal(9), "record": "妇幼年报表", "found": Decimal(found), **more}
    return services.record_value(value, by=scene.keeper, seen=value.version, **facts)


def test_the_sample_takes_what_was_reported_and_is_drawn_again_the_same(scene, check):
    reported = {one.indicator.code: one.reported for one in check.values.all()}

    assert reported == {"mmr": Decimal("12.3"), "schooling": None}
    again = _planned(scene, title="再抽一次")
    assert [one.indicator_id for one in again.values.all()] == [one.indicator_id for one in check.values.all()]


def test_a_member_unit_is_asked_for_its_own_indicators(scene):
    made = _planned(scene, units=[scene.health])

    assert [one.indicator.code for one in made.values.all()] == ["mmr"]


def test_a_wrong_value_becomes_a_finding_a_task_and_a_lower_score(scene, check):
    mmr, schooling = (check.values.get(indicator__code=code) for code in ("mmr", "schooling"))
    site = check.inspection.sites.get()
    with pytest.raises(Refused, match="还没有填查得数"):
        services.settle(site, by=scene.keeper)
    _record(scene, mmr, "14.1")
    _record(scene, schooling, "9")
    with pytest.raises(ValidationError, match="整改期限"):
        services.settle(site, by=scene.keeper)

    services.settle(site, by=scene.keeper, due=DUE)

    finding = site.findings.get(outcome="bad")
    assert (finding.sampled, finding.in_order, finding.severity) == (2, 1, "serious")
    assert "孕产妇死亡率：上报 12.3/10万，原始记录 14.1/10万" in finding.text
    assert (Task.objects.get().unit, Task.objects.get().due) == (scene.county, DUE)
    assert "申请更正" in browser_of(scene.keeper).get(check.get_absolute_url()).content.decode()


def test_an_appraisal_can_use_the_quality_and_it_follows_the_facts(scene, check):
    for value, found in zip(
        check.values.order_by("pk"), (value.reported or 9 for value in check.values.order_by("pk")), strict=True
    ):
        _record(scene, value, str(found))
    services.settle(check.inspection.sites.get(), by=scene.keeper)
    question = Question(scene.county, parse_period("2026"))

    assert measure("data_quality.score").of(question).value == 100
    check.values.filter(indicator__code="mmr").update(found=Decimal(20))
    assert measure("data_quality.score").of(question).value == 45
    assert measure("data_quality.wrong").of(question).value == 1
    assert "核对 2 项，相符 1 项" in measure("data_quality.agreement").of(question).because


def test_a_round_counts_its_site_checks(scene, participant):
    row = scene.begun()
    county = participant(row, scene.county)
    services.submit(scene.written(county, scene.county_officer), by=scene.county_officer)
    first = browser_of(scene.keeper).get(f"/evaluation/checks/new/?round={row.pk}").context["form"].initial
    assert (first["round"], first["outline"], first["places"]) == (row.pk, scene.outline, [scene.county.pk])
    made = _planned(scene, round=row)
    inspections.start(made.inspection, by=scene.keeper)
    for value in made.values.all():
        _record(scene, value, "9")
    services.settle(made.inspection.sites.get(), by=scene.keeper)

    (scored,) = (one for one in scores_of(row) if one.participant.kind == "county")
    assert scored.facts.is_visited
    assert scored.score.parts[-1].points == scored.score.parts[-1].most


def test_what_was_reported_is_not_changed_by_who_checks_it(scene, check):
    with pytest.raises(ValidationError, match="不能在核查里改"):
        _record(scene, check.values.get(indicator__code="mmr"), "14", reported=Decimal(14))


def test_two_checkers_lose_nothing_and_a_record_is_named(scene, check):
    value = check.values.first()
    with pytest.raises(ValidationError, match="哪份原始记录"):
        _record(scene, value, "9", record="")
    _record(scene, value, "9")
    with pytest.raises(Stale):
        _record(scene, value, "8")
