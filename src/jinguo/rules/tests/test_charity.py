"""Rules 46 and 47: balance, receipts, fundraising, publication, public lists and standards."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules import charity
from jinguo.rules.figure_table import FigureMissingError
from jinguo.rules.periods import add_months

START = date(2026, 1, 15)
PURPOSES = st.dictionaries(st.sampled_from(["春蕾", "慰问", "救灾"]), st.decimals(0, 10**6, places=2))


def dues(first, last, until):
    return [item.due for item in charity.publication_schedule(first, last, until)]


def test_rule_46_received_is_paid_and_in_hand():
    (spring_bud,) = charity.balance({"春蕾": Decimal("503200")}, {"春蕾": Decimal("12350.50")})

    assert spring_bud.in_hand == Decimal("490849.50")
    assert spring_bud.verdict


def test_rule_46_a_purpose_does_not_borrow_from_another():
    comfort, spring_bud = charity.balance({"春蕾": Decimal(900)}, {"慰问": Decimal(500)})

    assert spring_bud.verdict
    assert comfort.verdict.reason == "“慰问”支出比收入多 500 元。请核对收支记录。"


@pytest.mark.parametrize(("number", "waived", "ok"), [("票0012", False, True), (" ", False, False), ("", True, True)])
def test_rule_46_every_donation_has_a_receipt_or_a_record(number, waived, ok):
    assert charity.check_receipt(number, waived_on_record=waived).ok is ok


@pytest.mark.parametrize(
    ("licence", "agreement", "ok"), [(True, "", True), (False, "市慈善总会", True), (False, " ", False)]
)
def test_rule_46_no_public_fundraising_of_ones_own(licence, agreement, ok):
    assert charity.may_raise_publicly(has_licence=licence, agreement_with=agreement).ok is ok


def test_rule_46_another_use_needs_consent_or_a_new_filing():
    assert not charity.may_change_use(donor_agreed=False, refiled=False)
    assert charity.may_change_use(donor_agreed=True, refiled=False)
    assert charity.may_change_use(donor_agreed=False, refiled=True)


def test_rule_46_a_managers_relative_is_not_helped():
    assert not charity.may_benefit(related_to_manager=True)
    assert charity.may_benefit(related_to_manager=False)


@pytest.mark.parametrize(
    ("last", "until", "due"),
    [
        (date(2026, 6, 1), date(2027, 1, 1), [date(2026, 9, 1)]),
        (
            date(2026, 8, 1),
            date(2027, 1, 1),
            [date(2026, 4, 15), date(2026, 7, 15), date(2026, 11, 1)],
        ),
        (None, date(2026, 8, 1), [date(2026, 4, 15), date(2026, 7, 15)]),
        (date(2026, 8, 1), date(2026, 5, 1), [date(2026, 4, 15)]),
    ],
)
def test_rule_46_every_three_months_and_three_months_after_the_end(last, until, due):
    assert dues(START, last, until) == due


def test_a_publication_says_its_clause():
    schedule = charity.publication_schedule(START, date(2026, 6, 1), date(2027, 1, 1))

    assert schedule[0].final
    assert schedule[0].because == "6月1日 结束，3 个月内全面公开，至 9月1日 止（《慈善法》（2023修正）第七十九条）。"


def test_rule_46_a_publication_heals_only_its_own_interval():
    schedule = charity.publication_schedule(START, None, date(2026, 8, 1))

    missed = charity.missed_publications(schedule, [date(2026, 4, 15)], date(2026, 8, 1))

    assert [item.due for item in missed] == [date(2026, 7, 15)]


def test_nothing_is_missed_on_the_last_day():
    schedule = charity.publication_schedule(START, None, date(2026, 4, 15))

    assert charity.missed_publications(schedule, [], date(2026, 4, 15)) == []


@pytest.mark.parametrize(
    ("name", "agreed", "shown"),
    [("市女企业家联谊会", True, "市女企业家联谊会"), ("王芳", False, charity.ANONYMOUS), ("", True, charity.ANONYMOUS)],
)
def test_rule_46_an_unwilling_donor_is_not_named(name, agreed, shown):
    assert charity.public_donor(name, agreed=agreed) == shown


def test_rule_47_girls_are_listed_by_code_or_surname():
    assert charity.public_girl("许小梅", "CL2026-017") == "CL2026-017"
    assert charity.public_girl("许小梅") == "许某"


def test_rule_47_private_columns_keep_a_list_from_being_published():
    assert charity.check_public_columns(["编号", "年级", "标准"])
    assert "电话、病情" in charity.check_public_columns(["编号", "病情", "电话"]).reason


@pytest.mark.parametrize(("on", "amounts"), [(date(2016, 9, 1), [300, 400, 800]), (date(2017, 9, 1), [400, 600, 1000])])
def test_rule_47_qingdao_standard_by_stage_and_year(on, amounts):
    stages = ("primary", "junior", "senior")

    assert [charity.support_yuan("qingdao", stage, on).value for stage in stages] == amounts


def test_rule_47_a_place_without_table_says_so():
    with pytest.raises(FigureMissingError, match="没有收录该地小学的春蕾标准"):
        charity.support_yuan("quanzhou", "primary", START)


def test_rule_47_support_below_the_standard_says_what_is_missing():
    standard = charity.support_yuan("qingdao", "junior", START)

    assert charity.check_support(600, standard)
    assert charity.check_support(500, standard).reason.startswith("低于青岛春蕾初中标准 600 元，还差 100 元。")


@given(received=PURPOSES, paid=PURPOSES)
def test_what_is_left_of_all_purposes_is_what_came_less_what_went(received, paid):
    balances = charity.balance(received, paid)

    assert sum(item.in_hand for item in balances) == sum(received.values()) - sum(paid.values())
    assert all(bool(item.verdict) == (item.in_hand >= 0) for item in balances)


@given(first=st.dates(date(2024, 9, 5), date(2030, 1, 1)), days=st.integers(0, 900))
def test_publications_never_lie_more_than_three_months_apart(first, days):
    last = first + timedelta(days=days)

    due = dues(first, last, last + timedelta(days=200))

    assert due[-1] == add_months(last, 3)
    long = last >= add_months(first, 6)
    steps = zip([first, *due[:-1]], due, strict=True)
    assert not long or all((after - before).days <= 92 for before, after in list(steps)[:-1])


@given(first=st.dates(date(2024, 9, 5), date(2030, 1, 1)), days=st.integers(0, 900))
def test_publishing_on_every_due_day_misses_nothing(first, days):
    schedule = charity.publication_schedule(first, None, first + timedelta(days=days))

    published = [item.due for item in schedule]

    assert charity.missed_publications(schedule, published, date(2040, 1, 1)) == []


BY_DAY = st.lists(st.tuples(st.dates(START, START + timedelta(days=9)), st.decimals(-900, 900, places=2)), max_size=8)


@given(BY_DAY, st.dates(START, START + timedelta(days=9)))
def test_rule_46_what_is_free_on_a_day_may_be_paid_out_and_a_fen_more_may_not(by_day, day):
    kept = [(START - timedelta(days=1), Decimal(9000)), *by_day]  # enough to start with
    free = charity.free_on(day, kept)

    assert charity.stays_covered("春蕾", [*kept, (day, -free)])
    assert not charity.stays_covered("春蕾", [*kept, (day, -free - Decimal("0.01"))])
    assert charity.check_payment("春蕾", free, free)


def test_rule_46_a_payment_is_refused_with_both_figures():
    refusal = charity.check_payment("春蕾", Decimal(5000), Decimal("2999.5"))

    assert refusal.reason == "“春蕾”可用结余 2,999.50 元，不够支出 5,000 元。请减少金额，或先确认收入。"
