"""Preparing and running panels, giving points, answering."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused, Stale
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.panels import services
from jinguo.cycle.panels.models import AccessCode, BallotBox, Panel, Rating
from jinguo.cycle.panels.queries import missing_marks, panels_of, turnout, waiting_for
from jinguo.cycle.panels.results import results
from jinguo.cycle.panels.services import Mark
from jinguo.cycle.panels.tests.conftest import JUNE_3, JUNE_10, JUNE_11
from jinguo.cycle.panels.tests.crowd import gather
from jinguo.cycle.panels.tests.factories import (
    BallotFactory,
    PanelFactory,
    PanelQuestionFactory,
    PanelSubjectFactory,
    ParticipantFactory,
    RaterGroupFactory,
    RatingCriterionFactory,
    SurveyFactory,
)
from jinguo.org.structure.tests.factories import DepartmentFactory, DeputyFactory, staff_in

D = Decimal


@pytest.fixture
def rating(organ, department, rights, leader, people):
    """A rating of two departments by the leader (60) and three of the panel (40), open."""
    panel = PanelFactory(unit=organ)
    for name, unit in (("妇女发展部", department), ("权益部", rights)):
        PanelSubjectFactory(panel=panel, name=name, unit=unit)
    for points in (60, 40):
        RatingCriterionFactory(panel=panel, points=D(points))
    RaterGroupFactory(panel=panel, group="leader", weight=D(60))
    RaterGroupFactory(panel=panel, group="panel", weight=D(40))
    ParticipantFactory(panel=panel, staff=leader, unit=organ, group="leader")
    for one in people[:3]:
        ParticipantFactory(panel=panel, staff=one, unit=department, group="panel")
    return services.open_panel(panel, by=None)


def marks(panel, name, *points):
    subject = panel.subjects.get(name=name)
    return {(subject.pk, row.pk): Mark(D(n)) for row, n in zip(panel.criteria.all(), points, strict=True)}


def survey_of(organ, codes, **fields):
    """An open questionnaire of one question for so many without an account; the panel, its codes."""
    panel = SurveyFactory(unit=organ, **fields)
    PanelQuestionFactory(panel=panel)
    drawn = services.draw_codes(panel, codes, by=None, seen=panel.version)
    return services.open_panel(panel, by=None), drawn


def test_an_office_begins_a_panel_for_a_row_of_a_higher_room(organ, office):
    panel = services.begin("ballot", "民主测评", unit=organ, last_day=JUNE_10, by=office, scheme="grades", about=organ)

    assert (panel.state, list(panels_of(organ))) == ("draft", [panel])


def test_only_an_office_of_the_organ_begins(organ, people):
    with pytest.raises(Refused, match="请绩效办或人事部门发起"):
        services.begin("ballot", "民主测评", unit=organ, last_day=JUNE_10, by=people[0], scheme="grades")


def test_two_who_prepare_do_not_overwrite_each_other(organ, office):
    panel = PanelFactory(unit=organ)
    services.set_criteria(Panel.objects.get(pk=panel.pk), [("创新性", D(30))], by=office, seen=0)

    with pytest.raises(Stale):
        services.set_criteria(panel, [("实效性", D(40))], by=office, seen=0)


def test_what_has_begun_is_not_changed(rating, office):
    with pytest.raises(Refused, match="内容不能再改"):
        services.set_criteria(rating, [("创新性", D(30))], by=office, seen=rating.version)


@pytest.mark.parametrize(
    ("factory", "reason"),
    [(PanelFactory, "还没有评议对象"), (BallotFactory, "还没有评议对象"), (SurveyFactory, "还没有题目")],
)
def test_an_empty_panel_does_not_begin(organ, office, factory, reason):
    with pytest.raises(Refused, match=reason):
        services.open_panel(factory(unit=organ), by=office)


def test_a_ballot_too_small_to_be_secret_does_not_begin(organ, people):
    panel = BallotFactory(unit=organ)
    services.name_subjects(panel, by=None, seen=0, staff=people[:1])
    services.name_participants(panel, dict.fromkeys(people[:5], ""), by=None, seen=1)

    with pytest.raises(Refused, match="只有 4 名投票人，无记名投票至少要 5 名"):
        services.open_panel(panel, by=None)


def test_who_is_asked_is_told_and_waited_for(rating, leader):
    assert list(Message.objects.filter(staff=leader).values_list("title", "detail")) == [
        ("请参加评分：第二季度部室工作评分", "6月10日 截止")
    ]
    assert list(waiting_for(leader, JUNE_3)) == [rating]


def test_nobody_rates_her_own_department(rating, people):
    with pytest.raises(ValidationError, match="不归您评"):
        services.rate(rating, marks(rating, "妇女发展部", 50, 30), by=people[0])


def test_points_beyond_a_criterion_are_refused_at_their_field(rating, people):
    subject, criterion = rating.subjects.get(name="权益部"), rating.criteria.last()

    with pytest.raises(ValidationError) as refused:
        services.rate(rating, {(subject.pk, criterion.pk): Mark(D(41))}, by=people[0])
    assert refused.value.message_dict == {
        f"points_{subject.pk}_{criterion.pk}": ["41 分超过这一项的满分 40 分，请改小。"]
    }


def test_scores_are_weighed_and_say_what_is_missing(rating, leader, people):
    services.rate(rating, marks(rating, "权益部", 55, 35), by=leader)
    services.rate(rating, marks(rating, "权益部", 50, 30), by=people[0])

    rights = next(one for one in results(rating) if one.title == "权益部")

    assert (rights.value, rights.score) == ("86 分", D("86.00"))
    assert rights.because[1] == "评审组：1 人评分，平均 80 分（还有 2 人没有评）"


def test_a_rater_changes_her_marks_and_is_done_when_none_is_missing(rating, people):
    services.rate(rating, marks(rating, "权益部", 10, 10), by=people[0])
    missing = services.rate(rating, marks(rating, "权益部", 50, 30), by=people[0])

    assert (missing, Rating.objects.count(), sum(row.points for row in Rating.objects.all())) == (0, 2, D(80))
    assert [one.staff for one in missing_marks(rating)] == [
        *rating_staff(rating, exclude=people[0]),
    ]


def rating_staff(panel, *, exclude):
    return [one.staff for one in panel.participants.all() if one.staff != exclude]


def test_a_mark_is_taken_back(rating, people):
    given = marks(rating, "权益部", 50, 30)
    services.rate(rating, given, by=people[0])

    assert services.rate(rating, dict.fromkeys(given), by=people[0]) == 2
    assert not rating.participants.get(staff=people[0]).has_answered


def test_a_deputy_does_not_vote_for_the_absent(db):
    panel, crowd = gather(5)
    deputy = DeputyFactory(staff=crowd[0]).deputy
    staff_in(DepartmentFactory(parent=panel.unit), staff=deputy)

    with pytest.raises(Refused, match="不在这次评议的参评人名单里"):
        services.cast(panel, {panel.subjects.get().pk: [1]}, by=deputy)


def test_a_ballot_leaves_nobody_out(db):
    panel, crowd = gather(5, subjects=2)

    with pytest.raises(ValidationError, match="“部室2”还没有选"):
        services.cast(panel, {panel.subjects.first().pk: [1]}, by=crowd[0])
    assert turnout(panel) == (0, 5)


def test_a_voter_has_no_vote_about_herself(organ, people):
    panel = BallotFactory(unit=organ)
    services.name_subjects(panel, by=None, seen=0, staff=people[:2])
    services.name_participants(panel, dict.fromkeys(people, ""), by=None, seen=1)
    services.open_panel(panel, by=None)
    mine, other = panel.subjects.all()

    services.cast(panel, {mine.pk: [1], other.pk: [1]}, by=people[0])

    assert [box.pile.ballots for box in BallotBox.objects.order_by("subject__order")] == [0, 1]


def choosing(organ, people, most=1):
    panel = BallotFactory(unit=organ, scheme="choose", most=most)
    services.name_subjects(panel, by=None, seen=0, names=["甲", "乙", "丙"])
    services.name_participants(panel, dict.fromkeys(people, ""), by=None, seen=1)
    return services.open_panel(panel, by=None)


def test_a_choice_of_some_counts_only_the_chosen(organ, people):
    panel = choosing(organ, people)
    one, two, three = panel.subjects.values_list("pk", flat=True)
    for voter in people[:3]:
        services.cast(panel, {one: [], two: [1], three: []}, by=voter)
    services.cast(panel, {one: [1], two: [], three: []}, by=people[3])
    services.cast(panel, dict.fromkeys((one, two, three)), by=people[4])

    assert [(row.title, row.value) for row in results(panel)] == [("乙", "3 票"), ("甲", "1 票"), ("丙", "0 票")]
    assert results(panel)[0].because == ("有效票 4 张（弃权 1 张不计）：推选 3",)


@pytest.mark.parametrize("chosen", [([1], [1], []), ([], [], [])])
def test_a_choice_of_too_many_or_of_nobody_is_refused(organ, people, chosen):
    panel = choosing(organ, people)
    choices = dict(zip(panel.subjects.values_list("pk", flat=True), chosen, strict=True))

    with pytest.raises(ValidationError):
        services.cast(panel, choices, by=people[0])
    assert turnout(panel) == (0, 6)


def test_after_the_last_day_nothing_is_taken_and_the_daily_duty_ends_it(db):
    panel, crowd = gather(5)
    Panel.objects.filter(pk=panel.pk).update(last_day=JUNE_10)
    panel.refresh_from_db()

    with clock.pretend(JUNE_11):
        with pytest.raises(Refused, match="已于 6月10日 截止"):
            services.cast(panel, {panel.subjects.get().pk: [1]}, by=crowd[0])
        assert services.close_over() == "结束 1 次评议"
    panel.refresh_from_db()
    assert (panel.state, panel.closed_on) == ("closed", JUNE_11)


def test_nobody_ends_a_ballot_before_its_day_while_somebody_has_not_voted(db):
    panel, crowd = gather(5)
    office = staff_in(DepartmentFactory(parent=panel.unit), "personnel_office")
    key = panel.subjects.get().pk
    for voter in crowd[:4]:
        services.cast(panel, {key: [1]}, by=voter)

    with pytest.raises(Refused, match="还有人没有参加"):
        services.close(panel, by=office)
    services.cast(panel, {key: [1]}, by=crowd[4])
    assert services.close(panel, by=office).state == "closed"


def test_few_ballots_are_not_published(db):
    panel, crowd = gather(5)
    services.cast(panel, {panel.subjects.get().pk: [1]}, by=crowd[0])
    with clock.pretend(JUNE_11):
        Panel.objects.filter(pk=panel.pk).update(last_day=JUNE_10)
        services.close_over()

    with pytest.raises(Refused, match="只收到 1 张，不足 5 张"):
        services.publish(panel, by=None)


def test_whoever_was_judged_is_told_that_results_are_out(rating, people, leader):
    for voter in (leader, *people[:3]):
        services.rate(rating, marks(rating, "权益部", 50, 30), by=voter)
    services.rate(rating, marks(rating, "妇女发展部", 50, 30), by=leader)
    services.publish(services.close(rating, by=None), by=None)

    assert rating.state == "published"


def test_what_is_called_off_loses_its_ballots(db):
    panel, crowd = gather(5)
    services.cast(panel, {panel.subjects.get().pk: [1]}, by=crowd[0])

    services.cancel(panel, by=None, reason="票样有误")

    assert (panel.state, BallotBox.objects.count()) == ("cancelled", 0)


def test_a_last_day_is_only_put_off(rating):
    with pytest.raises(ValidationError):
        services.extend(rating, by=None, last_day=JUNE_3)
    assert services.extend(rating, by=None, last_day=JUNE_11).last_day == JUNE_11


def test_a_code_is_kept_as_a_hash_of_nobody_and_opens_its_panel_once(organ):
    panel, codes = survey_of(organ, 5)

    assert not AccessCode.objects.filter(code_index__in=codes).exists()
    assert services.panel_of_code(f" {codes[0].lower()} ") == panel
    services.answer(panel, {panel.questions.get().pk: [1]}, code=codes[0])
    assert services.panel_of_code(codes[0]) is None


def test_codes_drawn_anew_before_the_beginning_replace_the_old_ones(organ, office):
    panel = SurveyFactory(unit=organ)
    old = services.draw_codes(panel, 3, by=office, seen=0)
    services.draw_codes(panel, 5, by=office, seen=1)

    assert (services.panel_of_code(old[0]), panel.codes.count()) == (None, 5)


def test_a_second_click_does_not_replace_the_codes_of_the_first(organ, office):
    panel = SurveyFactory(unit=organ)
    codes = services.draw_codes(panel, 3, by=office, seen=0)

    with pytest.raises(Stale):
        services.draw_codes(panel, 3, by=office, seen=0)
    assert services.panel_of_code(codes[0]) == panel


def test_answers_are_added_up_and_blank_ones_stay_outside(organ):
    panel, codes = survey_of(organ, 6)
    question = panel.questions.get()
    worded = PanelQuestionFactory.build(panel=panel, order=9)
    for code in codes[:5]:
        services.answer(panel, {question.pk: [2], worded.order: "x"}, code=code)
    with pytest.raises(ValidationError, match="一题也没有答"):
        services.answer(panel, {}, code=codes[5])

    assert (question.ballotbox.pile.marks, turnout(panel)) == ((0, 5, 0, 0, 0), (5, 6))


def test_written_answers_are_kept_in_no_order(organ):
    panel = SurveyFactory(unit=organ, purpose="other")
    question = PanelQuestionFactory(panel=panel, kind="text")
    codes = services.draw_codes(panel, 12, by=None, seen=0)
    services.open_panel(panel, by=None)
    said = [f"意见{n}" for n in range(12)]
    for code, words in zip(codes, said, strict=True):
        services.answer(panel, {question.pk: words}, code=code)

    texts = BallotBox.objects.get().texts
    assert sorted(texts) == sorted(said)
    assert texts != said


def test_options_that_count_must_be_options(organ):
    panel = SurveyFactory(unit=organ, purpose="awareness")

    with pytest.raises(ValidationError, match="选项里没有“知道”"):
        services.ask(
            panel, "您知道12338吗", by=None, seen=0, kind="single", options=["听说过", "没有"], counting=["知道"]
        )


def test_a_dropped_question_lets_the_others_move_up(organ):
    panel = SurveyFactory(unit=organ)
    first, second = (services.ask(panel, text, by=None, seen=n, kind="scaled") for n, text in enumerate("甲乙"))

    services.drop_question(first, by=None, seen=2)
    second.refresh_from_db()
    assert second.order == 1
