"""The responsibility letter (责任书): two parties, goals with values and days, duties of both, signatures."""

from datetime import date
from decimal import Decimal
from typing import Any

from jinguo.base.papers.content import Paper, Signature, Table
from jinguo.base.papers.numbering import day_words
from jinguo.base.web import words
from jinguo.cycle.plans.models import ResponsibilityLetter
from jinguo.rules.periods import parse_period

HEADERS = ("编号", "目标", "完成标准", "期间", "目标值", "责任", "分值")
WIDTHS = (3, 8, 9, 5, 5, 4, 3)
ROLES = {"lead": "主责", "support": "协同"}


def letter_paper(letter: ResponsibilityLetter) -> Paper:
    """A letter as it was drawn: its own content, whatever the goals say today."""
    plan, content = letter.plan, letter.content
    period = parse_period(content["period"]).label
    paper = Paper(f"{period}绩效目标责任书", under_title=[f"（第 {letter.number} 版）"])
    paper.body(f"委托方：{plan.unit.name}")
    paper.body(f"责任方：{letter.holder}")
    paper.body(f"为落实“{content['title']}”，双方就 {period}目标签订本责任书。")
    paper.heading("目标任务")
    paper.table(Table(HEADERS, _rows(content), widths=WIDTHS, figures=frozenset({6})))
    paper.heading("双方责任")
    paper.body("委托方提供必要的工作条件，按季度核对进度，及时通报存在的问题，完成情况纳入年度考评。")
    paper.body("责任方对所列目标负责，按时间节点报送进度和佐证材料，如实反映问题，提出整改措施。")
    paper.heading("考评办法")
    paper.body("目标完成情况以台账、报告和佐证材料为准，按实施方案的计分规则计分；目标批复后需变更的，写明理由报批。")
    paper.body("本责任书一式两份，双方各执一份。")
    paper.body(f"委托方（签字）：{_signed(letter.organ_signer, letter.organ_signed_on)}")
    paper.body(f"责任方（签字）：{_signed(letter.holder_signer, letter.holder_signed_on)}")
    paper.signature = Signature(plan.unit.name, letter.drawn_on)
    return paper


def _rows(content: dict[str, Any]) -> list[tuple[str, ...]]:
    return [_row(goal, target) for goal in content["goals"] for target in goal["targets"]]


def _row(goal: dict[str, Any], target: dict[str, Any]) -> tuple[str, ...]:
    value = f"{words.number(Decimal(target['value']))}{goal['unit_of_measure']}" if target["value"] else target["text"]
    share = f" {target['share']}%" if target["share"] else ""
    where = f"（{target['region']}）" if target["region"] else ""
    period = parse_period(target["period"]).label + where
    points = words.number(Decimal(goal["points"])) if goal["points"] else ""
    return goal["number"], goal["title"], goal["standard"], period, value, f"{ROLES[target['role']]}{share}", points


def _signed(signer: str, day: date | None) -> str:
    return f"{signer}　{day_words(day)}" if day else "＿＿＿＿＿＿　　年　月　日"
