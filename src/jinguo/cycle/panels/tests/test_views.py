"""The screens: preparing a panel step by step, filling one in, what the results page tells whom."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jinguo.base.audit.models import AuditRow
from jinguo.cycle.panels import services
from jinguo.cycle.panels.models import BallotBox, Panel
from jinguo.cycle.panels.services import Mark
from jinguo.cycle.panels.tests.conftest import JUNE_3, JUNE_10
from jinguo.cycle.panels.tests.crowd import gather
from jinguo.cycle.panels.tests.factories import (
    BallotFactory,
    PanelFactory,
    PanelQuestionFactory,
    PanelSubjectFactory,
    ParticipantFactory,
    RatingCriterionFactory,
    SurveyFactory,
)
from jinguo.cycle.panels.views import filling
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in


def url(name, panel, *more):
    return reverse(f"panels:{name}", args=[panel.pk, *more])


def page(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_ballot_is_prepared_and_begun_on_the_screens(organ, office, people):
    browser = browser_of(office)
    browser.post("/panels/new/ballot/", {"title": "民主测评", "last_day": JUNE_10, "scheme": "grades"})
    panel = Panel.objects.get()
    browser.post(url("subjects", panel), {"seen": 0, "staff": [people[0].pk], "names": "领导班子"})
    assert "只有 4 名投票人" not in page(browser, url("panel", panel))
    browser.post(url("participants", panel), {"seen": 1, "people": [one.pk for one in people[:5]]})
    assert "只有 4 名投票人，无记名投票至少要 5 名" in page(browser, url("panel", panel))
    browser.post(url("participants", panel), {"seen": 2, "people": [one.pk for one in people]})
    browser.post(url("step", panel, "open"))

    panel.refresh_from_db()
    assert (panel.state, panel.boxes.count(), panel.opened_on) == ("open", 2, JUNE_3)


def test_a_rating_takes_its_criteria_from_lines_and_its_raters_with_groups(organ, office, department, leader, people):
    panel, browser = PanelFactory(unit=organ), browser_of(office)
    browser.post(url("criteria", panel), {"seen": 0, "criteria": "工作实绩 60\n协作配合：40分\n"})
    groups = {f"staff_{leader.pk}": "leader", f"staff_{people[0].pk}": "panel"}
    weights = {"weight_self": 0, "weight_office": 0, "weight_leader": 60, "weight_panel": "40.5"}
    browser.post(url("participants", panel), {"seen": 1, **groups, **weights})

    assert list(panel.criteria.values_list("title", "points")) == [("工作实绩", Decimal(60)), ("协作配合", Decimal(40))]
    assert dict(panel.participants.values_list("staff", "group")) == {leader.pk: "leader", people[0].pk: "panel"}
    assert dict(panel.groups.values_list("group", "weight")) == {"leader": Decimal(60), "panel": Decimal("40.5")}


def test_a_line_without_points_is_told_at_its_field(organ, office):
    answer = browser_of(office).post(url("criteria", PanelFactory(unit=organ)), {"seen": 0, "criteria": "工作实绩"})

    assert "“工作实绩”后面没有满分" in answer.content.decode()


def test_a_questionnaire_is_asked_question_by_question(organ, office):
    panel, browser = SurveyFactory(unit=organ, purpose="awareness"), browser_of(office)
    options = {"options": "知道\n不知道", "counting": "知道"}
    browser.post(url("questions", panel), {"seen": 0, "kind": "single", "text": "您知道12338吗", **options})
    browser.post(url("questions", panel), {"seen": 1, "kind": "text", "text": "还有什么建议"})
    browser.post(url("drop_question", panel, 2), {"seen": 2})

    question = panel.questions.get()
    assert (question.choices, question.counted) == (("知道", "不知道"), (1,))


def test_slips_hold_the_codes_this_once(organ, office):
    panel = SurveyFactory(unit=organ)
    answer = browser_of(office).post(url("codes", panel), {"seen": 0, "count": 3})

    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)[1:]
    assert [services.panel_of_code(row[1]) for row in rows] == [panel] * 3
    assert rows[0][2] == "http://testserver/ask/"


def test_a_vote_is_cast_once_and_the_second_click_is_told_so(db):
    panel, crowd = gather(5)
    browser, field = browser_of(crowd[0]), f"subject_{panel.subjects.get().pk}"

    first = browser.post(url("fill", panel), {field: "2"})
    second = browser.post(url("fill", panel), {field: "1"}, follow=True)

    assert first.status_code == 302
    assert "一人一票，以第一次为准" in second.content.decode()
    assert BallotBox.objects.get().pile.marks == (0, 1, 0, 0)


def test_two_clicks_of_one_moment_leave_no_row_with_the_name_beside_the_ballots(db, monkeypatch):
    panel, crowd = gather(5)
    browser, key = browser_of(crowd[0]), panel.subjects.get().pk
    not_yet = panel.participants.get(staff=crowd[0])  # as the second click read it before the first was through
    services.cast(panel, {key: [2]}, by=crowd[0])
    rows = AuditRow.objects.count()
    monkeypatch.setattr(filling, "participant", lambda *_: not_yet)

    second = browser.post(url("fill", panel), {f"subject_{key}": "1"}, follow=True)

    assert "一人一票，以第一次为准" in second.content.decode()
    assert AuditRow.objects.count() == rows


def test_an_unfinished_ballot_is_drawn_again_with_what_was_marked(db):
    panel, crowd = gather(5, subjects=2)
    one, _ = panel.subjects.all()

    answer = browser_of(crowd[0]).post(url("fill", panel), {f"subject_{one.pk}": "3"})

    assert (answer.status_code, panel.participants.filter(has_answered=True).count()) == (422, 0)
    assert "还没有选；不了解的，请选“弃权”" in answer.content.decode()
    assert 'value="3"' in answer.content.decode().partition("checked")[0][-80:]


def test_a_vote_over_the_screens_leaves_nothing_of_it_in_the_session(db):
    panel, crowd = gather(5)
    browser, key = browser_of(crowd[0]), panel.subjects.get().pk
    browser.get(url("fill", panel))
    before = browser.session.items()
    browser.post(url("fill", panel), {f"subject_{key}": "4"}, follow=True)

    assert {name for name, _ in browser.session.items()} == {name for name, _ in before}
    assert all("subject_" not in str(row.get_decoded()) for row in Session.objects.all())


def test_marks_are_given_in_several_goes(organ, department, rights, people):
    panel = PanelFactory(unit=organ)
    subject = PanelSubjectFactory(panel=panel, name="权益部", unit=rights)
    one, two = (RatingCriterionFactory(panel=panel) for _ in range(2))
    ParticipantFactory(panel=panel, staff=people[0], unit=department, group="panel")
    panel.groups.create(group="panel", weight=100)
    services.open_panel(panel, by=None)
    browser = browser_of(people[0])

    browser.post(url("fill", panel), {f"points_{subject.pk}_{one.pk}": "27.5"})
    assert 'value="27.5"' in page(browser, url("fill", panel))
    over = browser.post(url("fill", panel), {f"points_{subject.pk}_{two.pk}": "31"})
    assert over.status_code == 422
    browser.post(url("fill", panel), {f"points_{subject.pk}_{one.pk}": "27", f"points_{subject.pk}_{two.pk}": "20"})

    assert panel.participants.get().has_answered


def ended_rating(organ, subject_of, rater, points):
    panel = PanelFactory(unit=organ)
    subjects = [PanelSubjectFactory(panel=panel, name=one.name, staff=one) for one in subject_of]
    criterion = RatingCriterionFactory(panel=panel, points=Decimal(100))
    panel.groups.create(group="leader", weight=100)
    ParticipantFactory(panel=panel, staff=rater, group="leader")
    services.open_panel(panel, by=None)
    given = {(one.pk, criterion.pk): Mark(Decimal(n)) for one, n in zip(subjects, points, strict=True)}
    services.rate(panel, given, by=rater)
    return services.close(panel, by=None)


def test_a_subject_sees_her_own_result_once_it_is_published_and_nobody_elses(organ, leader, people):
    panel = ended_rating(organ, people[:2], leader, (91, 73))
    browser = browser_of(people[0])
    assert browser.get(url("results", panel)).status_code == 404
    services.publish(panel, by=None)

    shown = page(browser, url("results", panel))
    assert ("91 分" in shown, "73 分" in shown, people[1].name in shown) == (True, False, False)


def test_the_office_sees_all_results_with_their_reasons(organ, office, leader, people):
    panel = ended_rating(organ, people[:2], leader, (91, 73))

    shown = page(browser_of(office), url("results", panel))
    assert "领导：1 人评分，平均 91 分" in shown
    assert "73 分" in shown


def test_before_the_end_the_office_sees_how_many_voted_and_nothing_more(db):
    panel, crowd = gather(5)
    office = staff_in(DepartmentFactory(parent=panel.unit), "performance_office")
    services.cast(panel, {panel.subjects.get().pk: [4]}, by=crowd[0])
    browser = browser_of(office)

    assert "已投票 1 / 5" in page(browser, url("panel", panel))
    assert browser.get(url("results", panel)).status_code == 403


def test_too_few_ballots_show_no_result_even_after_the_end(db):
    panel, crowd = gather(5)
    services.cast(panel, {panel.subjects.get().pk: [4]}, by=crowd[0])
    Panel.objects.filter(pk=panel.pk).update(state="closed", closed_on=JUNE_10)
    office = staff_in(DepartmentFactory(parent=panel.unit), "performance_office")

    shown = page(browser_of(office), url("results", panel))
    assert "只收到 1 张，不足 5 张" in shown
    assert "不称职" not in shown


def test_the_desk_lists_what_waits_for_the_reader(db):
    panel, crowd = gather(5)
    browser = browser_of(crowd[0])
    assert "请您参加的评议" in page(browser, "/")
    services.cast(panel, {panel.subjects.get().pk: [4]}, by=crowd[0])

    assert "请您参加的评议" not in page(browser, "/")


def queries_of(browser, address):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page(browser, address)
    return len(asked)


def test_a_list_of_many_asks_no_more_than_one_of_few(organ, office):
    browser = browser_of(office)
    for _ in range(10):
        BallotFactory(unit=organ)
    few = queries_of(browser, "/panels/")
    for _ in range(30):
        PanelQuestionFactory(panel=SurveyFactory(unit=organ))

    assert queries_of(browser, "/panels/") == few


def test_a_page_with_many_people_asks_no_more_than_one_with_few(organ, office):
    panel, browser = BallotFactory(unit=organ), browser_of(office)
    PanelSubjectFactory(panel=panel)
    for _ in range(10):
        ParticipantFactory(panel=panel)
    few = queries_of(browser, url("panel", panel))
    for _ in range(30):
        ParticipantFactory(panel=panel)
        PanelSubjectFactory(panel=panel)

    assert queries_of(browser, url("panel", panel)) == few


@pytest.mark.parametrize("side", ["", "?side=mine", "?kind=ballot&state=open", "?q=民主"])
def test_the_list_is_narrowed(db, side):
    panel, crowd = gather(5)

    assert panel.title in page(browser_of(crowd[0]), f"/panels/{side}")
