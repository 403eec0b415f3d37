"""The plan itself (实施方案) with its table of goals (目标任务分解表)."""

from collections.abc import Iterable

from jinguo.base.papers.content import Attachment, Paper, Signature, Table
from jinguo.base.web import words
from jinguo.cycle.plans.models import Goal, Plan, Target
from jinguo.cycle.plans.queries import leaves, with_targets
from jinguo.org.structure.issuing import name_in_paper
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.wording import date_words

SPLIT = "目标任务分解表"
HEADERS = ("编号", "目标", "完成标准", "责任领导", "责任部室", "责任人", "完成时限", "分值")
WIDTHS = (3, 7, 9, 4, 5, 4, 5, 3)


def plan_paper(plan: Plan) -> Paper:
    """The plan's words under its headings, its goals counted, and the table of goals bound in behind."""
    goals = with_targets(plan.goals.all())
    day = plan.approved_on or plan.drafted_on
    name = name_in_paper(plan.unit, day)
    paper = Paper(plan.title, under_title=[name])
    for section in plan.sections.all():
        paper.heading(section.heading)
        for line in section.paragraphs:
            paper.body(line)
    if goals:
        paper.heading("目标任务")
        paper.body(_summary(plan, goals))
        paper.attachments.append(Attachment(SPLIT, [split_table(plan, goals)]))
    paper.signature = Signature(name, day)
    return paper


def split_table(plan: Plan, goals: Iterable[Goal]) -> Table:
    """Every goal that is answered for: standard, leader, departments, people, day, points; the points add up below."""
    answered = leaves(list(goals))
    rows = [_row(goal) for goal in answered]
    if plan.rules.has_points:
        total = sum((goal.points or 0) for goal in answered)
        rows.append(("合计", f"{len(answered)} 项", "", "", "", "", "", words.number(total)))
    return Table(HEADERS, rows, widths=WIDTHS, figures=frozenset({7}))


def _summary(plan: Plan, goals: list[Goal]) -> str:
    answered = leaves(goals)
    parts = list(dict.fromkeys(goal.part for goal in answered if goal.part))
    told = f"分{'、'.join(parts)}，" if parts else ""
    points = f"，共 {words.number(sum((goal.points or 0) for goal in answered))} 分" if plan.rules.has_points else ""
    counted = f"{plan.span.label}共设目标 {len(answered)} 项，{told}"
    return f"{counted}逐项明确完成标准、责任领导、责任部室和完成时限{points}，详见附件。"


def _row(goal: Goal) -> tuple[str, ...]:
    units, people = holders_in(goal, Unit), holders_in(goal, Staff)
    own = goal.plan.unit.label
    points = words.number(goal.points) if goal.points is not None else ""
    standard = goal.standard or value_words(goal)
    leader = goal.leader.name if goal.leader else ""
    departments = [name for name in units if name != own] or units
    return goal.number, goal.title, standard, leader, "\n".join(departments), "、".join(people), _due(goal), points


def holders_in(goal: Goal, kind: type[Unit] | type[Staff]) -> list[str]:
    """Who answers for a goal, leads before supports, each once."""
    targets = sorted(goal.targets.all(), key=lambda one: one.role != "lead")
    holders = dict.fromkeys(one.holder for one in targets if isinstance(one.holder, kind))
    return [one.label if isinstance(one, Unit) else str(one) for one in holders]


def value_words(goal: Goal) -> str:
    """The goal's value over the whole period in words; empty where none is set."""
    whole: list[Target] = [one for one in goal.targets.all() if one.period == goal.plan.period and not one.region_id]
    own = [one for one in whole if one.unit_id == goal.plan.unit_id] or whole
    values = [one.value for one in own if one.value is not None]
    return f"{goal.get_comparator_display()} {words.number(values[0])}{goal.unit_of_measure}" if values else ""


def _due(goal: Goal) -> str:
    return date_words(goal.due, goal.plan.span.first) if goal.due else f"{goal.plan.span.last.month}月底前"
