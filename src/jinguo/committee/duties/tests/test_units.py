"""A unit's letter, its own plan with the clock, its papers, and what the year-end appraisal makes of them."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.committee.body.tests.factories import BodyNameFactory
from jinguo.committee.duties import services
from jinguo.committee.duties.models import PolicyPaper
from jinguo.committee.duties.queries import standings_of
from jinguo.committee.duties.reminding import open_filings, owed_filings
from jinguo.committee.duties.services import Choice
from jinguo.committee.duties.tests.conftest import target
from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.cycle.flows.papers import keep_paper
from jinguo.cycle.flows.services.shipped import install_chains
from jinguo.cycle.inbox.owing import Asked
from jinguo.cycle.plans import services as plans
from jinguo.cycle.plans.letters import party_of
from jinguo.cycle.plans.papers import letter_paper
from jinguo.cycle.plans.tests.factories import PlanFactory
from jinguo.cycle.scores import services as scores
from jinguo.cycle.scores.computing import Computation
from jinguo.cycle.scores.models import Scheme
from jinguo.cycle.scores.shipped import install_schemes
from jinguo.org.structure.models import Staff
from jinguo.org.structure.tests.factories import staff_in
from jinguo.rules.periods import year_of

HEALTH = "市卫生健康委员会"
ISSUED = date(2026, 4, 20)


@pytest.fixture
def year(city):
    """The year's plan in force since 20 April, with one goal, and the health commission its lead."""
    install_chains(city.federation)
    services.list_targets(city.plan, [Choice(target("mmr"), steps="落实五项制度")], by=city.keeper)
    plans.enter_approved(city.plan, by=city.keeper, number="1号", day=date(2022, 3, 1))
    plan = services.begin_year(city.plan, 2026, by=city.keeper)
    plans.enter_approved(plan, by=city.keeper, number="2号", day=ISSUED)
    city.plan.refresh_from_db()
    plan.refresh_from_db()
    return plan


@pytest.fixture
def health(city, year):
    """The health commission's own plan, begun by its liaison."""
    return services.begin_implementation(year, city.units[HEALTH], by=city.liaison)


def letter_of(city, year, name=HEALTH):
    plans.draw_letters(year, by=city.keeper)
    return year.letters.get(unit=city.units[name], is_current=True)


def standing(city, year, name=HEALTH, on=None):
    rows = standings_of(year, on or clock.today())
    return next(one for one in rows if one.unit == city.units[name])


def test_a_units_letter_is_in_the_committees_name_of_its_day_and_says_the_final_value_too(city, year):
    BodyNameFactory(committee=city.committee, name="泉州市妇女儿童工作联席会议", first_day=date(2026, 1, 1))
    letter = letter_of(city, year)

    paper = letter_paper(letter)

    words = "\n".join(paper.texts)
    assert party_of(letter).name == "泉州市妇女儿童工作联席会议"
    assert paper.tables[0].headers[-1] == "2030年目标"
    assert [row[-1] for row in paper.tables[0].rows] == ["12/10万"]
    assert all(part in words for part in ("落实五项制度", "报送责任", "人员和经费", "考核和奖惩", "一式两份"))


def test_all_letters_are_signed_for_the_organ_at_once_and_only_once(city, year):
    plans.draw_letters(year, by=city.keeper)

    signed = plans.sign_all_for_organ(year, by=city.head)

    assert len(signed) == year.letters.count() == 3
    with pytest.raises(Refused, match="都签了"):
        plans.sign_all_for_organ(year, by=city.head)


def test_the_liaison_signs_for_her_own_unit_only(city, year):
    plans.sign_as_holder(letter_of(city, year), by=city.liaison)
    with pytest.raises(Refused, match="负责人签字"):
        plans.sign_as_holder(letter_of(city, year, "市公安局"), by=city.liaison)

    assert standing(city, year).letter_words == "委托方未签"


def test_the_committee_office_keeps_the_papers_of_outlines_and_of_nothing_else(city, year):
    facts = {"body": "全体会议", "signer": "林建平", "number": "", "day": clock.today(), "scan": None}

    assert keep_paper(year, unit=city.federation, by=city.keeper, **facts).typist == city.keeper
    with pytest.raises(Refused, match="办公室或绩效办"):
        keep_paper(PlanFactory(unit=city.federation), unit=city.federation, by=city.keeper, **facts)


def test_a_units_plan_holds_what_it_answers_for_and_goes_on_to_its_own_people(city, health):
    goal = health.goals.get()
    facts = {"value": None, "text": "", "share": Decimal(100)} | {"value": goal.targets.get().value}
    plans.set_targets(health, [plans.Cell(goal, "2026", city.liaison, facts)], by=city.liaison)

    assert goal.steps == "落实五项制度"
    assert {str(one.holder) for one in goal.targets.all()} == {HEALTH, city.liaison.name}


def test_a_unit_that_answers_for_nothing_writes_no_plan(city, year):
    liaison = staff_in(city.units["市教育局"], "liaison")

    with pytest.raises(ValidationError, match="没有主责或协同"):
        services.begin_implementation(year, city.units["市教育局"], by=liaison)


def test_the_state_of_a_units_plan_follows_what_happened(city, year, health):
    assert standing(city, year, "市公安局").filing.state == "missing"
    assert standing(city, year).filing.state == "drafted"
    with pytest.raises(Refused, match="批准以后"):
        services.file_plan(health, by=city.liaison)

    plans.enter_approved(health, by=city.liaison, number="党组会议", day=date(2026, 5, 10))
    filing = services.file_plan(health, by=city.liaison, filed_on=date(2026, 5, 20))

    assert standing(city, year).filing.state == "filed"
    type(filing).objects.update(filed_on=date(2026, 5, 21))
    assert standing(city, year).filing.words == "逾期备案"


def test_who_has_not_filed_is_reminded_and_the_office_hears_of_it(city, year):
    (due,) = open_filings(date(2026, 5, 18))

    assert (due.due, due.people, due.heads) == (date(2026, 5, 20), (city.liaison,), (city.keeper,))
    assert due.title == "市卫生健康委员会、市公安局、市医疗保障局还没有备案实施方案"


def test_what_units_owe_tells_their_plans_filed_or_not(city, year, health):
    plans.enter_approved(health, by=city.liaison, number="党组会议", day=date(2026, 5, 10))
    services.file_plan(health, by=city.liaison, filed_on=date(2026, 5, 25))
    units = {one.pk for one in city.units.values()}

    found = owed_filings(Asked(units, date(2026, 5, 1), date(2026, 6, 3)))

    assert {(one.unit.name, one.done, one.is_late) for one in found} == {
        (HEALTH, date(2026, 5, 25), True),
        ("市公安局", None, True),
        ("市医疗保障局", None, True),
    }


def test_a_paper_ends_when_another_comes_in_its_place(city):
    facts = {"kind": "opinion", "issued_on": date(2026, 3, 2), "valid_from": date(2026, 3, 2)}
    unit, by = city.units[HEALTH], city.liaison
    old = services.file_policy(
        city.committee, unit, by=by, title="试行", number="1号", targets=[target("mmr")], **facts
    )
    later = {**facts, "issued_on": date(2026, 5, 6), "valid_from": date(2026, 5, 6)}
    new = services.file_policy(city.committee, unit, by=by, title="意见", number="2号", **later)

    with pytest.raises(ValidationError, match="失效日"):
        services.edit_policy(old, by=by, seen=0, targets=[], replaced_by=new)
    services.edit_policy(old, by=by, seen=0, targets=old.targets.all(), replaced_by=new, valid_to=date(2026, 5, 6))

    assert [one.number for one in PolicyPaper.objects.filter(valid_to=None)] == ["2号"]


@pytest.mark.parametrize("holder", ["unit", "federation", "committee"])
def test_the_measure_counts_the_papers_of_a_unit_and_of_a_whole_committee(city, holder):
    facts = {"kind": "rule", "issued_on": date(2026, 3, 2), "valid_from": date(2026, 3, 2)}
    services.file_policy(city.committee, city.units[HEALTH], by=city.liaison, title="甲", number="1号", **facts)
    services.file_policy(city.committee, city.units["市公安局"], by=city.keeper, title="乙", number="2号", **facts)
    who = city.units[HEALTH] if holder == "unit" else getattr(city, holder)

    figure = measure("policies.filed").of(Question(who, year_of(2026)))

    assert figure.value == (1 if holder == "unit" else 2)


def test_a_liaison_files_no_paper_of_another_unit(city):
    facts = {"kind": "rule", "issued_on": date(2026, 3, 2), "valid_from": date(2026, 3, 2)}

    with pytest.raises(Refused, match="市公安局的联络员"):
        services.file_policy(city.committee, city.units["市公安局"], by=city.liaison, title="乙", number="2号", **facts)


def scored(city, year) -> dict[str, dict[str, Decimal]]:
    """The health commission's points of each item."""
    assessment = year.assessments.first()
    score = Computation(assessment).score(city.units[HEALTH])
    return {item.code: item.exact for part in score.children for item in part.children}


def test_the_appraisal_of_units_rates_letters_plans_and_papers_from_what_happened(city, year, health):
    install_schemes(city.federation)
    scheme = Scheme.objects.get(code="member_units")
    scores.begin(year, scheme, period=year_of(2026), as_of=clock.today(), by=city.keeper)
    assert {code: scored(city, year)[code] for code in ("letter.signed", "letter.implementation")} == {
        "letter.signed": 0,
        "letter.implementation": 0,
    }

    plans.sign_as_holder(letter_of(city, year), by=city.liaison)
    plans.sign_all_for_organ(year, by=city.head)
    plans.enter_approved(health, by=city.liaison, number="党组会议", day=date(2026, 5, 10))
    services.file_plan(health, by=city.liaison)

    found = scored(city, year)
    assert (found["letter.signed"], found["letter.implementation"], found["letter.in_time"]) == (10, 5, 0)


def test_the_committee_office_appraises_units_and_nobody_elses_department(city, year):
    install_schemes(city.federation)
    clerk: Staff = city.keeper
    own = scores.begin(
        year, Scheme.objects.get(code="member_units"), period=year_of(2026), as_of=clock.today(), by=clerk
    )

    with pytest.raises(Refused, match="绩效办"):
        scores.set_scheme(city.federation, {"code": "x"}, by=clerk)

    assert own.begun_by == clerk
