"""What a higher room does when a notice of its kind is concluded, in the same transaction."""

from collections import defaultdict
from collections.abc import Callable

from jinguo.cycle.publicity.models import PublicNotice
from jinguo.org.structure.models import Staff

# The notice as it now stands, with its objections, and who concluded it (None for the system).
Handler = Callable[[PublicNotice, Staff | None], None]

_handlers: dict[str, list[Handler]] = defaultdict(list)


def on_conclude(kind: str, handler: Handler) -> None:
    """Call `handler` when a notice of the kind is concluded; what it raises undoes the act."""
    if handler not in _handlers[kind]:
        _handlers[kind].append(handler)


def concluded(notice: PublicNotice, by: Staff | None) -> None:
    """Let the rooms above know."""
    for handler in _handlers.get(notice.kind, ()):
        handler(notice, by)
