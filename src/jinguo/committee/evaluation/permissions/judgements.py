"""Who judges text goals: the office that keeps the outline or its expert group; somebody else confirms."""

from jinguo.base import clock
from jinguo.committee.body.models import GroupSeat
from jinguo.committee.evaluation.models import TextJudgement
from jinguo.committee.outlines.models import Outline, OutlineTarget
from jinguo.committee.outlines.permissions import may_keep
from jinguo.org.structure.models import Staff
from jinguo.rules.verdict import Verdict, all_of, any_of


def may_add_goal(actor: Staff, outline: Outline) -> Verdict:
    """Who writes down a text goal of an outline: who keeps the outline."""
    return may_keep(actor, outline.unit)


def may_judge(actor: Staff, target: OutlineTarget) -> Verdict:
    """Who judges a text goal: the office that keeps the outline, or its expert group; never one with a number."""
    return all_of(
        (target.comparator == "text", "这个目标有数值，按监测值评估，不用文字判断"),
        any_of(may_keep(actor, target.outline.unit), (_is_expert(actor, target.outline), "或由专家评估组成员判断")),
    )


def may_confirm(actor: Staff, judgement: TextJudgement) -> Verdict:
    """Who confirms a judgement: the office or an expert, but not who made it (两人复核)."""
    return all_of(
        may_judge(actor, judgement.target),
        (actor.pk != judgement.judged_by_id, "判断人不能复核自己的判断，请另一位办理"),
    )


def may_turn_down(actor: Staff, judgement: TextJudgement) -> Verdict:
    """Who does not let it pass: who may confirm it."""
    return may_confirm(actor, judgement)


def _is_expert(actor: Staff, outline: Outline) -> bool:
    """Whether she sits today in the expert group of the committee beside the organ that keeps the outline."""
    seats = GroupSeat.objects.on(clock.today()).filter(group="expert", staff=actor)
    return seats.filter(committee__region=outline.unit.region_id, committee__region__isnull=False).exists()
