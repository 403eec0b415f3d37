"""The verbs that write notices, objections and circulars."""

from jinguo.cycle.publicity.services.circulars import circulate, edit_circular, recall, sign_for, write
from jinguo.cycle.publicity.services.notices import conclude, draft, edit, publish, withdraw
from jinguo.cycle.publicity.services.objections import object_to, record_objection, settle

__all__ = [
    "circulate",
    "conclude",
    "draft",
    "edit",
    "edit_circular",
    "object_to",
    "publish",
    "recall",
    "record_objection",
    "settle",
    "sign_for",
    "withdraw",
    "write",
]
