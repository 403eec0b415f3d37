"""What is objected comes in, is read by few, and is settled."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.publicity import services
from jinguo.cycle.publicity.models import Objection
from jinguo.cycle.publicity.tests.conftest import JUNE_3, JUNE_9, JUNE_10
from jinguo.org.structure.tests.factories import DeputyFactory, staff_in


def recorded(notice, by, **facts):
    default = {"text": "成绩不实。", "received_on": JUNE_3, "person": "林素华", "contact": "0595-1"}
    return services.record_objection(notice, by=by, **{**default, **facts})


def test_an_objection_in_her_own_name_is_signed_and_of_today(running, clerk):
    objection = services.object_to(running, by=clerk, text="成绩不实。")

    assert (objection.is_signed, objection.person, objection.received_on) == (True, clerk.name, JUNE_3)


def test_after_the_last_day_nobody_objects(running, clerk):
    with clock.pretend(JUNE_10), pytest.raises(Refused, match="公示期已满"):
        services.object_to(running, by=clerk, text="成绩不实。")


def test_a_letter_of_the_last_day_is_entered_later(running, head):
    with clock.pretend(JUNE_10):
        assert recorded(running, head, received_on=JUNE_9).is_signed


@pytest.mark.parametrize("day", [date(2026, 6, 2), JUNE_10])
def test_what_came_outside_the_days_is_not_entered_and_says_why(running, head, day):
    with clock.pretend(JUNE_10), pytest.raises(ValidationError, match="公示期是 6月3日至9日"):
        recorded(running, head, received_on=day)


def test_without_a_name_it_is_a_clue(running, head):
    objection = recorded(running, head, person="", contact="")

    assert (objection.is_signed, objection.word) == (False, "线索")


def test_a_name_comes_with_a_contact(running, head):
    with pytest.raises(ValidationError, match="要留联系方式"):
        recorded(running, head, contact=" ")


def test_a_clerk_enters_nothing_for_others(running, clerk):
    with pytest.raises(Refused, match="登记"):
        recorded(running, clerk)


def test_objections_are_numbered_in_their_order(running, head):
    assert [recorded(running, head).number for _ in range(3)] == [1, 2, 3]


def test_who_handles_it_and_who_said_it_read_it_and_nobody_else(running, clerk, head, personnel, department):
    objection = services.object_to(running, by=clerk, text="成绩不实。")
    readers = [one for one in (clerk, head, personnel, staff_in(department)) if _sees(one, objection)]

    assert readers == [clerk, head, personnel]


def test_her_deputy_does_not_read_what_she_said(running, clerk, department):
    objection = services.object_to(running, by=clerk, text="成绩不实。")
    deputy = DeputyFactory(staff=clerk, deputy=staff_in(department)).deputy

    assert not _sees(deputy, objection)


def test_name_contact_and_words_are_sealed_in_the_database(running, head):
    recorded(running, head)

    with connection.cursor() as cursor:
        cursor.execute("SELECT person, contact, text FROM publicity_objection")
        sealed = b"".join(bytes(value) for value in cursor.fetchone())
    assert not any(words.encode() in sealed for words in ("林素华", "0595-1", "成绩不实"))


def test_who_handles_it_is_told_without_a_name(running, clerk, head):
    services.object_to(running, by=clerk, text="成绩不实。")

    told = Message.objects.get(staff=head, kind="objection")
    assert clerk.name not in told.title + told.detail


def test_nobody_settles_her_own(running, head, personnel):
    objection = services.object_to(running, by=head, text="漏了一人。")

    with pytest.raises(Refused, match="自己提出的异议要由他人办理"):
        services.settle(objection, by=head, outcome="rejected", reply="没有漏。")
    assert services.settle(objection, by=personnel, outcome="upheld", reply="已补。").outcome == "upheld"


def test_it_is_settled_once(running, head):
    objection = recorded(running, head)
    services.settle(objection, by=head, outcome="rejected", reply="属实。")

    with pytest.raises(Refused, match="这件已经办结"):
        services.settle(objection, by=head, outcome="upheld", reply="再改。")
    assert Objection.objects.get().outcome == "rejected"


@pytest.mark.parametrize(("person", "outcome"), [("林素华", "noted"), ("", "upheld")])
def test_a_clue_is_only_noted_and_an_objection_never(running, head, person, outcome):
    objection = recorded(running, head, person=person, contact="0595-1" if person else "")

    with pytest.raises(ValidationError):
        services.settle(objection, by=head, outcome=outcome, reply="已核查。")


def test_settling_wants_an_answer(running, head):
    with pytest.raises(ValidationError, match="核查情况和答复"):
        services.settle(recorded(running, head), by=head, outcome="upheld", reply=" ")


def test_who_objected_is_told_of_the_answer(running, clerk, head):
    objection = services.object_to(running, by=clerk, text="成绩不实。")

    services.settle(objection, by=head, outcome="upheld", reply="已更正。")

    assert Message.objects.filter(staff=clerk, title__startswith="您的异议已答复").count() == 1


def test_an_answer_is_read_back_by_whoever_may(running, clerk, head):
    objection = services.object_to(running, by=clerk, text="成绩不实。")
    services.settle(objection, by=head, outcome="upheld", reply="已更正。")

    row = Objection.objects.visible_to(clerk).get()
    assert (row.text, row.reply) == ("成绩不实。", "已更正。")


def _sees(reader, objection):
    return Objection.objects.visible_to(reader).filter(pk=objection.pk).exists()
