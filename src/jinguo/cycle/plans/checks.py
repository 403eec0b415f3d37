"""What must hold of a plan before it goes further (提交前核对), each thing with its words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jinguo.base.web.words import number
from jinguo.cycle.plans.models import Goal, Plan
from jinguo.cycle.plans.queries import leaves, with_targets
from jinguo.cycle.plans.reconciling import deliverable_gap, gaps
from jinguo.cycle.plans.ways import unsettled_opinions

NAMED = 3  # goals that are named; of more it is said how many


@dataclass(frozen=True)
class Check:
    """One thing that was looked at, and what was found."""

    ok: bool
    words: str


def checks(plan: Plan, goals: Sequence[Goal] | None = None) -> list[Check]:
    """Everything that is looked at, in the order of the page. `goals` come from `queries.with_targets`."""
    found = with_targets(plan.goals.all()) if goals is None else list(goals)
    return [*_points(plan, found), _people(found), *_deliverables(found), *_opinions(plan), _residuals(plan, found)]


def complaints(plan: Plan) -> list[str]:
    """What stands in the way of review and approval, as sentences."""
    return [check.words for check in checks(plan) if not check.ok]


def points_complaints(plan: Plan) -> list[str]:
    """What stands in the way of a plan that was approved on paper: its points only, the rest was decided there."""
    goals = with_targets(plan.goals.all())
    return [check.words for check in _points(plan, goals) if not check.ok]


def _points(plan: Plan, goals: list[Goal]) -> Iterable[Check]:
    """The points of the goals that are answered for make the kind's total."""
    wanted = plan.rules.total_points
    if wanted is None:
        return
    total = sum((goal.points or Decimal(0) for goal in leaves(goals)), Decimal(0))
    words = f"分值合计 {number(total)} 分"
    yield Check(total == wanted, words if total == wanted else f"{words}，应为 {number(wanted)} 分")


def _people(goals: list[Goal]) -> Check:
    """Every goal that is answered for has a leader and somebody other than the organ itself who answers."""
    answered = leaves(goals)
    without = [goal for goal in answered if goal.leader is None or not _held(goal)]
    if not answered:
        return Check(False, "还没有目标")
    if without:
        return Check(False, f"{_named(without)}缺分管领导或责任人")
    return Check(True, f"{len(answered)} 项都有责任人和分管领导")


def _held(goal: Goal) -> bool:
    own = goal.plan.unit_id
    return (
        any(target.staff_id or target.unit_id != own for target in goal.targets.all()) or goal.plan.staff_id is not None
    )


def _deliverables(goals: list[Goal]) -> Iterable[Check]:
    """Goals without numbers have holder, standard and day."""
    texts = [goal for goal in leaves(goals) if goal.is_text]
    wrong = [goal for goal in texts if deliverable_gap(goal).is_blocking]
    if wrong:
        yield Check(False, f"{_named(wrong)}：{deliverable_gap(wrong[0]).because}")
    elif texts:
        yield Check(True, f"{len(texts)} 项完成事项都有标准和完成日")


def _opinions(plan: Plan) -> Iterable[Check]:
    """Every opinion has been answered with what was done about it."""
    total, unsettled = unsettled_opinions(plan)
    if total:
        words = f"{total} 条意见还有 {unsettled} 条没有答复" if unsettled else f"{total} 条意见都已答复"
        yield Check(not unsettled, words)


def _residuals(plan: Plan, goals: list[Goal]) -> Check:
    """No difference on the wrong side stays unexplained."""
    still_open = [gap for gap in gaps(plan, goals) if gap.is_open]
    if not still_open:
        return Check(True, "纵向、横向都已平衡或说明")
    return Check(False, f"差额 {len(still_open)} 处未说明：{still_open[0].words}")


def _named(goals: list[Goal]) -> str:
    """The first goals by number, and how many there are."""
    numbers = "、".join(goal.number for goal in goals[:NAMED])
    return f"目标 {numbers}" + (f" 等 {len(goals)} 项" if len(goals) > NAMED else "")
