"""A committee's meeting is called by groups; what it decided is tied to the targets that it hands down."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import demand, locked
from jinguo.committee.coordination.kinds import MEETINGS
from jinguo.committee.coordination.models import HandedTarget
from jinguo.committee.coordination.permissions import may_hand_down, may_unlink
from jinguo.committee.coordination.queries.meetings import GROUPS, invited
from jinguo.committee.coordination.services.keeping import demand_keeping
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.cycle.meetings import services as meetings
from jinguo.cycle.meetings.models import Decision, Meeting
from jinguo.cycle.plans.models import Goal
from jinguo.org.structure.models import Staff, Unit


@transaction.atomic
def call_meeting(committee: Unit, *, by: Staff, kind: str, title: str, groups: Iterable[str], **facts: Any) -> Meeting:
    """Call a meeting of the committee (召集会议) and ask the groups as they stand on its day.

    `facts` are those of `meetings.plan`: starts, place, minutes, chair, agenda. Raises Refused; ValidationError by
    field: an unknown kind or group, or nobody is in the groups.
    """
    unit = demand_keeping(by, committee, "meeting.plan")
    wanted = list(groups)
    if kind not in MEETINGS or not {*wanted} <= {*GROUPS}:
        raise ValidationError({"kind": "这不是妇儿工委的会议类别，请重新选。"})
    asked = invited(committee, wanted, facts["starts"].date())
    if not (asked.people or asked.guests):
        raise ValidationError({"groups": "所选的组里这一天没有人，请先在“工作组”“成员单位”里登记。"})
    return meetings.plan(
        title, kind, unit=unit, by=by, about=committee, people=asked.people, guests=asked.guests, **facts
    )


@transaction.atomic
def hand_down(
    decision: Decision, *, by: Staff, target: OutlineTarget | None = None, goal: Goal | None = None
) -> HandedTarget:
    """Tie a decision of issued minutes to the target or goal that it hands down (挂目标). Raises Refused,
    ValidationError.
    """
    locked(decision.meeting)
    demand(may_hand_down(by, decision), act="handedtarget.record", row=decision.meeting)
    row = HandedTarget(decision=decision, target=target, goal=goal, linked_by=by)
    row.full_clean()
    row.save()
    audit.record("handedtarget.record", row, by=by, label=str(decision)[:100], note=str(row)[:200])
    return row


@transaction.atomic
def take_back(row: HandedTarget, *, by: Staff) -> None:
    """Take a wrong tie away (取消挂接); the trail keeps it. Raises Refused."""
    held = locked(row)
    demand(may_unlink(by, held), act="handedtarget.remove", row=held.decision.meeting)
    audit.record("handedtarget.remove", held, by=by, label=str(held.decision)[:100], note=str(held)[:200])
    held.delete()
