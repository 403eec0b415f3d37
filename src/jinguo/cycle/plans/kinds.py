"""The kinds of plan: what differs between an annual performance plan, an outline and somebody's study plan is data."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jinguo.org.structure.roles import ROLES

HUNDRED = Decimal(100)
Holder = Literal["unit", "staff"]


@dataclass(frozen=True, slots=True)
class PlanKind:
    """One kind of plan.

    `flow` names its workflow: `organ` (opinions, review, 批复) or `own` (one approval). `total_points` is what its
    goals' points must add up to, None where the kind has no points. `holders` says who may answer for its goals.
    `review` and `approve` are the approval chains of its way; `own` plans have `approve` only. `office` are the roles
    that keep such plans for their organ: draft them, enter what came on paper, draw letters, score.
    """

    code: str
    title: str
    flow: Literal["organ", "own"]
    approve: str
    review: str = ""
    total_points: Decimal | None = None
    has_letters: bool = False
    holders: tuple[Holder, ...] = ("unit", "staff")
    office: tuple[str, ...] = ("performance_office",)

    @property
    def office_name(self) -> str:
        """Who keeps such plans, as a refusal names them."""
        return "或".join(ROLES[role].name for role in self.office)

    @property
    def has_points(self) -> bool:
        """Whether its goals carry points."""
        return self.total_points is not None


_APPROVE, _REVIEW = "plan.performance.approve", "plan.performance.review"  # of an organ's plan
_AGREED, _DISCUSSED = "plan.outline.approve", "plan.outline.review"  # by the committee's members
_OUTLINES = ("committee_office", "performance_office")  # who keeps plans of outlines
_OF_MEMBERS = ("liaison", "performance_office")  # who keeps the plans of a member unit

_ALL = (
    PlanKind("performance", "年度绩效目标", "organ", _APPROVE, _REVIEW, total_points=HUNDRED, has_letters=True),
    PlanKind("four_type", "四型机关创建方案", "organ", _APPROVE, _REVIEW, total_points=HUNDRED, has_letters=True),
    PlanKind(
        "outline",
        "发展纲要",
        "organ",
        _AGREED,
        _DISCUSSED,
        holders=("unit",),
        office=_OUTLINES,
    ),
    PlanKind(
        "outline_year",
        "纲要年度计划",
        "organ",
        _AGREED,
        _DISCUSSED,
        has_letters=True,
        holders=("unit",),
        office=_OUTLINES,
    ),
    PlanKind("unit_implementation", "单位实施方案", "own", "plan.child", office=_OF_MEMBERS),
    PlanKind("task_split", "目标任务分解", "own", "plan.child"),
    PlanKind("quarter", "季度计划", "own", "plan.child"),
    PlanKind("study", "学习计划", "own", "plan.child"),
    PlanKind("personal", "个人计划", "own", "plan.personal", holders=("staff",)),
    PlanKind("work", "工作计划", "own", "plan.child"),
)
PLAN_KINDS = {kind.code: kind for kind in _ALL}


def kind_choices() -> list[tuple[str, str]]:
    """The kinds as choices of a field."""
    return [(kind.code, kind.title) for kind in _ALL]
