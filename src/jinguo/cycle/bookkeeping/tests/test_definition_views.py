"""Ledgers defined on screen, days locked on screen."""

import pytest

from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.kinds import ledger
from jinguo.cycle.bookkeeping.models import Ledger, Lock
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in


@pytest.fixture
def planner(office):
    """Somebody of the performance office."""
    return staff_in(DepartmentFactory(parent=office.parent, name="办公室"), "performance_office")


@pytest.fixture
def as_planner(planner):
    return browser_of(planner)


def a_definition(fields=(), measures=(), **head):
    """The builder's form with these lines; the others stay empty."""
    data = {"title": "报刊宣传", "code": "media", "group": "宣传", "hint": "", **head}
    for prefix, lines in (("fields", fields), ("measures", measures)):
        data |= {f"{prefix}-TOTAL_FORMS": len(lines), f"{prefix}-INITIAL_FORMS": head.get(f"{prefix}_initial", 0)}
        data |= {f"{prefix}-{at}-{name}": value for at, line in enumerate(lines) for name, value in line.items()}
    return data


WORDS = {"label": "字数", "kind": "integer", "unit": "字"}
SUM = {"title": "见报字数", "kind": "sum", "field": "字数", "unit": "字"}


def test_a_defined_ledger_takes_entries_and_counts_them(as_planner, as_clerk, clerk, office):
    as_planner.post("/ledgers/define/", a_definition([WORDS], [SUM]))

    media = ledger("media")
    services.record(media, {"day": "2026-03-12", "title": "三八节专版", "f1": 800}, unit=office, by=clerk)

    assert [one.label for one in media.fields][3:4] == ["字数"]
    assert "三八节专版" in as_clerk.get("/ledgers/media/").content.decode()


def test_a_preview_shows_the_form_and_saves_nothing(as_planner, office):
    page = as_planner.post("/ledgers/define/", a_definition([WORDS], preview="1"))

    assert "登记时的表单，还没有保存" in page.content.decode()
    assert not Ledger.objects.exists()


@pytest.mark.parametrize(
    ("fields", "measures", "head", "said"),
    [
        ([{**WORDS, "kind": "choice"}], [], {}, "备选项有空的"),
        ([WORDS], [{**SUM, "field": "没有"}], {}, "要指明一个数字栏目"),
        ([WORDS], [{**SUM, "unit": "人"}], {}, "按名单去重"),
        ([], [], {"code": "Media!"}, "小写字母开头"),
        ([], [], {"code": "locks"}, "已有台账使用"),
        ([], [], {"code": "loans"}, "已有台账使用"),
    ],
)
def test_what_does_not_hold_is_said_and_nothing_is_set_up(as_planner, office, fields, measures, head, said):
    page = as_planner.post("/ledgers/define/", a_definition(fields, measures, **head))

    assert said in page.content.decode()
    assert not Ledger.objects.exists()


def test_a_clerk_defines_no_ledger(as_clerk, trees):
    answers = [as_clerk.get("/ledgers/define/"), as_clerk.post("/ledgers/trees/define/", a_definition())]

    assert {answer.status_code for answer in answers} == {403}


def test_a_field_that_entries_use_stays(as_planner, plant, trees):
    plant()
    page = as_planner.get("/ledgers/trees/define/")
    seen = page.context["row"].version

    kept = as_planner.post("/ledgers/trees/define/", a_definition([WORDS], code="trees", seen=seen))

    assert "已有记录使用，不能删除" in kept.content.decode()


def test_days_are_locked_for_the_organ_and_the_page_says_by_whom(as_planner, planner, trees, office):
    as_planner.post("/ledgers/locks/", {"ledgers": ["trees"], "period": "2026Q1", "reason": "第一季度报表"})

    assert Lock.objects.get().unit == office.parent
    assert planner.name in as_planner.get("/ledgers/locks/").content.decode()


def test_a_clerk_locks_nothing(as_clerk, trees):
    refused = as_clerk.post("/ledgers/locks/", {"ledgers": ["trees"], "period": "2026Q1", "reason": "试试"})

    assert refused.status_code == 403
    assert not Lock.objects.exists()


def test_a_bad_period_is_said_at_its_field(as_planner, trees):
    page = as_planner.post("/ledgers/locks/", {"ledgers": ["trees"], "period": "春天", "reason": "第一季度报表"})

    assert "不是期间代码" in page.content.decode()
