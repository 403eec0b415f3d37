"""A grade follows points and vetoes, is published with its reason, and is read the same years later."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory, EntryFigureFactory, LedgerFactory
from jinguo.cycle.plans.tests.factories import GoalFactory, TargetFactory
from jinguo.cycle.scores import services
from jinguo.cycle.scores.computing import Computation
from jinguo.cycle.scores.models import Result
from jinguo.cycle.scores.papers import circular_paper, sheet_rows
from jinguo.cycle.scores.telling import as_json
from jinguo.cycle.scores.tests.factories import AssessmentFactory, SchemeFactory
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in
from jinguo.rules.schemes import shipped_schemes
from jinguo.rules.scoring import SCORING_RULES

CODE = "xiaoneng_100"
MARKS = {"capacity.rules": 100, "civility.all": 100, "public.rating": 80, "visits.findings": 0}
WARNING = {"value": Decimal(1), "reason": "市效能办通报"}


@pytest.fixture
def organ(db, june_3):
    """A federation."""
    return UnitFactory(name="泉州市妇联")


@pytest.fixture
def keeper(organ):
    return staff_in(DepartmentFactory(parent=organ), "performance_office")


@pytest.fixture
def assessment(organ, keeper):
    """The first quarter of a department that reached all it had to, by the example scheme with grades."""
    scheme = SchemeFactory(unit=organ, code=CODE, content=shipped_schemes()[CODE])
    found = AssessmentFactory(scheme=scheme, plan__unit=organ)
    department = DepartmentFactory(parent=organ, name="妇女发展部")
    facts = {"unit_of_measure": "株", "grain": Decimal(1), "source": "trees.planted", "points": Decimal(50)}
    TargetFactory(goal=GoalFactory(plan=found.plan, **facts), unit=department, period="2026Q1", value=Decimal(1000))
    entry = CustomEntryFactory(ledger_row=LedgerFactory(unit=organ), unit=department, day=date(2026, 3, 12))
    EntryFigureFactory(entry=entry, value=1000)
    for item, value in MARKS.items():
        services.enter(found, item, department, by=keeper, value=Decimal(value), reason="评分表")
    return found


@pytest.fixture
def department(assessment):
    return assessment.facts.first().unit


def live(assessment, holder):
    return Computation(assessment).score(holder)


def publish(assessment, keeper):
    services.publish(assessment, by=keeper)
    return Result.objects.get(assessment=assessment)


def test_a_veto_lowers_the_grade_and_leaves_the_points(assessment, department, keeper):
    before = live(assessment, department)
    services.enter(assessment, "受到效能告诫", department, by=keeper, **WARNING)

    after = live(assessment, department)

    assert (before.points, before.grade.title) == (Decimal(97), "优秀")
    assert (after.points, after.grade.title) == (Decimal(97), "合格")
    assert "一票否决“受到效能告诫”（市效能办通报），定为合格" in after.grade.because


def test_a_published_grade_stands_in_every_paper_with_its_reason(assessment, keeper, department):
    kept = publish(assessment, keeper)

    table = next(block for block in circular_paper(assessment, [kept]).blocks if hasattr(block, "rows"))
    (row,) = sheet_rows([kept])
    (told,) = as_json(assessment)["scores"]

    grade = kept.score.grade
    assert table.headers[3] == "等次"
    assert (table.rows[0][3], row["grade"], told["score"]["grade"]["title"]) == (grade.title,) * 3
    assert grade.because in table.rows[0][4]


def test_a_circular_without_grades_has_no_column_for_them(organ, keeper):
    plain = AssessmentFactory(plan__unit=organ)
    goal = GoalFactory(plan=plain.plan, points=Decimal(50))
    TargetFactory(goal=goal, unit=DepartmentFactory(parent=organ), period=plain.period, value=Decimal(1))

    table = next(block for block in circular_paper(plain, [publish(plain, keeper)]).blocks if hasattr(block, "rows"))

    assert (list(table.headers), len(table.rows[0])) == (["名次", "对象", "得分", "说明"], 4)


def test_an_objection_is_upheld_where_only_the_grade_was_wrong(assessment, department, keeper):
    services.enter(assessment, "受到效能告诫", department, by=keeper, **WARNING)
    kept = publish(assessment, keeper)
    appeal = services.object_to(kept, by=staff_in(department, "department_head"), text="告诫已撤销")

    services.enter(assessment, "受到效能告诫", department, by=keeper, value=None, reason="")
    services.uphold(appeal, by=keeper, reply="属实")

    again = Result.objects.get()
    assert (kept.score.grade.title, again.score.grade.title, again.points) == ("合格", "优秀", kept.points)


def test_a_result_tells_which_version_of_a_rule_and_which_unit_it_was_computed_by(
    assessment, department, keeper, monkeypatch
):
    publish(assessment, keeper)
    kept = SCORING_RULES["ratio"].version
    monkeypatch.setitem(SCORING_RULES, "ratio", replace(SCORING_RULES["ratio"], version=kept + 1))

    (again,) = Result.objects.get().score.find("duties").children

    assert (again.rule, again.version, again.unit) == ("ratio", kept, "株")
    assert Computation(assessment).score(department).find("duties").children[0].version == kept + 1


def test_the_pages_show_the_grade_and_from_which_points_it_is_reached(assessment, department, keeper):
    browser = browser_of(keeper)
    page = browser.get(f"/scores/{assessment.pk}/of/u{department.pk}/").content.decode()
    listed = browser.get(assessment.get_absolute_url()).content.decode()

    assert "分　优秀</h1>" in page
    assert live(assessment, department).grade.because in page
    assert "优秀　90 分起" in listed
    assert "妇女发展部　服务对象和公众评议　80　评分表" in listed
    assert ">优秀</td>" in listed
