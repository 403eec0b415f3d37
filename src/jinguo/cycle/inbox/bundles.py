"""Bundles (归并): lines of one day that say the same of several things are drawn as one that opens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from jinguo.cycle.inbox.kinds import KINDS
from jinguo.cycle.inbox.models import Message

Key = tuple[bool, date, str, str]


@dataclass(frozen=True, slots=True)
class Bundle:
    """One or several messages side by side; `size` counts those on other pages of the list too."""

    messages: Sequence[Message]
    size: int

    @property
    def first(self) -> Message:
        """The newest one."""
        return self.messages[0]

    @property
    def is_several(self) -> bool:
        """Whether it is drawn as one line that opens."""
        return self.size > 1

    @property
    def title(self) -> str:
        """What its one line says: 3 项任务明天到期, or by its kind 3 条办理进展."""
        return f"{self.size} 项{self.first.bundle}" if self.first.bundle else f"{self.size} 条{self.first.kind_title}"


def key_of(message: Message) -> Key:
    """What lines of one bundle have in common."""
    return message.is_read, message.day, message.kind, message.bundle


def bundled(messages: Sequence[Message], sizes: Mapping[Key, int]) -> list[Bundle]:
    """The messages in their order, neighbours of one key drawn together where their kind is; `sizes` by key."""
    found: list[Bundle] = []
    for key, run in groupby(messages, key=key_of):
        lines = list(run)
        if lines[0].kind in KINDS and KINDS[lines[0].kind].bundle:
            found.append(Bundle(lines, sizes[key]))
        else:
            found.extend(Bundle([line], 1) for line in lines)
    return found
