"""The screens: what they show, refuse and ask of the database."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jinguo.base.papers.checks import check
from jinguo.committee.body.tests.factories import BodyNameFactory
from jinguo.committee.evaluation import services
from jinguo.committee.evaluation.models import TextJudgement
from jinguo.committee.evaluation.papers import plan_paper, report_paper
from jinguo.committee.evaluation.sheets import results_book
from jinguo.committee.evaluation.tests.conftest import PDF
from jinguo.committee.evaluation.tests.factories import RoundParticipantFactory
from jinguo.committee.outlines.tests.factories import ObservationFactory
from jinguo.org.access.tests.browsers import browser_of


@pytest.fixture
def office(scene):
    return browser_of(scene.keeper)


def _text(response):
    return response.content.decode()


def test_an_evaluation_is_planned_on_screen(scene, office):
    answer = office.post(reverse("evaluation:new_round"), {"kind": "midterm", "title": "中期评估", "year": "2025"})
    row = scene.city.committee.evaluations.get()
    assert answer.headers["Location"] == row.get_absolute_url()
    page = _text(office.get(row.get_absolute_url()))
    assert "还没有选评估哪些纲要" in page

    said = {"counties": [scene.county.pk], "members": [scene.health.pk]}
    office.post(reverse("evaluation:participants", args=[row.pk]), said)
    fields = office.get(reverse("evaluation:change_round", args=[row.pk])).context["form"].initial
    facts = {name: value for name, value in fields.items() if value not in (None, [])}
    facts |= {"seen": "1", "outlines": [scene.outline.pk], "number": "3号", "field_first": "2026-06-11"}
    answer = office.post(reverse("evaluation:change_round", args=[row.pk]), facts)
    assert answer.status_code == 422
    assert "起始日和截止日要一起填" in _text(answer)


def test_a_participant_writes_on_screen_and_reads_no_other_report(scene, participant):
    row = scene.begun()
    health, county = participant(row, scene.health), participant(row, scene.county)
    browser = browser_of(scene.health_liaison)
    texts = {section.code: "已写" for section in health.sections.all()}
    (target,) = health.targets.all()

    browser.post(reverse("evaluation:write_report", args=[health.pk]), {"seen": "0", **texts})
    said = {"seen": "1", f"{target.pk}-standing": "not_reached", f"{target.pk}-due": "2026-06-01"}
    answer = browser.post(reverse("evaluation:state_targets", args=[health.pk]), said)
    assert answer.status_code == 422
    assert "整改期限要晚于今天" in _text(answer)
    browser.post(
        reverse("evaluation:state_targets", args=[health.pk]), {"seen": "1", f"{target.pk}-standing": "reached"}
    )
    paper = SimpleUploadedFile("佐证.pdf", PDF)
    browser.post(reverse("evaluation:attach", args=[health.pk]), {"papers": paper})
    assert "还没有报送" in _text(browser.get("/"))
    browser.post(reverse("evaluation:submit", args=[health.pk]))

    health.refresh_from_db()
    assert health.state == "submitted"
    page = _text(browser.get(row.get_absolute_url()))
    assert "市卫生健康委员会" in page
    assert "惠安县" not in page
    assert browser.get(county.get_absolute_url()).status_code == 404


def test_a_report_waits_on_the_desks_of_office_and_experts(scene, participant):
    row = scene.begun()
    health = scene.written(participant(row, scene.health), scene.health_liaison)
    services.submit(health, by=scene.health_liaison)

    for staff in (scene.keeper, scene.expert):
        assert "审核市卫生健康委员会自评" in _text(browser_of(staff).get("/"))
    browser_of(scene.expert).post(
        reverse("evaluation:review", args=[health.pk]), {"advice": "accept", "comment": "数据有来源"}
    )
    assert "审核市卫生健康委员会自评" not in _text(browser_of(scene.expert).get("/"))


def test_a_text_goal_is_judged_on_screen_and_shown_on_its_page(scene, office):
    goal = services.add_goal(scene.outline, by=scene.keeper, title="健全服务网络", domain_code="health", source="纲要")
    url = reverse("evaluation:judge", args=[scene.outline.code, goal.code])
    said = {"year": "2025", "outcome": "realised", "reasons": "已建成"}
    answer = office.post(url, said)
    assert answer.status_code == 422
    assert "要有佐证" in _text(answer)

    office.post(url, {**said, "papers": SimpleUploadedFile("通知.pdf", PDF)})
    one = TextJudgement.objects.get()
    assert "请另一位办理" in _text(office.get(one.get_absolute_url()))
    browser_of(scene.second).post(reverse("evaluation:confirm", args=[one.pk]))

    page = _text(office.get(f"{goal.get_absolute_url()}?year=2025&region={scene.outline.region.code}"))
    assert "已实现" in page
    assert "通知.pdf" in page
    assert "文字目标另算：1 ÷ 1 = 100%" in _text(office.get(f"{scene.outline.get_absolute_url()}?year=2025"))


def test_a_round_takes_as_many_statements_however_many_take_part(scene, office, django_assert_max_num_queries):
    row = scene.begun()
    RoundParticipantFactory.create_batch(12, round=row)
    office.get(row.get_absolute_url())

    with django_assert_max_num_queries(50):
        office.get(row.get_absolute_url())


def test_what_monitoring_found_is_chosen_first_and_can_be_changed(scene, participant):
    mmr = scene.outline.targets.get(code="mmr").indicator
    place = {"unit": scene.city.federation, "region": scene.county.region}
    ObservationFactory(indicator=mmr, period="2025", value=Decimal("99"), **place)
    county = participant(scene.begun(), scene.county)
    url = f"/evaluation/selves/{county.pk}/targets/"

    page = browser_of(scene.county_officer).get(url)
    shown = {form.row.target.code: (form.initial["standing"], form.found) for form in page.context["forms"]}

    assert shown["mmr"][0] == "not_reached"
    assert shown["schooling"] == ("", None)
    assert f"监测：{shown['mmr'][1].title}" in page.content.decode()
    assert not county.targets.exclude(standing="").exists()


def test_papers_bear_the_name_of_the_day_and_say_what_is_asked(scene, participant):
    BodyNameFactory(committee=scene.city.committee, name="泉州市妇女儿童工作联席会议", first_day="2026-01-01")
    row = scene.begun()
    health = scene.written(participant(row, scene.health), scene.health_liaison)

    plan, report = plan_paper(row), report_paper(health)

    assert plan.signature.organ == "泉州市妇女儿童工作联席会议"
    assert [table.headers[0] for table in plan.tables] == ["阶段", "评分项"]
    assert "达标 1 项" in "".join(report.texts)
    assert results_book(row) == results_book(row)
    assert check(plan)
