"""The small values that components draw."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from jinguo.rules.flow import Workflow

Tone = Literal["ok", "near", "bad", "doing", "none"]


@dataclass(frozen=True)
class Light:
    """The state of a thing: a tone and always a word."""

    tone: Tone
    text: str


@dataclass(frozen=True)
class Figure:
    """A headline number; `url` opens the list that makes it."""

    label: str
    value: str
    unit: str = ""
    url: str = ""
    light: Light | None = None
    remark: str = ""


@dataclass(frozen=True)
class Event:
    """One line of what happened; `what` in few words, `detail` below it.

    `when` may be words (“7月11日前”) for what is still to come, which `is_next` marks.
    """

    when: datetime | str
    who: str
    what: str
    detail: str = ""
    tone: Tone | Literal[""] = ""
    chip: str = ""
    is_next: bool = False


@dataclass(frozen=True)
class Stage:
    """One state of a workflow as the flow strip shows it."""

    label: str
    place: Literal["done", "here", "ahead"]
    detail: str = ""


def stages(
    workflow: Workflow, state: str, details: dict[str, str] | None = None, *, straight: Collection[str] = ()
) -> list[Stage]:
    """The states of a table in its order, as seen from `state`; `details` says who and when below each.

    Of a table with byways `straight` names the straight way: of the others only the one where it ended is shown.
    """
    shown = {*straight, state} if straight else set(workflow.names)
    codes = [code for code in workflow.names if code in shown]
    here = codes.index(state)
    told = details or {}
    return [Stage(workflow.names[code], _place(n, here), told.get(code, "")) for n, code in enumerate(codes)]


def _place(index: int, here: int) -> Literal["done", "here", "ahead"]:
    if index == here:
        return "here"
    return "done" if index < here else "ahead"
