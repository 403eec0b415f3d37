"""What the pages show, to whom, and in how many statements."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from jinguo.committee.body.tests.factories import BureauFactory, MembershipFactory
from jinguo.committee.duties import services
from jinguo.committee.duties.models import ListedTarget
from jinguo.committee.duties.services import Choice
from jinguo.committee.duties.tests.conftest import target
from jinguo.cycle.plans import services as plans
from jinguo.cycle.plans.models import Goal, Plan, Target
from jinguo.cycle.plans.models.targets import key_of
from jinguo.cycle.plans.queries import targets_held
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import RegionFactory, staff_in
from jinguo.rules.periods import parse_period

HEALTH = "市卫生健康委员会"


@pytest.fixture
def year(city):
    """The year's plan in force with the letters drawn."""
    services.list_targets(city.plan, [Choice(target("mmr"))], by=city.keeper)
    plans.enter_approved(city.plan, by=city.keeper, number="1号", day=date(2022, 3, 1))
    plan = services.begin_year(city.plan, 2026, by=city.keeper)
    plans.enter_approved(plan, by=city.keeper, number="2号", day=date(2026, 4, 20))
    plans.draw_letters(plan, by=city.keeper)
    return plan


def page(reader, url, **asked):
    return browser_of(reader).get(url, asked)


def text(answer):
    return answer.content.decode()


def test_the_office_sees_every_unit_with_letter_and_plan_and_a_liaison_her_own(city, year):
    office, hers = (text(page(reader, reverse("duties:home"))) for reader in (city.keeper, city.liaison))

    assert all(name in office for name in city.units)
    assert "未制定，逾期 14 天" in office
    assert f"{reverse('duties:policies')}?unit=" not in office  # nothing stands behind none
    assert HEALTH in hers
    assert "市公安局" not in hers


def test_the_search_box_finds_letters_and_the_page_of_a_target_its_units(city, year):
    letter = year.letters.get(unit=city.units[HEALTH])
    search = reverse("web:search")

    assert letter.get_absolute_url() in text(page(city.keeper, search, q="卫生健康"))
    assert letter.get_absolute_url() not in text(page(city.keeper, search, q="公安"))
    shown = text(page(city.keeper, target("mmr").get_absolute_url()))
    assert city.plan.title in shown
    assert all(name in shown for name in (HEALTH, "市公安局", "市医疗保障局"))
    assert "承担单位" not in text(page(city.keeper, target("imr", "children_2021_2030").get_absolute_url()))


def test_a_liaison_has_her_units_goals_before_her_and_an_expert_nobodys(city, year):
    assert {one.unit for one in targets_held(city.liaison)} == {city.units[HEALTH]}
    assert not targets_held(staff_in(city.committee, "expert")).exists()


def test_who_keeps_no_outline_is_not_sent_to_an_office_that_her_unit_has_not(city, year):
    page = text(browser_of(city.liaison).get("/duties/"))

    assert "请妇儿工委办或绩效办起草" in page


def test_the_units_are_narrowed_to_what_is_missing(city, year):
    plan = services.begin_implementation(year, city.units[HEALTH], by=city.liaison)
    plans.enter_approved(plan, by=city.liaison, number="党组会议", day=date(2026, 5, 10))
    services.file_plan(plan, by=city.liaison)

    shown = page(city.keeper, reverse("duties:home"), show="missing").context["rows"]

    assert {one.unit.name for one in shown} == {"市公安局", "市医疗保障局"}


def test_an_unknown_condition_is_told(city, year):
    assert page(city.keeper, reverse("duties:home"), show="none").status_code == 400


def test_the_ticked_targets_are_listed_and_the_plan_says_so(city):
    url = reverse("duties:choose", args=[city.plan.pk])
    ticked = [target("mmr").pk, target("imr", "children_2021_2030").pk]

    answer = browser_of(city.keeper).post(url, {"target": ticked, "leader": city.head.pk})

    assert answer.status_code == 302
    assert [goal.number for goal in city.plan.goals.all()] == ["妇1", "儿1"]
    assert {goal.leader for goal in city.plan.goals.all()} == {city.head}
    assert "列入 2 项纲要目标" in text(page(city.keeper, city.plan.get_absolute_url()))


def test_what_cannot_be_listed_says_what_to_do_first(city):
    shown = text(page(city.keeper, reverse("duties:choose", args=[city.plan.pk])))

    assert "“左右”的目标先在纲要里设允许幅度" in shown
    assert "按部门职能推定，待核实" in shown


def test_a_unit_in_both_places_is_refused_on_the_page(city):
    (goal,) = services.list_targets(city.plan, [Choice(target("mmr"))], by=city.keeper)
    unit = city.units[HEALTH].pk

    answer = browser_of(city.keeper).post(reverse("duties:units", args=[goal.pk]), {"leads": [unit], "joins": [unit]})

    assert answer.status_code == 422
    assert "已是主责单位" in text(answer)


def test_policies_are_found_by_words_unit_and_target_and_taken_as_a_sheet(city):
    facts = {"kind": "opinion", "issued_on": date(2026, 3, 2), "valid_from": date(2026, 3, 2)}
    health, police = city.units[HEALTH], city.units["市公安局"]
    file = services.file_policy
    file(city.committee, health, by=city.liaison, title="母婴安全", number="1号", targets=[target("mmr")], **facts)
    file(city.committee, police, by=city.keeper, title="告诫办法", number="2号", **facts)
    url = reverse("duties:policies")

    for asked in ({"q": "母婴"}, {"unit": health.pk}, {"target": target("mmr").pk}):
        shown = text(page(city.keeper, url, **asked))
        assert "母婴安全" in shown
        assert "告诫办法" not in shown
    assert page(city.keeper, reverse("duties:policies_excel")).status_code == 200
    found = text(page(city.keeper, reverse("web:search"), q="母婴"))
    assert "母婴安全" in found
    assert "告诫办法" not in found


def test_a_matrix_of_many_units_counties_and_years_asks_as_few_questions_as_a_small_one(
    city, django_assert_max_num_queries
):
    """31 units, 12 counties, ten years."""
    units = [BureauFactory(name=f"市第{n}局", parent=city.committee) for n in range(27)]
    for unit in units:
        MembershipFactory(committee=city.committee, unit=unit)
    counties = [RegionFactory(parent=city.federation.region) for _ in range(12)]
    _fill(city, [*city.units.values(), *units], counties)
    browser, url = browser_of(city.keeper), reverse("plans:matrix", args=[city.plan.pk])
    browser.get(url)

    with django_assert_max_num_queries(45):
        whole = browser.get(url)
    with django_assert_max_num_queries(45):
        by_county = browser.get(url, {"side": "regions"})
    narrowed = browser.get(url, {"line": f"u{units[0].pk}", "period": "2026"})

    assert text(whole).count("data-code") == 3 * 32 * 11
    assert text(by_county).count("data-code") == 3 * 13 * 11
    assert text(narrowed).count("data-code") == 3 * 2 * 2


def test_a_long_matrix_opens_with_one_domain_and_for_a_liaison_with_her_own_unit(city):
    _fill(city, [city.units[HEALTH], city.units["市公安局"]], [])
    parts = {"妇女与健康": 18, "妇女与教育": 9}
    facts = {"type": "reach", "over_time": "last", "over_units": "assign", "over_regions": "every"}
    named = [part for part, number in parts.items() for _ in range(number)]
    Goal.objects.bulk_create(
        Goal(plan=city.plan, order=n, number=str(n), part=part, title="目标", **facts)
        for n, part in enumerate(named, 3)
    )
    Plan.objects.filter(pk=city.plan.pk).update(state="in_force", approved_on=date(2022, 3, 1))
    url = reverse("plans:matrix", args=[city.plan.pk])

    def shown(reader, **asked):
        return len(page(reader, url, **asked).context["boards"])

    assert [shown(city.keeper), shown(city.keeper, part="妇女与教育"), shown(city.keeper, part="")] == [18, 9, 30]
    assert (shown(city.liaison), shown(city.liaison, part="", line="")) == (3, 30)
    assert "没有承担这里的目标" in text(page(city.keeper, url, line=f"u{city.units['市教育局'].pk}"))


def _fill(city, units, counties):
    """Three goals, each with every unit and county in every year, stored at once."""
    facts = {"type": "reach", "over_time": "last", "over_units": "assign", "over_regions": "every"}
    goals = [
        Goal(plan=city.plan, order=n, number=str(n), title=f"目标{n}", unit_of_measure="%", **facts) for n in range(3)
    ]
    Goal.objects.bulk_create(goals)
    ListedTarget.objects.bulk_create([ListedTarget(goal=goal, target=target("mmr")) for goal in goals])
    lines = [(city.federation, None), *((unit, None) for unit in units), *((city.federation, one) for one in counties)]
    codes = ["2021/2030", *(one.code for one in parse_period("2021/2030").children)]
    rows = [
        Target(goal=goal, period=code, unit=unit, region=region, value=Decimal(90), share=Decimal(3) if unit else None)
        for goal in goals
        for unit, region in lines
        for code in codes
    ]
    for row in rows:
        row.sign(None)
        row.key = key_of(row.period, row.unit_id, None, row.region_id)
    Target.objects.bulk_create(rows)
