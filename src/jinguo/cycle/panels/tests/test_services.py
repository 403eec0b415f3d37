"""Preparing and running panels, giving points."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.moves import Refused, Stale
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.panels import services
from jinguo.cycle.panels.models import Panel, Rating
from jinguo.cycle.panels.queries import missing_marks, panels_of, waiting_for
from jinguo.cycle.panels.results import results
from jinguo.cycle.panels.services import Mark
from jinguo.cycle.panels.tests.conftest import JUNE_3, JUNE_10, JUNE_11
from jinguo.cycle.panels.tests.factories import (
    BallotFactory,
    PanelFactory,
    PanelSubjectFactory,
    ParticipantFactory,
    RaterGroupFactory,
    RatingCriterionFactory,
    SurveyFactory,
)

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


def test_whoever_was_judged_is_told_that_results_are_out(rating, people):
    judged = PanelSubjectFactory(panel=rating, staff=people[4])
    Panel.objects.filter(pk=rating.pk).update(state="closed", closed_on=JUNE_3)

    services.publish(rating, by=None)

    assert list(Message.objects.filter(staff=judged.staff).values_list("title", flat=True)) == [
        "评议结果已公布：第二季度部室工作评分"
    ]


def test_a_last_day_is_only_put_off(rating):
    with pytest.raises(ValidationError):
        services.extend(rating, by=None, last_day=JUNE_3)
    assert services.extend(rating, by=None, last_day=JUNE_11).last_day == JUNE_11
