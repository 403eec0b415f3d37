"""Who may do what in a committee's coordination: its office all of it, leaders read, a liaison her own unit's."""

from jinguo.base.moves.subjects import subject_of
from jinguo.committee.body.models import Membership
from jinguo.committee.body.permissions import may_keep, may_oversee, may_read, may_read_unit, works_for
from jinguo.committee.coordination.models import Demand, HandedTarget, Information, UnitCircular, YearInspection
from jinguo.cycle.meetings.models import Decision
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.verdict import Verdict, all_of, any_of

__all__ = ["may_keep", "may_oversee", "may_read", "may_read_unit"]


def may_send(actor: Staff, membership: Membership) -> Verdict:
    """Who sends information for a member unit: its own liaison, while it is a member; the office enters what came by
    paper.
    """
    return all_of(
        any_of(
            works_for(actor, membership.unit, f"请{membership.unit}的联络员报送"), may_keep(actor, membership.committee)
        ),
        (membership.last_day is None, f"{membership.unit}已退出，不再报送"),
    )


def may_accept(actor: Staff, row: Information) -> Verdict:
    """Who takes a piece of information up: the committee's office, never who sent it."""
    return all_of(may_keep(actor, row.committee), (actor.pk != row.sent_by_id, "自己报送的要由他人采用"))


def may_decline(actor: Staff, row: Information) -> Verdict:
    """Who declines a piece of information: the committee's office."""
    return may_keep(actor, row.committee)


def may_hand_down(actor: Staff, decision: Decision) -> Verdict:
    """Who ties a decision to a target: whoever keeps the committee whose meeting it was, once minutes are issued."""
    committee = subject_of(decision.meeting)
    of_committee = isinstance(committee, Unit) and committee.kind == "committee"
    return all_of(
        (of_committee, "只有妇儿工委的会议才下达纲要目标"),
        may_keep(actor, committee) if of_committee else (True, ""),
        (decision.meeting.state == "minuted", "纪要签发以后才能挂目标，签发前议定事项还会变动"),
    )


def may_unlink(actor: Staff, row: HandedTarget) -> Verdict:
    """Who takes such a tie away: the same."""
    return may_hand_down(actor, row.decision)


def may_answer(actor: Staff, row: Demand) -> Verdict:
    """Who enters what was answered upward: the committee's office."""
    return may_keep(actor, row.committee)


def may_open_round(actor: Staff, row: YearInspection) -> Verdict:
    """Who arranges a round of the year's inspection: the committee's office."""
    return may_keep(actor, row.committee)


def may_redraw(actor: Staff, row: UnitCircular) -> Verdict:
    """Who draws the figures of a circular anew: the committee's office, while it has not gone out."""
    return all_of(may_keep(actor, row.committee), (row.circular.state == "draft", "通报已经印发，数据不再改动"))
