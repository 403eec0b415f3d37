"""What a higher room does when one of its tasks changes, in the same transaction."""

from collections import defaultdict
from collections.abc import Callable

from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.models import Staff

# The task as it now stands, the verb (assign, submit, accept, send_back, cancel, extend), and who acted.
Handler = Callable[[Task, str, Staff | None], None]

_handlers: dict[str, list[Handler]] = defaultdict(list)


def on_change(kind_code: str, handler: Handler) -> None:
    """Call `handler` after every act on a task of the kind; what it raises undoes the act."""
    if handler not in _handlers[kind_code]:
        _handlers[kind_code].append(handler)


def changed(task: Task, verb: str, by: Staff | None) -> None:
    """Let the rooms above know."""
    for handler in _handlers.get(task.kind, ()):
        handler(task, verb, by)
