"""Whether a member unit answers for a target or an indicator, and by what."""

from jinguo.committee.outlines.answering import Answering
from jinguo.committee.outlines.models import Indicator
from jinguo.org.structure.models import Unit
from jinguo.rules.evaluation_round import answers
from jinguo.rules.verdict import Verdict


def answers_for(unit: Unit, indicator: Indicator | None, told: Answering | None) -> Verdict:
    """Whether a unit answers for a target of an indicator, with what a plan says of the target, if any splits it."""
    department = indicator.department if indicator else ""
    if told is None or not (told.leads or told.joins):
        return answers(unit.name, department)
    return answers(unit.name, department, plan=told.plan, role=told.role_of(unit))
