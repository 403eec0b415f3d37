"""What happens to the thing when its approval ends: higher apps hang their own doing in here, by chain."""

from collections.abc import Callable

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


def ended(approval: Approval, by: Staff | None) -> None:
    """Call everybody who waits for the end of such an approval."""
    for handler in _handlers.get(approval.chain.code, ()):
        handler(approval, by)
