"""What happens to the thing when its approval ends: higher apps hang their own doing in here, by chain."""

from collections.abc import Callable, Mapping
from typing import Any

from jinguo.base import clock
from jinguo.base.moves import move
from jinguo.cycle.flows.models import Approval
from jinguo.org.structure.models import Staff

Handler = Callable[[Approval, Staff | None], None]

_handlers: dict[str, list[Handler]] = {}


def on_end(chain_code: str, handler: Handler) -> None:
    """Let `handler(approval, by)` be called in the transaction in which an approval by that chain ends.

    The approval's state is then passed, returned or withdrawn; `by` is whose act ended it, None for the system.
    Registered from an app's `ready()`; the same handler counts once.
    """
    known = _handlers.setdefault(chain_code, [])
    if handler not in known:
        known.append(handler)


def settled(model: Any, approval: Approval, verbs: Mapping[str, str]) -> Any:
    """The row of an approval that has ended, moved by the verb for how it ended; None where it was settled before.

    For requests that stand `asked` until then and keep the day of the decision in `decided_on`.
    """
    row = model.objects.select_for_update(of=("self",)).get(pk=approval.subject_id)
    if row.state != "asked":
        return None
    return move(row, verbs[approval.state], by=None, decided_on=clock.today(), version=row.version + 1)


def ended(approval: Approval, by: Staff | None) -> None:
    """Call everybody who waits for the end of such an approval."""
    for handler in _handlers.get(approval.chain.code, ()):
        handler(approval, by)
