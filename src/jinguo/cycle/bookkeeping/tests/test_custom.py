"""A ledger of the office's own: set up whole, changed without hurting what stands in it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import Refused, Stale
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.kinds import all_ledgers, ledger
from jinguo.cycle.bookkeeping.measures import Question, measure
from jinguo.cycle.bookkeeping.models import CustomEntry, Ledger
from jinguo.cycle.bookkeeping.services.defining import DefinitionFaults, close, define, redefine, reopen
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import UnitFactory, staff_in
from jinguo.rules.periods import parse_period

MAY_20, JUNE_3 = date(2026, 5, 20), date(2026, 6, 3)
STAGE = {"name": "stage", "label": "阶段", "kind": "choice", "choices": ["申报", "获批"], "required": True}
AMOUNT = {"name": "amount", "label": "金额", "kind": "yuan", "unit": "元"}
HEADS = {"name": "heads", "label": "参加人次", "kind": "integer"}
DUE = {"name": "due", "label": "期限", "kind": "date"}
WOMEN = {"name": "women", "label": "名单", "kind": "people"}
FIELDS = [STAGE, AMOUNT, HEADS, DUE, WOMEN]
MEASURES = [
    {"code": "all", "title": "资金", "unit": "元", "kind": "sum", "field": "amount"},
    {"code": "won", "title": "获批资金", "unit": "元", "kind": "sum", "field": "amount", "where": {"stage": "获批"}},
    {"code": "any", "title": "项目", "unit": "个", "kind": "count", "where": {"stage": ["申报", "获批"]}},
    {"code": "heads", "title": "参加", "unit": "人次", "kind": "sum", "field": "heads"},
    {"code": "women", "title": "妇女", "unit": "人", "kind": "distinct", "field": "women"},
]


@pytest.fixture
def city(db):
    return UnitFactory(name="泉州市妇联")


@pytest.fixture
def office(city):
    return staff_in(city, "performance_office")


@pytest.fixture
def funds(city, office):
    return define("funds", unit=city, by=office, title="资金", fields=FIELDS, measures=MEASURES)


@pytest.fixture
def enter(funds, city):
    usual = {"day": MAY_20, "title": "活动中心", "stage": "获批"}
    clerk = staff_in(city)
    return lambda **values: services.record(ledger("funds"), {**usual, **values}, unit=city, by=clerk)


def asked(code, city):
    return measure(f"funds.{code}").of(Question(city, parse_period("2026"))).value


def faults(act, *args, **values):
    with pytest.raises(ValidationError) as caught:
        act(*args, **values)
    return caught.value.message_dict


def test_each_measure_sums_its_own_field_under_its_own_condition(enter, city):
    first, second = PersonFactory.create_batch(2)
    for values in ({"amount": 100, "women": [first, second]}, {"amount": 7, "stage": "申报", "women": [first]}):
        services.confirm(enter(heads=40, **values), by=None)

    assert [asked(code, city) for code in ("all", "won", "any", "heads", "women")] == [107, 100, 2, 80, 2]


def test_an_entry_gives_back_what_was_put_in(enter, funds):
    women = PersonFactory.create_batch(2)
    values = {"amount": 100, "heads": 40, "due": JUNE_3, "women": women}

    entry = enter(**values)

    assert ledger("funds").values(CustomEntry.objects.get()).items() >= {**values, "stage": "获批"}.items()
    assert entry.number == "资金2026-0001"


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"stage": "退回"}, {"stage": ["没有“退回”这一项，请从申报、获批中选"]}),
        ({"stage": ""}, {"stage": ["阶段没有填，请补上"]}),
        ({"heads": "四十", "amount": -1}, {"heads", "amount"}),
        ({"due": "五月"}, {"due": ["只填日期，如 2026-03-12"]}),
    ],
)
def test_a_value_that_is_not_of_its_kind_is_named_at_its_field(enter, values, found):
    told = faults(enter, **values)

    assert (told if isinstance(found, dict) else set(told)) == found


def test_every_fault_of_a_definition_is_told_at_once(city, office):
    wrong = [{**AMOUNT, "name": "金额"}, {"code": "x", "title": "x", "unit": "人", "kind": "count"}]

    with pytest.raises(DefinitionFaults) as caught:
        define("funds", unit=city, by=office, title="资金", fields=wrong[:1], measures=wrong[1:])

    assert [fault.part for fault in caught.value.faults] == ["fields", "measures"]
    assert caught.value.messages[0].startswith("第 1 行：")


@pytest.mark.parametrize("code", ["loans", "define", "funds", "资金", "f" * 21])
def test_a_code_is_free_and_fits_into_numbers(city, office, funds, code):
    assert "code" in faults(define, code, unit=city, by=office, title="资金", fields=FIELDS)


def test_the_performance_office_defines_and_no_other(city):
    with pytest.raises(Refused, match="请绩效办"):
        define("funds", unit=city, by=staff_in(city), title="资金", fields=FIELDS, measures=[])


def test_a_field_that_entries_use_stays(enter, funds, office):
    enter(amount=100)

    with pytest.raises(DefinitionFaults) as caught:
        redefine(funds, by=office, fields=[HEADS], measures=[])

    kept = ["栏目“阶段”已有记录使用，不能删除，请保留", "栏目“金额”已有记录使用，不能删除，请保留"]
    assert caught.value.messages == kept


def test_a_choice_that_entries_use_stays_and_another_may_go(enter, funds, office):
    enter()
    without = [{**STAGE, "choices": ["获批"]}, *FIELDS[1:]]

    redefine(funds, by=office, fields=without, measures=[])

    with pytest.raises(DefinitionFaults, match="“获批”已有记录使用"):
        redefine(funds, by=office, fields=[{**STAGE, "choices": ["申报"]}])


def test_a_field_that_a_measure_needs_stays_with_it(funds, office):
    with pytest.raises(DefinitionFaults, match="求合计"):
        redefine(funds, by=office, fields=[STAGE, HEADS, WOMEN])


def test_a_change_of_the_definition_changes_the_form_at_once(enter, funds, office):
    redefine(funds, by=office, fields=[*FIELDS, {"name": "place", "label": "地点", "required": True, "kind": "text"}])

    assert faults(enter) == {"place": ["地点没有填，请补上"]}
    assert AuditRow.objects.get(act="ledger.redefine").fields == "fields"


def test_two_editors_of_a_definition_do_not_overwrite_each_other(funds, office):
    redefine(funds, by=office, seen=0, title="争取资金")

    with pytest.raises(Stale):
        redefine(funds, by=office, seen=0, title="项目资金")


def test_a_closed_ledger_is_not_offered_and_comes_back(funds, office):
    close(funds, by=office)
    assert "funds" not in all_ledgers()

    reopen(Ledger.objects.get(), by=office)

    assert "funds" in all_ledgers()


@pytest.mark.parametrize("count", [1, 9])
def test_a_list_asks_three_times_however_long(django_assert_num_queries, enter, count):
    for _ in range(count):
        enter(amount=100, women=[PersonFactory()])
    kind = ledger("funds")

    with django_assert_num_queries(3):
        rows = [kind.values(row) for row in kind.rows()]

    assert len(rows) == count
