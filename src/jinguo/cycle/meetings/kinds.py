"""The kinds of meeting: what differs between an office meeting, a training and a mobilisation is data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MeetingKind:
    """One kind of meeting; `is_study` says that its minutes count as study time."""

    code: str
    title: str
    is_study: bool = False


KINDS: dict[str, MeetingKind] = {}


def register(kind: MeetingKind) -> None:
    """Make a kind known, in an app's `ready()`. Raises ValueError when its code is taken by another one."""
    if KINDS.setdefault(kind.code, kind) != kind:
        raise ValueError(f"kind of meeting {kind.code} is declared twice")


def kind_choices() -> list[tuple[str, str]]:
    """The kinds as choices of a field."""
    return [(kind.code, kind.title) for kind in KINDS.values()]


def study_kinds() -> list[str]:
    """The codes of the kinds whose time counts as study."""
    return [kind.code for kind in KINDS.values() if kind.is_study]


for _kind in (
    MeetingKind("office", "主席办公会"),
    MeetingKind("dispatch", "调度会"),
    MeetingKind("deployment", "部署会"),
    MeetingKind("mobilisation", "动员会"),
    MeetingKind("study", "文件学习", is_study=True),
    MeetingKind("group_study", "集体学习", is_study=True),
    MeetingKind("training", "培训", is_study=True),
    MeetingKind("exchange", "交流会"),
    MeetingKind("plenary", "全体会议"),
    MeetingKind("other", "其他会议"),
):
    register(_kind)
