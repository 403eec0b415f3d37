"""Who reads snapshots, and who takes and publishes them."""

from jinguo.base import clock
from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.permissions import may_import, may_keep, may_read
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import Verdict, all_of

__all__ = ["may_read", "may_take", "may_take_any"]
may_take_any = may_import  # who keeps the outlines of her own organ


def may_take(actor: Staff, outline: Outline) -> Verdict:
    """Who takes a snapshot of an outline and publishes from it: who keeps the outline."""
    return may_keep(actor, outline.unit)


def may_open(actor: Staff, outline: Outline) -> Verdict:
    """Who looks into a snapshot, which has the values of all regions: the organ that keeps the outline and those above
    it, as they see the values themselves.
    """
    organs = tuple(grant.unit.organ_path for grant in grants_reading(actor, COMMITTEE, clock.today()))
    reaches = bool(organs) and outline.unit.path.startswith(organs)
    return all_of((reaches, f"快照里有全部地区的数据，由{outline.unit.label}和上级查看；本地区的请看“各地区对照”"))
