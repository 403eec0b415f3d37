"""The papers of a plan, by reference/rules/documents: 实施方案, 目标任务分解表, 时间节点细化表, 责任书."""

from jinguo.cycle.plans.papers.letter import letter_paper
from jinguo.cycle.plans.papers.nodes import nodes_paper
from jinguo.cycle.plans.papers.plan import plan_paper, split_table

__all__ = ["letter_paper", "nodes_paper", "plan_paper", "split_table"]
