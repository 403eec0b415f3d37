"""The kinds of task: what differs between a time node, a rectification and a decision of a meeting is data."""

from dataclasses import dataclass
from typing import Literal

from jinguo.rules.reminders import USUAL, ReminderPlan

Accepting = Literal["performance_office", "assigner", "department_head"]

# Who looks at what was reported, in words; the predicate is permissions.may_accept.
ACCEPTING: dict[Accepting, str] = {
    "performance_office": "交办单位的绩效办或主要领导",
    "assigner": "交办人或交办部室负责人",
    "department_head": "承办部室负责人或分管领导",
}


@dataclass(frozen=True, slots=True)
class TaskKind:
    """One kind of task.

    `accepts` says who accepts what was reported; `needs_files` asks for at least one file with every report;
    `by_hand` offers the kind in the form in which a task is given, the others are given by what they belong to (a goal,
    a meeting, an inspection). `reminders` says how long before and after its day people are reminded, and when it goes
    upward.
    """

    code: str
    title: str
    accepts: Accepting
    needs_files: bool = False
    by_hand: bool = False
    reminders: ReminderPlan = USUAL


KINDS: dict[str, TaskKind] = {}


def register(kind: TaskKind) -> None:
    """Make a kind known, in an app's `ready()`. Raises ValueError when its code is taken by another one."""
    if KINDS.setdefault(kind.code, kind) != kind:
        raise ValueError(f"task kind {kind.code} is declared twice")


def kind_choices() -> list[tuple[str, str]]:
    """The kinds as choices of a field."""
    return [(kind.code, kind.title) for kind in KINDS.values()]


for _kind in (
    TaskKind("milestone", "时间节点", "performance_office", reminders=ReminderPlan(before=5)),
    TaskKind("rectification", "整改", "assigner", needs_files=True),
    TaskKind("decision", "议定事项", "assigner"),
    TaskKind("adopted", "采纳措施", "assigner"),
    TaskKind("supervision", "督办", "performance_office", by_hand=True, reminders=ReminderPlan(3, 2, 4)),
    TaskKind("assigned", "交办事项", "assigner", by_hand=True),
):
    register(_kind)
