"""What the verbs have in common: who may, and which unit gives out what the committee gives."""

from django.core.exceptions import ValidationError

from jinguo.base.moves import demand
from jinguo.committee.body.permissions import keeping_unit, may_keep
from jinguo.org.structure.models import Staff, Unit


def demand_keeping(by: Staff, committee: Unit, act: str) -> Unit:
    """The unit in which she keeps the committee. Raises Refused when she keeps it not."""
    demand(may_keep(by, committee), act=act, row=committee)
    unit = keeping_unit(by, committee)
    if unit is None:  # who may keep it keeps it somewhere
        raise LookupError(f"{by} keeps {committee} nowhere")
    return unit


def demand_watched(unit: Unit, watched: set[int], field: str = "unit") -> None:
    """Refuse a unit that the committee does not watch over. Raises ValidationError."""
    if unit.pk not in watched:
        raise ValidationError({field: f"{unit.label}不是成员单位，也不是下级妇联，请另选单位。"})
