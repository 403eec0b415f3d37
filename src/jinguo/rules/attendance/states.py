"""The states of half a day (考勤状态), and what is worth saying of each."""

from typing import Literal, NamedTuple

State = Literal[
    "normal", "late", "early", "missing", "absent", "leave", "outing", "training", "duty", "rest", "not_employed"
]
STATES: dict[State, str] = {
    "normal": "正常",
    "late": "迟到",
    "early": "早退",
    "missing": "缺卡",
    "absent": "缺勤",
    "leave": "请假",
    "outing": "外出",
    "training": "培训",
    "duty": "公差",
    "rest": "休息",
    "not_employed": "不在册",
}
CoverKind = Literal["leave", "outing", "training", "duty", "absent"]
NOT_DUE: tuple[State, ...] = ("rest", "not_employed")  # nobody is expected
AT_WORK: tuple[State, ...] = ("normal", "late", "early", "missing")  # came, be it late or without one of the punches


class HalfResult(NamedTuple):
    """Half a day settled: its state, why in Chinese, the minutes late and early, and the slip behind it, if any."""

    state: State
    because: str
    late: int = 0
    early: int = 0
    ref: str = ""


class DayResult(NamedTuple):
    """A day settled."""

    am: HalfResult
    pm: HalfResult
