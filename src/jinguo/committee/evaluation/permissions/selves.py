"""Who writes, hands in, looks at and sends back a self-evaluation."""

from jinguo.base import clock
from jinguo.committee.body.permissions import may_keep
from jinguo.committee.evaluation.models import RoundParticipant
from jinguo.committee.evaluation.people import seats_of
from jinguo.committee.evaluation.queries.facts import facts_of
from jinguo.cycle.inspections.scope import IN_CHARGE, OF_ORGAN
from jinguo.org.structure.models import Staff
from jinguo.rules.evaluation_round import whole_enough
from jinguo.rules.verdict import Verdict, all_of, any_of

WRITING = ("self_evaluation", "field", "writing", "follow_up")  # a late report is no score any more, but no gap


def may_fill(actor: Staff, row: RoundParticipant) -> Verdict:
    """Who writes a report: who answers for the unit, while it has not been handed in."""
    grants = actor.grants_on(clock.today())
    roles = {*IN_CHARGE, *OF_ORGAN}
    hers = any(one.role in roles and one.unit.organ_path == row.unit.organ_path for one in grants)
    return all_of(
        (hers, f"请由{row.title}的联络员、县级妇联或负责人填写"),
        (row.round.state in WRITING, f"评估{row.round.get_state_display()}，现在不填自评"),
        (row.state in ("open", "returned"), f"自评{row.get_state_display()}，不再更改；要改请妇儿工委办退回"),
    )


def may_submit(actor: Staff, row: RoundParticipant) -> Verdict:
    """Who hands it in: who may write it, once it is whole."""
    return all_of(may_fill(actor, row), whole_enough(facts_of([row], clock.today())[row.pk]))


def may_send_back(actor: Staff, row: RoundParticipant) -> Verdict:
    """Who sends a report back: the committee's office."""
    return may_keep(actor, row.round.committee)


def may_accept(actor: Staff, row: RoundParticipant) -> Verdict:
    """Who lets a report pass: the committee's office, not who handed it in."""
    return all_of(
        may_keep(actor, row.round.committee), (actor.pk != row.submitted_by_id, "报送人不能审核自己报送的自评")
    )


def may_review(actor: Staff, row: RoundParticipant) -> Verdict:
    """Who says what she thinks of a report: who sits in the expert or statistics group, or the office for them."""
    seated = bool(seats_of(actor, row.round.committee))
    return all_of(
        any_of(may_keep(actor, row.round.committee), (seated, "或由专家评估组、监测统计组成员审核")),
        (row.state in ("submitted", "accepted"), "自评还没有报送，不能审核"),
        (row.round.state in WRITING, f"评估{row.round.get_state_display()}，不再写审核意见"),
    )


def may_order(actor: Staff, row: RoundParticipant) -> Verdict:
    """Who orders what is not reached to be put right: the office, once the report has passed."""
    return all_of(may_keep(actor, row.round.committee), (row.state == "accepted", "自评审核通过以后才能下达整改"))
