"""A loan keeps within the policy of its category on its day; a refusal says the figure and the way out."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.moves import Refused
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.services.setting_up import revise, set_up
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory, staff_in
from jinguo.service.ledgers.loans.ledger import LOANS
from jinguo.service.ledgers.loans.models import LoanPolicy
from jinguo.service.ledgers.loans.queries import policy_in_force, policy_warnings
from jinguo.service.ledgers.loans.tests.factories import LoanPolicyFactory

APRIL_20, JUNE_3 = date(2026, 4, 20), date(2026, 6, 3)

pytestmark = pytest.mark.usefixtures("june_3")


@pytest.fixture
def office(db):
    return DepartmentFactory(name="妇女发展部")


@pytest.fixture
def lend(office):
    clerk = staff_in(office)
    usual = {"day": APRIL_20, "region": RegionFactory(), "category": "personal", "amount": 50000, "months": 12}

    def record(**values):
        person = values.pop("person", None) or PersonFactory()
        return services.record(LOANS, {**usual, "person": person, "purpose": "养殖", **values}, unit=office, by=clerk)

    return record


def complaints(lend, **values):
    with pytest.raises(ValidationError) as caught:
        lend(**values)
    return caught.value.message_dict


def test_the_cap_of_an_office_speaks_before_the_national_one(lend, office):
    lend(amount=300_000)
    LoanPolicyFactory(unit=office.parent)

    assert complaints(lend, amount=80_001) == {"amount": ["超过个人上限 80,000 元。合伙经营请改贷款类别。"]}


def test_the_policy_of_another_organ_is_not_asked(lend):
    LoanPolicyFactory()

    assert lend(amount=300_000).pk


def test_a_policy_does_not_judge_the_days_before_it(lend, office):
    LoanPolicyFactory(unit=office.parent, first_day=date(2026, 5, 1))

    assert lend(amount=300_000).pk
    assert complaints(lend, amount=300_000, day=date(2026, 5, 1))["amount"][0].startswith("超过个人上限")


def test_the_day_of_application_decides_where_it_is_known(lend):
    old = {"day": date(2023, 10, 8), "amount": 250_000}

    assert lend(**old).pk
    assert "200,000" in complaints(lend, applied_on=date(2023, 9, 28), **old)["amount"][0]


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"amount": 0}, "amount", "贷款金额要大于 0 元"),
        ({"amount": "5万"}, "amount", "只填数字，如 50000 或 50000.5"),
        ({"amount": None}, "amount", "金额没有填，请补上"),
        ({"day": date(2018, 5, 4)}, "amount", "没有收录 2018年5月4日 个人贷款的政策，请补录一行。"),
        ({"category": "partnership"}, "amount", "合伙经营至少 2 人。一人经营请改贷款类别。"),
        ({"partners": 2}, "partners", "合伙经营才有合伙人，请改贷款类别或改回 1 人"),
        ({"months": 37}, "months", "期限 37 个月，超过 36 个月。"),
        ({"applied_on": JUNE_3}, "applied_on", "申请日晚于放款日，请核对"),
    ],
)
def test_a_refusal_stands_at_its_field(lend, values, field, words):
    assert complaints(lend, **values)[field] == [words]


def test_everything_wrong_is_said_at_once(lend):
    assert set(complaints(lend, amount=300_001, months=37, purpose="")) == {"amount", "months", "purpose"}


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2008, 4, 21), "申请当日 17 周岁，未满 18 周岁。"),
        (date(1970, 4, 20), "申请当日 56 周岁，超过 55 周岁。"),
    ],
)
def test_the_age_window_is_asked_where_the_birthday_is_known(lend, born, words):
    assert complaints(lend, person=PersonFactory(birthday=born)) == {"person": [words]}


def test_partners_borrow_together(lend):
    assert lend(category="partnership", partners=3, amount=990_000).pk
    assert "3 人合伙" in complaints(lend, category="partnership", partners=3, amount=990_001)["amount"][0]


def test_the_policy_in_force_shows_clause_doubt_and_origin(office):
    own = LoanPolicyFactory(unit=office.parent, confidence="待核实")

    lines = {line.figure.name: line for line in policy_in_force(office, JUNE_3)}

    assert lines["loan.personal.cap"].figure.source == "泉妇〔2026〕1号（待核实）"
    assert lines["loan.personal.cap"].figure == own.figure
    assert lines["loan.personal.cap"].is_own
    assert not lines["loan.small_firm.cap"].is_own


def test_a_policy_about_to_end_is_announced_until_another_follows(office):
    [warning] = [one for one in policy_warnings(office, date(2028, 8, 1)) if one.startswith("小微企业")]
    LoanPolicyFactory(unit=office.parent, category="small_firm", first_day=date(2028, 10, 1))

    assert "9月30日 到期，剩 60 天" in warning
    assert not any(one.startswith("小微企业") for one in policy_warnings(office, date(2028, 8, 1)))


def test_the_head_keeps_the_policy_and_a_clerk_is_told_whom_to_ask(office):
    line = {"category": "personal", "item": "cap", "value": 80000, "first_day": APRIL_20, "clause": "泉妇〔2026〕1号"}
    with pytest.raises(Refused, match="请妇女发展部负责人或绩效办"):
        set_up(LoanPolicy, unit=office, by=staff_in(office), **line)

    head = staff_in(office, "department_head")
    policy = revise(set_up(LoanPolicy, unit=office, by=head, **line), by=head, seen=0, value=60000)

    assert LoanPolicy.objects.get().value == policy.value == 60000


def test_a_policy_line_is_entered_once_a_day(office):
    line = LoanPolicyFactory(unit=office)

    with pytest.raises(ValidationError, match="已经录入"):
        set_up(LoanPolicy, unit=office, by=None, category="personal", item="cap", value=1, first_day=line.first_day)
