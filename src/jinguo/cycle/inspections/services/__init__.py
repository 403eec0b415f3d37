"""The verbs that write inspections."""

from jinguo.cycle.inspections.services.planning import Item, Site, change, plan
from jinguo.cycle.inspections.services.recording import (
    add_photos,
    check_evidence,
    hand_in,
    record,
    remove_photo,
)
from jinguo.cycle.inspections.services.settling import cancel, close, draft_circular, recheck, report, start

__all__ = [
    "Item",
    "Site",
    "add_photos",
    "cancel",
    "change",
    "check_evidence",
    "close",
    "draft_circular",
    "hand_in",
    "plan",
    "recheck",
    "record",
    "remove_photo",
    "report",
    "start",
]
