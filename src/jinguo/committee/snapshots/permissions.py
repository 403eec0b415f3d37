"""Who reads snapshots, and who takes and publishes them."""

from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.permissions import may_keep, may_read
from jinguo.org.structure.models import Staff
from jinguo.rules.verdict import Verdict

__all__ = ["may_read", "may_take"]


def may_take(actor: Staff, outline: Outline) -> Verdict:
    """Who takes a snapshot of an outline and publishes from it: who keeps the outline."""
    return may_keep(actor, outline.unit)
