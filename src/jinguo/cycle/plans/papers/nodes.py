"""The table of time nodes (时间节点细化表): stage, what, to whom, due, who answers."""

from jinguo.base.papers.content import Paper, Signature, Table
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.queries import nodes_of
from jinguo.org.structure.issuing import name_in_paper
from jinguo.rules.periods import quarter_of
from jinguo.rules.wording import date_words

HEADERS = ("阶段", "节点", "目标", "报送材料", "责任部室", "责任人", "完成时限")
WIDTHS = (5, 8, 6, 8, 5, 4, 5)


def nodes_paper(plan: Plan) -> Paper:
    """Every node in the order of its day; the stage is the quarter in which it falls."""
    day = plan.approved_on or plan.drafted_on
    name = name_in_paper(plan.unit, day)
    paper = Paper(f"{plan.title}\n时间节点细化表", under_title=[name])
    rows = [
        (
            quarter_of(node.task.due).label.removeprefix(f"{node.task.due.year}年"),
            node.task.title,
            node.goal.number,
            node.task.evidence,
            node.task.unit.label,
            str(node.task.staff or ""),
            date_words(node.task.due, plan.span.first),
        )
        for node in nodes_of(plan)
    ]
    paper.table(Table(HEADERS, rows, widths=WIDTHS))
    paper.signature = Signature(name, day)
    return paper
