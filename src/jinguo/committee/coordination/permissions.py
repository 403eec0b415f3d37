"""Who may do what in a committee's coordination: its office all of it, leaders read, a liaison her own unit's."""

from jinguo.base import clock
from jinguo.base.moves.subjects import subject_of
from jinguo.committee.body.models import Membership
from jinguo.committee.body.permissions import may_keep, may_read
from jinguo.committee.body.scope import committees_of
from jinguo.committee.coordination.models import Demand, HandedTarget, Information, UnitCircular, YearInspection
from jinguo.cycle.meetings.models import Decision
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import Verdict, all_of, any_of

__all__ = ["may_keep", "may_read"]
OWN_ONLY = ("liaison", "expert")  # who sees of a committee's coordination what is her own alone


def may_oversee(actor: Staff, committee: Unit) -> Verdict:
    """Who sees every unit's matters beside each other: the committee's office and the leaders; no unit another's."""
    grants = [one for one in grants_reading(actor, COMMITTEE, clock.today()) if one.role not in OWN_ONLY]
    reached = any(Unit.objects.filter(committees_of(one), pk=committee.pk).exists() for one in grants)
    return all_of((reached, "各单位的情况由妇儿工委办和领导查看，本单位的请看“本单位事项”"))


def may_read_unit(actor: Staff, membership: Membership) -> Verdict:
    """Who sees what one member unit owes: the unit's own people and who oversees all of them."""
    return any_of(
        _works_in(actor, membership.unit, f"只看本单位的事项，{membership.unit}的请找它的联络员"),
        may_oversee(actor, membership.committee),
    )


def may_send(actor: Staff, membership: Membership) -> Verdict:
    """Who sends information for a member unit: its own liaison, while it is a member; the office enters what came by
    paper.
    """
    return all_of(
        any_of(
            _works_in(actor, membership.unit, f"请{membership.unit}的联络员报送"), may_keep(actor, membership.committee)
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


def _works_in(actor: Staff, unit: Unit, otherwise: str) -> Verdict:
    grants = grants_reading(actor, COMMITTEE, clock.today())
    inside = any(one.role == "liaison" and one.unit.organ_path == unit.organ_path for one in grants)
    return all_of((inside, otherwise))
