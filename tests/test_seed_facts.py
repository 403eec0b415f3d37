"""The figures that seed document A reports (泉州市妇联, 2011-06-03), each out of entries of its own.

The table below is the answer to "which measure says this sentence": fact, ledger, entries, measure, figure. Every
figure is asked as of 3 June 2026 for the federation; then one entry is taken back and entered otherwise, and the
figure has to follow. A15 (milestones), A16 (attendance) and A17 (appraisal) are no ledgers.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from jinguo.base import clock
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.kinds import ledger
from jinguo.cycle.bookkeeping.measures import Figure, Question, measure
from jinguo.cycle.bookkeeping.services.setting_up import set_up
from jinguo.cycle.bookkeeping.services.shipped import install_shipped
from jinguo.org.people.models import Person
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.models import Region
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory, staff_in
from jinguo.rules.periods import parse_period
from jinguo.service.ledgers.homes.ledger import HOMES
from jinguo.service.ledgers.homes.models import WomensHome

JUNE_3 = date(2026, 6, 3)
MARCH_6, MARCH_12, APRIL_20, MAY_20, MAY_31 = (date(2026, *day) for day in ((3, 6), (3, 12), (4, 20), (5, 20), (5, 31)))
HOMES_OF_THE_CITY = 2178


@dataclass(frozen=True)
class Fact:
    """A figure and the entries that make it; `changed` enters the last one otherwise, which makes the figure `then`."""

    ledger: str
    entries: list[dict[str, Any]]
    measure: str
    figure: int
    changed: dict[str, Any]
    then: int


def loan(person: str, **values: Any) -> dict[str, Any]:
    usual = {"day": APRIL_20, "region": "惠安县", "category": "personal", "amount": 50000, "months": 24}
    return {**usual, "person": person, "purpose": "养殖", "subsidy": "none", **values}


def session(theme: str, **values: Any) -> dict[str, Any]:
    usual = {"day": APRIL_20, "project": "专家快车农村行", "theme": theme, "place": "安溪县"}
    return {**usual, "head_count": 60, **values}


def grant(county: str, **values: Any) -> dict[str, Any]:
    usual = {"day": APRIL_20, "title": "活动中心补助", "project": "妇女儿童活动中心", "origin": "省级"}
    return {**usual, "region": county, "stage": "获批", "amount": 1_500_000, **values}


def gift(amount: int, **values: Any) -> dict[str, Any]:
    usual = {"day": MAY_20, "direction": "received", "form": "money", "given_by": "company", "purpose": "春蕾计划"}
    return {**usual, "amount": amount, "receipt_number": f"票{values.get('form', '')}{amount}", **values}


def nomination(county: str, number: int) -> dict[str, Any]:
    usual = {"day": APRIL_20, "title": "推荐先进妇代会", "kind": "先进妇代会", "level": "省级", "stage": "推荐"}
    return {**usual, "region": county, "number": number}


def motion(title: str, kind: str) -> dict[str, Any]:
    return {"day": MARCH_6, "title": title, "kind": kind, "stage": "提交", "session": "2026年“两会”"}


LOANS = [loan(f"借款人{n}") for n in range(12)]
SESSIONS = [session("茶叶"), session("芦柑"), session("食用菌")]
GRANTS = [grant("鲤城区"), grant("泉港区"), grant("南安市")]
HOME = "留守流动儿童之家"
SCHOOL = [
    gift(5000, purpose=HOME, given_by="own_funds"),
    gift(5000, purpose=HOME, given_by="finance", form="goods", goods="图书"),
]
RIGHTS_WEEK = {
    "day": MARCH_6,
    "title": "“三八”妇女维权周",
    "topic": "维权",
    "level": "市级",
    "consultations": 812,
    "leaflets": 3012,
    "helped": 10,
    "help_money": 5000,
}
MOTIONS = [
    motion("关于扶持我市家政服务业健康有序发展的建议", "建议"),
    motion("关于进一步预防和制止家庭暴力的建议", "提案"),
]
SPRING_BUD = [gift(490_850), gift(12_350, given_by="staff")]
NOMINATIONS = [nomination("惠安县", 30), nomination("安溪县", 31)]
FORUM = {"day": MAY_20, "title": "百名女村官论坛", "participants": 100}
PAPERS = [{"day": MAY_20, "title": f"论文{n}", "author": f"女村官{n}", "result": "入选汇编"} for n in range(3)]
PAIRING = {"day": APRIL_20, "title": "结对共建", "organ": "市工商银行妇委会", "village": "大羽村", "kind": "慰问"}
CONTEST = {"day": MAY_20, "title": "全健排舞比赛", "kind": "体育", "teams": 17}
TREES = {"day": MARCH_12, "title": "植树节", "trees": 7000}

FACTS = {
    "A01 60万元": Fact("loans", LOANS, "loans.amount[subsidy=none]", 600_000, {"amount": 40000}, 590_000),
    "A01 12人": Fact("loans", LOANS, "loans.women", 12, {"person": "借款人0"}, 11),
    "A02 3期": Fact("trainings", SESSIONS, "trainings.sessions[project=专家快车农村行]", 3, {"project": "其他"}, 2),
    "A03 7000株": Fact("trees", [TREES], "trees.planted", 7000, {"trees": 6999}, 6999),
    "A04 450万元": Fact("grants", GRANTS, "grants.approved", 4_500_000, {"stage": "申报"}, 3_000_000),
    "A05 5000元": Fact(
        "donations",
        SCHOOL[::-1],
        f"donations.received_money[purpose={HOME},source=own_funds]",
        5000,
        {"amount": 4000},
        4000,
    ),
    "A05 书籍5000元": Fact(
        "donations", SCHOOL, f"donations.received_goods[purpose={HOME},source=finance]", 5000, {"amount": 6000}, 6000
    ),
    "A06 800多名": Fact("activities", [RIGHTS_WEEK], "activities.consultations", 812, {"consultations": 90}, 90),
    "A06 3000多份": Fact("activities", [RIGHTS_WEEK], "activities.leaflets", 3012, {"leaflets": None}, 0),
    "A06 10位": Fact("activities", [RIGHTS_WEEK], "activities.helped", 10, {"helped": 11}, 11),
    "A06 5000元": Fact("activities", [RIGHTS_WEEK], "activities.help_money", 5000, {"help_money": 5500}, 5500),
    "A07 2件": Fact("motions", MOTIONS, "motions.count", 2, {"stage": "答复"}, 1),
    "A08 50多万元": Fact(
        "donations", SPRING_BUD, "donations.received[purpose=春蕾计划]", 503_200, {"amount": 13000}, 503_850
    ),
    "A08 12000多元": Fact(
        "donations", SPRING_BUD, "donations.own_staff[purpose=春蕾计划]", 12_350, {"given_by": "person"}, 0
    ),
    "A11 61个": Fact(
        "nominations", NOMINATIONS, "nominations.nominated[kind=先进妇代会]", 61, {"kind": "巾帼文明岗"}, 30
    ),
    "A12 百名": Fact("forums", [FORUM], "forums.participants", 100, {"participants": 101}, 101),
    "A12 论文": Fact("papers", PAPERS, "papers.selected", 3, {"result": "征集"}, 2),
    "A13 20位": Fact("pairings", [{**PAIRING, "visited": 20}], "pairings.visited", 20, {"visited": 19}, 19),
    "A14 17个": Fact("contests", [CONTEST], "contests.teams", 17, {"teams": 18}, 18),
}


@pytest.fixture(autouse=True)
def _on_june_3():
    with clock.pretend(JUNE_3):
        yield


@pytest.fixture
def office(db):
    department = DepartmentFactory(name="妇女发展部")
    install_shipped(department.parent)
    return department


@pytest.fixture
def enter(office):
    """Record an entry as the clerk, confirm it as the head; names stand for people, counties, purposes, projects."""
    clerk, head = staff_in(office), staff_in(office, "department_head")

    def act(code: str, told: dict[str, Any]) -> Any:
        kind = ledger(code)
        values = {name: _meant(kind.names[name], value, office) for name, value in told.items()}
        return services.confirm(services.record(kind, values, unit=office, by=clerk), by=head)

    return act


def _meant(field: Any, value: Any, office: Any) -> Any:
    match field.kind:
        case "person":
            return Person.objects.filter(name=value).first() or PersonFactory(name=value)
        case "region":
            return Region.objects.filter(name=value).first() or RegionFactory(name=value)
        case "heading":
            found = field.headings.objects.filter(name=value).first()
            return found or set_up(field.headings, unit=office, by=None, name=value)
    return value


def asked(code: str, office: Any, as_of: date = JUNE_3) -> Figure:
    return measure(code).of(Question(office.parent, parse_period("2026"), as_of=as_of))


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_a_fact_comes_out_of_its_entries_and_follows_a_change(fact, enter, office):
    rows = [enter(fact.ledger, values) for values in fact.entries]
    assert asked(fact.measure, office).value == fact.figure

    services.void(rows[-1], by=staff_in(office, "department_head"), reason="登记有误")
    enter(fact.ledger, {**fact.entries[-1], **fact.changed})

    assert asked(fact.measure, office).value == fact.then


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_a_figure_opens_to_the_entries_without_which_it_is_nothing(fact, enter, office):
    for values in fact.entries:
        enter(fact.ledger, values)
    head = staff_in(office, "department_head")

    for row in measure(fact.measure).rows(Question(office.parent, parse_period("2026"), as_of=JUNE_3)):
        services.void(row, by=head, reason="核对")

    assert asked(fact.measure, office).value == 0


def test_a09_every_home_of_the_frozen_base_has_its_plate(office):
    homes = [WomensHome(name=f"第{n}村", unit=office, plate_on=date(2025, 9, 1)) for n in range(HOMES_OF_THE_CITY)]
    WomensHome.objects.bulk_create(homes)
    services.freeze(HOMES, office.parent, by=None, on=MAY_31)
    assert asked("homes.count", office).value == HOMES_OF_THE_CITY
    assert asked("homes.plate_coverage", office).value == 100

    services.change(WomensHome.objects.first(), {"plate_on": None, "region": RegionFactory()}, by=staff_in(office))

    assert asked("homes.plate_coverage", office).parts == {"已覆盖": HOMES_OF_THE_CITY - 1, "基数": HOMES_OF_THE_CITY}


def test_a10_fitness_stations_count_from_their_day(office):
    values = {"kind": "community", "region": RegionFactory(), "fitness_on": MAY_20}
    clerk = staff_in(office)
    homes = [services.record(HOMES, {**values, "name": f"社区{n}"}, unit=office, by=clerk) for n in range(6)]
    assert asked("homes.fitness_stations", office).value == 6
    assert asked("homes.fitness_stations", office, as_of=MARCH_12).value == 0

    services.change(homes[0], {"fitness_on": None}, by=clerk)

    assert asked("homes.fitness_stations", office).value == 5
