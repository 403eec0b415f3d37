"""How an act is refused, and how the refusal reaches the trail."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from jinguo.base import audit
from jinguo.rules.verdict import Verdict

UNNAMED = "act.refused"


class Refused(PermissionDenied):
    """The act is not allowed now; `reason` is the Chinese sentence that the screen shows.

    `act` and `row` name what was asked, where the refusing code knows it.
    """

    def __init__(self, reason: str, *, act: str = UNNAMED, row: models.Model | None = None) -> None:
        super().__init__(reason)
        self.reason, self.act, self.row = reason, act, row


def demand(verdict: Verdict, *, act: str = UNNAMED, row: models.Model | None = None) -> None:
    """Go on only with a yes. Raises Refused with the verdict's reason; `act` and `row` as there."""
    if not verdict.ok:
        raise Refused(verdict.reason, act=act, row=row)


class Stale(Exception):
    """Somebody else changed the row since the actor saw it.

    `reason` names who and when: “没有保存：许惠珍 9:41 已改过这条。”
    """

    def __init__(self, who: str, when: str) -> None:
        self.reason = f"没有保存：{who} {when} 已改过这条。"
        super().__init__(self.reason)


@transaction.atomic
def note_refusal(refusal: Refused, *, by: Any, where: str = "") -> None:
    """Put a refusal on the trail, in a transaction of its own: the refused act's own one was undone.

    `where` is the address that was asked, for refusals that name no row.
    """
    label = str(refusal.row) if refusal.row else where
    audit.record(refusal.act, refusal.row, by=by, ok=False, label=label, note=refusal.reason)
