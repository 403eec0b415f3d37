"""The vocabulary of a goal (目标): its types, how a value is compared, and how its parts add up.

Codes and their Chinese names are the choices of the plans' forms. Sources: 泉州市妇联 2011, 绩效目标 (each a number or
a deliverable, with standard and date); the monitoring reports of 《中国妇女发展纲要》, where 达到, 保持, 降低 1/6,
逐步提高 and 左右 all occur.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jinguo.rules.verdict import Verdict, all_of

GoalType = Literal["reach", "hold", "cumulative", "improve", "reduce", "about", "deliverable"]
Comparator = Literal["ge", "le", "gt", "lt", "band", "relative", "text"]
Sign = Literal["ge", "le", "gt", "lt", "band", "text"]
Way = Literal["sum", "last", "every", "weighted", "assign"]
Axis = Literal["time", "units", "regions"]

TYPES: dict[GoalType, str] = {
    "reach": "达到",
    "hold": "保持",
    "cumulative": "累计",
    "improve": "逐步提高",
    "reduce": "降低",
    "about": "左右",
    "deliverable": "完成事项",
}
COMPARATORS: dict[Comparator, str] = {
    "ge": "不低于",
    "le": "不高于",
    "gt": "高于",
    "lt": "低于",
    "band": "在允许幅度内",
    "relative": "比基期增减",
    "text": "按标准完成",
}
WAYS: dict[Way, str] = {
    "sum": "相加",
    "last": "取期末",
    "every": "每个都达到",
    "weighted": "加权平均",
    "assign": "同一目标分担",
}
AXES: dict[Axis, str] = {"time": "时间", "units": "单位", "regions": "地区"}
# DESIGN §3: the three declared ways of adding up.
WAYS_OF: dict[Axis, tuple[Way, ...]] = {
    "time": ("sum", "last", "every"),
    "units": ("sum", "weighted", "every", "assign"),
    "regions": ("sum", "weighted", "every"),
}
# Which comparators a type makes sense with; the first is what a form begins with.
COMPARATORS_OF: dict[GoalType, tuple[Comparator, ...]] = {
    "reach": ("ge", "gt", "le", "lt", "relative"),
    "hold": ("ge", "gt", "le", "lt", "band"),
    "cumulative": ("ge", "gt", "le", "lt"),
    "improve": ("ge", "gt", "relative"),
    "reduce": ("le", "lt", "relative"),
    "about": ("band",),
    "deliverable": ("text",),
}
SIGNS: dict[Comparator, str] = {"ge": "≥", "le": "≤", "gt": ">", "lt": "<", "band": "±", "relative": "", "text": ""}
# A level is a state at a time: levels of two periods do not add up.
LEVELS: frozenset[GoalType] = frozenset({"hold", "improve", "reduce", "about"})


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """What rules need to know of a goal.

    `unit` is its unit of measure, `step` the smallest amount in which it is split (1 person, 0.1 万元), `baseline` the
    level it began from, `band` how far either side it may lie (about 50 with a band of 2: 48 to 52).
    """

    type: GoalType
    comparator: Comparator
    unit: str = ""
    step: Decimal = Decimal(1)
    baseline: Decimal | None = None
    baseline_year: int | None = None
    band: Decimal | None = None
    over_time: Way = "sum"
    over_units: Way = "sum"
    over_regions: Way = "sum"

    def way(self, axis: Axis) -> Way:
        """How its parts add up along an axis."""
        return {"time": self.over_time, "units": self.over_units, "regions": self.over_regions}[axis]

    @property
    def sign(self) -> Sign:
        """How a level is compared in the end: a change against the baseline is a bound below or above."""
        if self.comparator == "relative":
            return "le" if self.type == "reduce" else "ge"
        return self.comparator


def type_choices() -> list[tuple[str, str]]:
    """The types as choices of a model field."""
    return [*TYPES.items()]


def comparator_choices() -> list[tuple[str, str]]:
    """The comparators as choices of a model field."""
    return [*COMPARATORS.items()]


def over_time_choices() -> list[tuple[str, str]]:
    """The ways of adding up over periods."""
    return _ways("time")


def over_units_choices() -> list[tuple[str, str]]:
    """The ways of adding up over units and people."""
    return _ways("units")


def over_regions_choices() -> list[tuple[str, str]]:
    """The ways of adding up over regions."""
    return _ways("regions")


def is_sound(goal: GoalFacts) -> Verdict:
    """Whether type, comparator and ways of adding up of a goal fit each other, with all that does not.

    >>> is_sound(GoalFacts("reduce", "ge", over_time="last")).reason
    '“降低”不能用“不低于”比较，请选不高于、低于、比基期增减'
    >>> is_sound(GoalFacts("hold", "ge", over_time="sum")).reason
    '“保持”是水平，各期不能相加，按时间请选“取期末”或“每个都达到”'
    """
    title, fitting = TYPES[goal.type], COMPARATORS_OF[goal.type]
    names = "、".join(COMPARATORS[comparator] for comparator in fitting)
    ways = [*map(goal.way, AXES)]
    return all_of(
        (goal.comparator in fitting, f"“{title}”不能用“{COMPARATORS[goal.comparator]}”比较，请选{names}"),
        (
            goal.type not in LEVELS or goal.over_time != "sum",
            f"“{title}”是水平，各期不能相加，按时间请选“取期末”或“每个都达到”",
        ),
        *((way in WAYS_OF[axis], f"按{AXES[axis]}不能用“{WAYS[way]}”") for axis, way in zip(AXES, ways, strict=True)),
        (goal.comparator != "relative" or goal.baseline is not None, "“比基期增减”要填基期值和基期年"),
        (goal.comparator != "band" or goal.band is not None, "“在允许幅度内”要填允许幅度"),
    )


def _ways(axis: Axis) -> list[tuple[str, str]]:
    return [(way, WAYS[way]) for way in WAYS_OF[axis]]
