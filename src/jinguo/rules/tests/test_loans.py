"""Rule 45: caps, ages, terms, subsidised days and the state of a loan."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.figure_table import Figure, FigureMissingError
from jinguo.rules.loans import (
    Loan,
    check_age,
    check_amount,
    check_extension,
    check_term,
    due_on,
    expiry_warning,
    policy_on,
    status_on,
    subsidy_days,
    subsidy_yuan,
)

TODAY = date(2026, 6, 3)
SEED = date(2011, 4, 30)
LOAN = Loan(paid_out=date(2026, 1, 10), due=date(2029, 1, 10))
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


def own_cap(value: int, first: date, last: date | None = None) -> Figure:
    return Figure("loan.personal.cap", "个人贷款上限", value, "元", first, last, "深人社规〔2024〕1号")


@pytest.mark.parametrize(
    ("day", "category", "partners", "cap"),
    [
        (SEED, "personal", 1, 80_000),
        (SEED, "partnership", 3, 300_000),
        (SEED, "small_firm", 1, 2_000_000),
        (date(2023, 9, 30), "personal", 1, 200_000),
        (date(2023, 10, 1), "personal", 1, 300_000),
        (TODAY, "partnership", 3, 990_000),
        (TODAY, "small_firm", 1, 4_000_000),
    ],
)
def test_rule_45_cap_by_category_and_date(day, category, partners, cap):
    policy = policy_on(day, category)

    assert check_amount(policy, cap, partners)
    assert not check_amount(policy, cap + Decimal("0.01"), partners)


@pytest.mark.parametrize(
    ("category", "amount", "partners", "reason"),
    [
        ("personal", 300_001, 1, "超过个人上限 300,000 元。合伙经营请改贷款类别。"),
        ("partnership", 990_001, 3, "超过 3 人合伙的上限 990,000 元。请减少金额，或补录合伙人。"),
        ("small_firm", 4_000_001, 1, "超过小微企业上限 4,000,000 元。请减少金额。"),
        ("partnership", 100, 1, "合伙经营至少 2 人。一人经营请改贷款类别。"),
        ("personal", 0, 1, "贷款金额要大于 0 元。"),
    ],
)
def test_rule_45_a_refusal_gives_the_way_out(category, amount, partners, reason):
    verdict = check_amount(policy_on(TODAY, category), amount, partners)

    assert not verdict
    assert verdict.reason == reason


def test_a_consent_quotes_its_clause_and_what_is_not_confirmed():
    assert (
        check_amount(policy_on(TODAY, "personal"), 50_000).reason == "不超过个人上限 300,000 元（财金〔2023〕75号）。"
    )
    assert "（二手来源）" in check_amount(policy_on(SEED, "personal"), 50_000).reason


def test_an_organisation_may_set_a_cap_of_its_own():
    own = [own_cap(600_000, date(2024, 1, 1))]

    assert check_amount(policy_on(TODAY, "personal", own), 600_000)
    assert check_amount(policy_on(TODAY, "partnership", own), 1_320_000, partners=2)


def test_a_day_without_policy_says_so():
    with pytest.raises(FigureMissingError, match="2018年1月2日 个人贷款的政策"):
        policy_on(date(2018, 1, 2), "personal")


@pytest.mark.parametrize(
    ("born", "ok", "told"),
    [
        (date(2008, 6, 3), True, ""),
        (date(2008, 6, 4), False, "申请当日 17 周岁，未满 18 周岁。"),
        (date(1970, 6, 4), True, ""),
        (date(1970, 6, 3), False, "申请当日 56 周岁，超过 55 周岁。"),
    ],
)
def test_rule_45_age_window_counts_on_the_day_of_application(born, ok, told):
    verdict = check_age(policy_on(TODAY, "personal"), born, TODAY)

    assert (verdict.ok, verdict.reason) == (ok, told)


def test_a_small_firm_has_no_age():
    assert check_age(policy_on(TODAY, "small_firm"), date(1940, 1, 1), TODAY)


@pytest.mark.parametrize(
    ("day", "months", "extension", "reason"),
    [
        (SEED, 24, 12, ""),
        (SEED, 25, 0, "期限 25 个月，超过 24 个月。"),
        (TODAY, 36, 13, "展期 13 个月，超过 12 个月。"),
        (TODAY, 0, 0, "贷款期限至少 1 个月。"),
    ],
)
def test_rule_45_term_and_extension(day, months, extension, reason):
    assert check_term(policy_on(day, "personal"), months, extension).reason == reason


def test_due_day_at_the_end_of_a_short_month():
    assert due_on(date(2026, 2, 28), 24) == date(2028, 2, 28)
    assert due_on(date(2026, 8, 31), 6) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("loan", "first", "last", "days"),
    [
        (LOAN, date(2026, 1, 1), date(2026, 1, 31), 22),
        (LOAN, date(2029, 1, 1), date(2029, 1, 31), 9),
        (LOAN, date(2025, 1, 1), date(2025, 12, 31), 0),
        (Loan(LOAN.paid_out, LOAN.due, extended_to=date(2030, 1, 10)), date(2029, 1, 10), date(2029, 12, 31), 0),
        (Loan(LOAN.paid_out, LOAN.due, settled=date(2026, 1, 20)), date(2026, 1, 1), date(2026, 1, 31), 10),
    ],
)
def test_rule_45_no_subsidy_for_extension_or_arrears(loan, first, last, days):
    assert subsidy_days(loan, first, last) == days


def test_rule_45_half_of_the_interest_is_subsidised_now_and_all_of_it_in_2011():
    interest = Decimal("1234.57")

    assert subsidy_yuan(policy_on(TODAY, "personal"), interest) == Decimal("617.29")
    assert subsidy_yuan(policy_on(SEED, "personal"), interest) == interest


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2026, 1, 9), "not_paid_out"),
        (date(2026, 1, 10), "repaying"),
        (date(2029, 1, 10), "repaying"),
        (date(2029, 1, 11), "extended"),
        (date(2030, 1, 11), "overdue"),
        (date(2030, 2, 1), "settled"),
    ],
)
def test_status_follows_the_clock(day, status):
    loan = Loan(LOAN.paid_out, LOAN.due, extended_to=date(2030, 1, 10), settled=date(2030, 2, 1))

    assert status_on(loan, day) == status


@pytest.mark.parametrize(
    ("day", "warning"),
    [
        (TODAY, ""),
        (date(2028, 4, 3), "个人贷款政策（财金〔2023〕75号）9月30日 到期，剩 180 天。请跟进新政策。"),
        (date(2028, 10, 1), "个人贷款政策（财金〔2023〕75号）已于 9月30日 到期。请补录新政策。"),
    ],
)
def test_rule_45_the_policy_is_watched_for_its_end(day, warning):
    assert expiry_warning(day, "personal") == warning


def test_a_policy_that_follows_ends_the_warning():
    own = [own_cap(400_000, date(2028, 10, 1))]

    assert expiry_warning(date(2028, 10, 1), "personal", own) == ""


@given(
    due=st.integers(30, 1200),
    settled=st.none() | st.integers(0, 1500),
    first=DAYS,
    days=st.integers(0, 800),
    cut=st.integers(0, 800),
)
def test_subsidised_days_add_up_over_periods_and_never_pass_the_term(due, settled, first, days, cut):
    start = date(2026, 1, 1)
    loan = Loan(
        start, start + timedelta(days=due), settled=None if settled is None else start + timedelta(days=settled)
    )
    last, middle = first + timedelta(days=days), first + timedelta(days=min(cut, days))

    whole = subsidy_days(loan, first, last)

    parts = subsidy_days(loan, first, middle) + subsidy_days(loan, middle + timedelta(days=1), last)
    assert whole == parts
    assert 0 <= whole <= min(due, days + 1)


@given(day=DAYS, extension=st.integers(1, 365))
def test_an_extension_changes_neither_subsidy_nor_a_day_before_the_due_one(day, extension):
    extended = Loan(LOAN.paid_out, LOAN.due, extended_to=LOAN.due + timedelta(days=extension))

    assert subsidy_days(extended, LOAN.paid_out, day) == subsidy_days(LOAN, LOAN.paid_out, day)
    if day <= LOAN.due:
        assert status_on(extended, day) == status_on(LOAN, day)


@given(amount=st.decimals(1, 5_000_000, places=2), more=st.decimals(0, 5_000_000, places=2))
def test_asking_for_more_never_helps(amount, more):
    policy = policy_on(TODAY, "personal")

    assert check_amount(policy, amount) or not check_amount(policy, amount + more)


@pytest.mark.parametrize(
    ("loan", "to", "agreed", "reason"),
    [
        (LOAN, date(2030, 1, 10), date(2029, 1, 10), ""),
        (LOAN, date(2030, 1, 11), TODAY, "最多展期 12 个月，到 2030年1月10日 止。请改日期。"),
        (LOAN, date(2029, 1, 10), TODAY, "展期要晚于原到期日 2029年1月10日。请核对。"),
        (LOAN, date(2029, 6, 1), date(2029, 1, 11), "1月10日 已到期，到期后不能展期。请按逾期办理。"),
        (replace(LOAN, extended_to=date(2029, 2, 1)), date(2029, 6, 1), TODAY, "已展期过一次，不能再展期。"),
        (replace(LOAN, settled=TODAY), date(2029, 6, 1), TODAY, "贷款已结清，不用展期。"),
    ],
)
def test_rule_45_a_loan_is_extended_once_before_it_is_due(loan, to, agreed, reason):
    assert check_extension(policy_on(TODAY, "personal"), loan, to, agreed).reason == reason


@given(to=DAYS, agreed=DAYS)
def test_an_allowed_extension_never_begins_in_arrears(to, agreed):
    if check_extension(policy_on(TODAY, "personal"), LOAN, to, agreed):
        extended = replace(LOAN, extended_to=to)
        assert status_on(extended, agreed) in ("not_paid_out", "repaying")
        assert status_on(extended, to) == "extended"
