"""Voting: who, how, until when."""

import pytest
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.cycle.panels import services
from jinguo.cycle.panels.models import BallotBox, Panel
from jinguo.cycle.panels.queries import turnout
from jinguo.cycle.panels.results import results
from jinguo.cycle.panels.tests.conftest import JUNE_10, JUNE_11
from jinguo.cycle.panels.tests.crowd import gather
from jinguo.cycle.panels.tests.factories import (
    BallotFactory,
)
from jinguo.org.structure.tests.factories import DepartmentFactory, DeputyFactory, staff_in


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


def test_what_is_called_off_loses_its_ballots(db):
    panel, crowd = gather(5)
    services.cast(panel, {panel.subjects.get().pk: [1]}, by=crowd[0])

    services.cancel(panel, by=None, reason="票样有误")

    assert (panel.state, BallotBox.objects.count()) == ("cancelled", 0)
