"""What a method finds about a goal (达成情况): a status, a figure, a score, and the sentence why.

All statuses of all methods stand in one table, with their Chinese names and the light of the look: ok, near, bad, none.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from jinguo.rules.progress.naming import NAMED

Tone = Literal["ok", "near", "bad", "none"]


class Status(NamedTuple):
    """The Chinese name of a status and the light it is shown with."""

    title: str
    tone: Tone


STATUSES: dict[str, Status] = {
    # What is reached: 国家统计局 counts 基本实现 with 实现, so the near miss is a status of its own.
    "reached": Status("达标", "ok"),
    "basically_reached": Status("基本达标", "near"),
    "not_reached": Status("未达标", "bad"),
    "no_data": Status("缺数据", "none"),
    "not_available": Status("不能评估", "none"),
    "measured": Status("只报数值", "none"),
    # Compared with time.
    "ahead": Status("快于时间进度", "ok"),
    "behind": Status("慢于时间进度", "near"),
    "away": Status("背离目标", "bad"),
    "maintained": Status("保持", "ok"),
    "not_maintained": Status("未保持", "bad"),
    "improved": Status("有改善", "ok"),
    "fell_back": Status("有改善，比上次回退", "near"),
    "not_improved": Status("没有改善", "bad"),
    # Text goals, as people judge them on evidence.
    "realised": Status("已实现", "ok"),
    "basically_realised": Status("基本实现", "near"),
    "under_way": Status("推进中", "near"),
    "not_started": Status("未启动", "bad"),
    # Statistics Canada, by its published words.
    "target_achieved": Status("已达目标", "ok"),
    "substantial_progress": Status("进展良好", "ok"),
    "moderate_progress": Status("有进展，需加快", "near"),
    "limited_progress": Status("进展有限", "bad"),
    "deterioration": Status("倒退", "bad"),
    # UN Progress Chart.
    "on_track": Status("正常推进", "ok"),
    "fair_progress": Status("有所进展，需加快", "near"),
    "stagnation": Status("停滞", "bad"),
    "regression": Status("退步", "bad"),
    # UN ESCAP, anticipated progress.
    "maintain": Status("照此可达", "ok"),
    "accelerate": Status("需要加快", "near"),
    "reverse": Status("需要扭转", "bad"),
    # Forecasts.
    "expected": Status("预计达标", "ok"),
    "not_expected": Status("预计不达标", "near"),
}
UNANSWERED = frozenset({"no_data", "not_available"})


@dataclass(frozen=True, slots=True)
class Attainment:
    """What a method says of a goal; `because` is a Chinese sentence with figures, years, method and source.

    `value` is the figure of the method in the unit that its row in `METHODS` names, None where there is none; `score`
    is −5 … +5 and given by the one method that has scores. A method that cannot answer has a status of `UNANSWERED`.
    """

    status: str
    method: str
    because: str
    value: float | None = None
    score: float | None = None

    @property
    def title(self) -> str:
        """The Chinese name of the status."""
        return STATUSES[self.status].title

    @property
    def tone(self) -> Tone:
        """The light it is shown with."""
        return STATUSES[self.status].tone

    @property
    def short(self) -> str:
        """The reason without its closing, for a table that has a column for the method.

        >>> Attainment("not_available", "level", "没有数据（容差比较，国家统计局）").short
        '没有数据'
        """
        return self.because.partition(f"（{NAMED[self.method].title}，")[0]

    @property
    def is_answered(self) -> bool:
        """Whether the method could answer at all."""
        return self.status not in UNANSWERED
