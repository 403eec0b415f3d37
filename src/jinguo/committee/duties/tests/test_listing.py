"""Targets of outlines become goals with years and units; who is no member is refused; a year is taken out of ten."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.moves import Refused
from jinguo.committee.body.tests.factories import BureauFactory
from jinguo.committee.duties import services
from jinguo.committee.duties.services import Choice
from jinguo.committee.duties.tests.conftest import target
from jinguo.committee.outlines.answering import answering
from jinguo.cycle.plans import services as plans
from jinguo.cycle.plans.models import Target
from jinguo.cycle.plans.queries import with_targets
from jinguo.cycle.plans.reconciling import gaps
from jinguo.org.structure.services import merge_unit

HEALTH, POLICE, INSURANCE = "市卫生健康委员会", "市公安局", "市医疗保障局"


@pytest.fixture
def mmr(city):
    (goal,) = services.list_targets(city.plan, [Choice(target("mmr"), counties=city.counties)], by=city.keeper)
    return goal


def values(goal, **where):
    return {one.period: one.value for one in Target.objects.filter(goal=goal, **where)}


def in_force(plan, by):
    plan = plans.enter_approved(plan, by=by, number="泉妇儿工委〔2022〕1号", day=date(2022, 3, 1))
    plan.refresh_from_db()
    return plan


def test_a_listed_target_keeps_its_facts_and_takes_its_value_from_the_indicator(mmr):
    assert (mmr.number, mmr.comparator, mmr.baseline, mmr.source) == ("妇1", "lt", Decimal("16.9"), "indicator.mmr")


def test_the_years_go_from_the_baseline_to_the_target(city, mmr):
    years = values(mmr, unit=city.federation, region=None)

    assert (years["2021/2030"], years["2030"], len(years)) == (12, 12, 11)
    assert all(years[str(year)] > years[str(year + 1)] for year in range(2021, 2029))


def test_the_usual_units_lead_and_join_with_shares_that_make_a_hundred(city, mmr):
    held = Target.objects.filter(goal=mmr, period="2021/2030", region=None).exclude(unit=city.federation)

    assert {(one.unit.name, one.role, one.share) for one in held} == {
        (HEALTH, "lead", 70),
        (POLICE, "support", 15),
        (INSURANCE, "support", 15),
    }


def test_nothing_is_left_over_along_any_axis(city, mmr):
    goals = with_targets(city.plan.goals.all())

    assert [gap.words for gap in gaps(city.plan, goals) if gap.is_open] == []


def test_others_are_told_who_answers_once_the_plan_is_in_force(city, mmr):
    region = city.federation.region
    assert answering([mmr.listed.target], region) == {}

    in_force(city.plan, city.keeper)

    (found,) = answering([mmr.listed.target, target("imr", "children_2021_2030")], region).values()
    assert ([one.name for one in found.leads], {one.name for one in found.joins}) == ([HEALTH], {POLICE, INSURANCE})
    assert (found.role_of(city.units[POLICE]), found.role_of(city.units["市教育局"])) == ("协同", "")
    assert answering([mmr.listed.target], city.counties[0]) == {}


def test_a_county_or_unit_that_is_set_otherwise_is_told_as_a_difference(city, mmr):
    for where in ({"region": city.counties[0]}, {"unit": city.units[HEALTH]}):
        Target.objects.filter(goal=mmr, period="2030", **where).update(value=Decimal(15))

    found = [gap for gap in gaps(city.plan, with_targets(city.plan.goals.all())) if gap.is_open]

    assert {gap.axis for gap in found} >= {"units", "regions"}


def test_units_and_counties_follow_the_plans_own_line_again(city, mmr):
    Target.objects.filter(goal=mmr, period="2025", unit=city.federation, region=None).update(value=Decimal(14))

    services.sync(city.plan, by=city.keeper)

    assert {one.value for one in Target.objects.filter(goal=mmr, period="2025")} == {14}


def test_who_is_no_member_is_refused_with_who_goes_on_in_its_place(city, mmr):
    gone = BureauFactory(name="市人口和计划生育委员会", parent=city.committee)
    merge_unit(gone, city.units[HEALTH], by=None, on=date(2026, 3, 20))

    with pytest.raises(ValidationError, match="不在成员单位名单里，已由市卫生健康委员会承接"):
        services.split(mmr, leads=[gone], joins=[], by=city.keeper)


def test_a_unit_that_is_left_out_loses_its_targets(city, mmr):
    services.split(mmr, leads=[city.units[HEALTH]], joins=[], by=city.keeper)

    held = Target.objects.filter(goal=mmr, region=None).exclude(unit=city.federation)
    assert {(one.unit.name, one.share) for one in held} == {(HEALTH, 100)}


def test_a_goal_needs_somebody_who_leads(city, mmr):
    with pytest.raises(ValidationError, match="主责"):
        services.split(mmr, leads=[], joins=[city.units[HEALTH]], by=city.keeper)


def test_all_or_none_are_listed_and_each_reason_is_told(city, mmr):
    codes = ("mmr", "residents_committee_women_share", "law_unquantified", "retention")
    chosen = [Choice(target(code)) for code in codes]

    with pytest.raises(ValidationError) as told:
        services.list_targets(city.plan, chosen, by=city.keeper)

    assert [words.split("：")[1] for words in told.value.messages] == [
        "已经列入",
        "“左右”的目标先在纲要里设允许幅度",
        "文字目标先写完成标准；文字目标先写完成日",
    ]
    assert city.plan.goals.count() == 1


def test_a_text_target_stands_with_standard_holder_and_day(city):
    chosen = Choice(
        target("law_unquantified"),
        title="健全保障妇女合法权益的法规政策",
        standard="出台法规政策性别平等评估办法",
        due=date(2030, 12, 31),
        leads=[city.units[POLICE]],
    )

    (goal,) = services.list_targets(city.plan, [chosen], by=city.keeper)

    assert (goal.is_text, goal.targets.filter(unit=city.units[POLICE]).count()) == (True, 1)
    assert not [gap for gap in gaps(city.plan, with_targets(city.plan.goals.all())) if gap.is_open]


def test_a_liaison_takes_nothing_into_the_plan(city):
    with pytest.raises(Refused, match="妇儿工委办或绩效办"):
        services.list_targets(city.plan, [Choice(target("mmr"))], by=city.liaison)


def test_a_year_is_taken_out_of_the_ten_with_its_levels_and_units(city, mmr):
    plan = in_force(city.plan, city.keeper)

    year = services.begin_year(plan, 2026, by=city.keeper)

    (goal,) = year.goals.all()
    whole = values(mmr, unit=city.federation, region=None)["2026"]
    assert {one.value for one in goal.targets.all()} == {whole}
    assert {one.unit.name for one in goal.targets.filter(region=None)} == {"泉州市妇联", HEALTH, POLICE, INSURANCE}
    assert goal.listed.target == mmr.listed.target


def test_a_year_of_a_plan_that_is_not_approved_is_refused(city, mmr):
    with pytest.raises(ValidationError, match="批准以后"):
        services.begin_year(city.plan, 2026, by=city.keeper)


def test_a_change_against_the_baseline_takes_the_places_own(city):
    chosen = Choice(target("injury_deaths", "children_2021_2030"), baseline=Decimal(14), baseline_year=2020)

    (goal,) = services.list_targets(city.plan, [chosen], by=city.keeper)

    assert (goal.baseline, goal.targets.get(unit=city.federation).text) == (14, "20%")
