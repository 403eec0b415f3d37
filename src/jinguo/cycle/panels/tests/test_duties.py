"""What is watched and reminded of."""

from jinguo.base import clock
from jinguo.cycle.panels.invariants import miscounted
from jinguo.cycle.panels.models import BallotBox, Participant
from jinguo.cycle.panels.reminding import waiting
from jinguo.cycle.panels.services import cast
from jinguo.cycle.panels.tests.conftest import JUNE_3, JUNE_11
from jinguo.cycle.panels.tests.crowd import gather
from jinguo.cycle.panels.tests.factories import PanelFactory, ParticipantFactory
from jinguo.rules.ballots import Pile


def test_a_box_that_was_tampered_with_is_found_without_telling_a_count(db):
    panel, crowd = gather(5)
    cast(panel, {panel.subjects.get().pk: [1]}, by=crowd[0])
    assert miscounted() == []
    box = BallotBox.objects.get()
    box.counts = Pile(2, 0, (2, 0, 0, 0)).written()
    box.save()

    assert miscounted() == ["“民主测评”票箱“部室1”里的票数与参加的人数对不上"]


def test_the_missing_vote_about_oneself_is_no_fault(db):
    panel, crowd = gather(6)
    subject = panel.subjects.get()
    subject.staff = crowd[0]
    subject.save()
    for voter in crowd:
        cast(panel, {subject.pk: [1]}, by=voter)

    assert miscounted() == []


def test_only_who_has_not_taken_part_is_reminded(organ, people):
    panel = PanelFactory(unit=organ, state="open", opened_on=JUNE_3)
    for one in people[:2]:
        ParticipantFactory(panel=panel, staff=one, group="panel")
    Participant.objects.filter(staff=people[0]).update(has_answered=True)

    assert [(due.subject, due.people) for due in waiting(JUNE_3)] == [(panel, (people[1],))]
    with clock.pretend(JUNE_11):
        assert list(waiting(JUNE_11)) == []
