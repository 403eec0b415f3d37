"""Kinds of message (消息类别): what the inbox is filtered by, and which lines it draws together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind by its code and Chinese title; with `bundle` its lines of one day are drawn as one that opens."""

    code: str
    title: str
    bundle: bool = True


KINDS: dict[str, Kind] = {}


def register(code: str, title: str, bundle: bool = True) -> Kind:
    """Make a kind known, from an app's `ready()` or at its import; the same kind may be registered again.

    Raises ValueError when the code already stands for something else.
    """
    kind = Kind(code, title, bundle)
    if KINDS.setdefault(code, kind) != kind:
        raise ValueError(f"message kind {code} is already {KINDS[code].title}")
    return kind


def kind_choices() -> list[tuple[str, str]]:
    """The kinds as choices of a field, in the order in which they were registered."""
    return [(kind.code, kind.title) for kind in KINDS.values()]


PROGRESS = register("progress", "办理进展").code
REMINDER = register("reminder", "到期提醒").code
OVERDUE = register("overdue", "逾期提醒").code
