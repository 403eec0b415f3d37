"""No column, no row, no order and no line of any log joins a voter with her choice (rule 27)."""

import logging
from itertools import permutations
from random import Random

import pytest
from django.db import connection, transaction

from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import Refused
from jinguo.cycle.panels.models import BallotBox, Participant
from jinguo.cycle.panels.services import cast, close, draw_codes, name_subjects, open_panel
from jinguo.cycle.panels.services.casting import NOWHERE
from jinguo.cycle.panels.tests.conftest import JUNE_10
from jinguo.cycle.panels.tests.crowd import cast_at_once, gather, kept
from jinguo.cycle.panels.tests.factories import BallotFactory

OPTIONS = [1, 1, 1, 2, 3]


def after(panel, crowd, options):
    """What the database keeps when the crowd has voted in its order with these choices; then it is undone."""
    subjects = list(panel.subjects.values_list("pk", flat=True))
    with transaction.atomic():
        for voter, option in zip(crowd, options, strict=True):
            cast(panel, {key: [option] for key in subjects}, by=voter)
        state = kept()
        transaction.set_rollback(True)
    return state


def test_exchanging_the_choices_of_any_two_voters_changes_nothing_that_is_kept(db):
    panel, crowd = gather(5, subjects=2)

    states = [after(panel, crowd, order) for order in set(permutations(OPTIONS))]

    assert len(states) == 20
    assert all(state == states[0] for state in states)


def test_twenty_voters_leave_the_same_database_whoever_chose_what(db):
    panel, crowd = gather(20)
    options = [1] * 9 + [2] * 6 + [3] * 4 + [4]

    states = [after(panel, crowd, Random(seed).sample(options, 20)) for seed in range(4)]

    assert all(state == states[0] for state in states)


def test_other_totals_are_seen_by_the_same_comparison(db):
    panel, crowd = gather(5)

    assert after(panel, crowd, [1, 1, 1, 1, 1]) != after(panel, crowd, [1, 1, 1, 1, 2])


def test_the_trail_tells_that_somebody_voted_and_not_who_nor_from_where(db):
    panel, crowd = gather(5)
    before = AuditRow.objects.latest("number").number
    cast(panel, {panel.subjects.get().pk: [4]}, by=crowd[0])

    row = AuditRow.objects.get(number__gt=before)

    assert (row.act, row.actor_number, row.ip, row.changes, row.note) == ("panel.cast", "", NOWHERE, {}, "")


def test_who_has_voted_carries_no_time():
    assert {one.name for one in Participant._meta.concrete_fields} == {
        "id",
        "panel",
        "staff",
        "unit",
        "group",
        "has_answered",
    }


def test_voting_writes_no_line_of_any_log(db, caplog):
    panel, crowd = gather(5)
    caplog.set_level(logging.INFO)

    cast(panel, {panel.subjects.get().pk: [4]}, by=crowd[0])

    assert caplog.records == []


def test_every_box_is_sealed_anew_by_each_ballot_in_the_same_length(db):
    panel, crowd = gather(6, subjects=3)
    mine, *others = panel.subjects.all()
    mine.staff = crowd[0]
    mine.save()
    before = sealed(panel)
    cast(panel, {one.pk: [1] for one in others}, by=crowd[0])

    assert len({len(envelope) for envelope in before + sealed(panel)}) == 1
    assert not set(before) & set(sealed(panel))


def sealed(panel):
    """The bytes as they lie in the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT counts FROM panels_ballotbox WHERE panel_id = %s", [panel.pk])
        return [bytes(row[0]) for row in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_each_ballot_counts_and_two_clicks_are_one():
    panel, crowd = gather(10)
    key = panel.subjects.get().pk
    choices = {voter: {key: [1 + at % 4]} for at, voter in enumerate(crowd)}

    refused = cast_at_once(panel, choices, clicks=2)

    assert len(refused) == 10
    assert set(refused) == {"您已经参加过了，一人一票，以第一次为准"}
    assert BallotBox.objects.get().pile.marks == (3, 3, 2, 2)


def test_a_code_is_one_ballot(db):
    panel = BallotFactory(scheme="levels", last_day=JUNE_10)
    name_subjects(panel, by=None, seen=0, names=["领导班子"])
    codes = draw_codes(panel, 5, by=None, seen=panel.version)
    open_panel(panel, by=None)
    key = panel.subjects.get().pk
    cast(panel, {key: [1]}, code=codes[0].lower())

    with pytest.raises(Refused, match="一个凭码只能用一次"):
        cast(panel, {key: [2]}, code=codes[0])
    assert BallotBox.objects.get().pile.marks == (1, 0, 0, 0)


def test_a_box_counts_as_many_ballots_as_there_are_voters(db):
    panel, crowd = gather(5)
    key = panel.subjects.get().pk
    for voter in crowd:
        cast(panel, {key: None}, by=voter)
    close(panel, by=None)

    assert (BallotBox.objects.get().pile.abstained, panel.participants.filter(has_answered=True).count()) == (5, 5)
