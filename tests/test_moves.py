"""A step is asked of the table and of the predicate, and stands with its audit row or not at all."""

from datetime import date

import pytest

from jinguo.base import audit
from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import Refused, Stale, act, locked, move, note_refusal, on_moved, possible
from jinguo.cycle.bookkeeping.tests.factories import CustomEntryFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.rules.verdict import YES, no


@pytest.fixture
def office(db):
    return DepartmentFactory()


@pytest.fixture
def head(office):
    return staff_in(office, "department_head")


@pytest.fixture
def draft(office):
    return CustomEntryFactory(unit=office, state="draft", confirmed_on=None)


def confirm(entry, by):
    return move(entry, "confirm", by=by, confirmed_by=by, confirmed_on=date(2026, 6, 3))


def test_a_step_changes_the_state_and_leaves_its_row(draft, head):
    confirm(draft, head)

    row = audit.queries.of_object(draft).first()
    assert draft.state == "confirmed"
    assert (row.act, row.actor_name, row.fields) == (
        "customentry.confirm",
        head.name,
        "state,confirmed_by,confirmed_on",
    )


def test_a_verb_that_the_state_does_not_know_is_refused_with_the_states_that_do(draft, head):
    confirm(draft, head)

    with pytest.raises(Refused, match="只有“待确认”时才能确认"):
        confirm(draft, head)


def test_who_comes_second_is_told_who_was_first_and_when(draft, head, office):
    confirm(draft, head)

    with pytest.raises(Refused, match=rf"（{head.name} \d+:\d\d 办的）"):
        confirm(draft, staff_in(office, "department_head"))


def test_a_predicate_refuses_with_its_reason_and_nothing_changes(draft):
    with pytest.raises(Refused, match="请部室负责人或绩效办确认"):
        confirm(draft, staff_in(DepartmentFactory()))

    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_step_that_wants_a_reason_does_not_go_without(draft, head):
    with pytest.raises(Refused, match="要写明理由"):
        move(draft, "void", by=head)


def test_a_failing_trail_undoes_the_step(draft, head, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("disk full")

    monkeypatch.setattr("jinguo.base.audit.record", fail)
    with pytest.raises(RuntimeError):
        confirm(draft, head)

    draft.refresh_from_db()
    assert draft.state == "draft"


def test_whoever_is_to_be_told_is_told_of_the_step(draft, head):
    told = []
    on_moved.append(lambda row, step, by: told.append((row, step.verb, by)))
    try:
        confirm(draft, head)
    finally:
        on_moved.pop()

    assert told == [(draft, "confirm", head)]


def test_the_buttons_of_a_row_carry_why_they_are_refused(draft):
    stranger = staff_in(DepartmentFactory())

    verdicts = {step.verb: verdict for step, verdict in possible(draft, stranger)}

    assert set(verdicts) == {"confirm", "void"}
    assert not verdicts["confirm"]
    assert "请部室负责人" in verdicts["confirm"].reason


def test_an_act_beside_the_workflow_leaves_the_state_alone(draft, head):
    act("customentry.remark", draft, by=head, verdict=YES, remark="补登")

    draft.refresh_from_db()
    assert (draft.state, draft.remark) == ("draft", "补登")


def test_a_refused_act_changes_nothing_and_can_be_put_on_the_trail(draft, head):
    with pytest.raises(Refused) as caught:
        act("customentry.remark", draft, by=head, verdict=no("今天不行"), remark="补登")
    note_refusal(caught.value, by=head)

    row = AuditRow.objects.latest("number")
    assert (row.act, row.ok, row.note, row.object_id) == ("customentry.remark", False, "今天不行", str(draft.pk))


def test_a_row_that_moved_on_tells_who_and_when(draft, head):
    act("customentry.remark", draft, by=head, verdict=YES, remark="补登")
    type(draft).objects.update(version=1)

    with pytest.raises(Stale, match=f"{head.name} .* 已改过这条"):
        locked(draft, seen=0)
