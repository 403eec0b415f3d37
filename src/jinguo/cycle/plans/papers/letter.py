"""The responsibility letter (责任书): two parties, goals with values and days, measures, duties of both, signatures."""

from datetime import date
from decimal import Decimal
from typing import Any

from jinguo.base.papers.content import Paper, Signature, Table
from jinguo.base.papers.numbering import day_words
from jinguo.base.web import words
from jinguo.cycle.plans.letters import party_of, terms_of
from jinguo.cycle.plans.models import ResponsibilityLetter
from jinguo.rules.periods import parse_period

Row = tuple[str, ...]
ROLES = {"lead": "主责", "support": "协同"}
# The columns with their widths; a column without any word is left out, and the period where all have the same.
COLUMNS = {"编号": 3, "目标": 8, "完成标准": 7, "期间": 4, "目标值": 5, "责任": 5, "分值": 3, "最终目标": 5}
FINAL = "最终目标"
OPTIONAL = ("分值", FINAL)


def letter_paper(letter: ResponsibilityLetter) -> Paper:
    """A letter as it was drawn: its own content, whatever the goals say today; in two copies (一式两份)."""
    content, terms, party = letter.content, terms_of(letter), party_of(letter)
    paper = Paper(terms.title, under_title=[f"（第 {letter.number} 版）"])
    paper.body(f"委托方：{party.name}")
    paper.body(f"责任方：{letter.holder}")
    paper.body(terms.opening)
    paper.heading("目标任务")
    paper.table(goals_table(content))
    if told := measures(content):
        paper.heading("工作措施")
    for text in told:
        paper.body(text)
    for clause in terms.clauses:
        paper.heading(clause.heading)
        for text in clause.paragraphs:
            paper.body(text)
    paper.body("本责任书一式两份，双方各执一份。")
    paper.body(f"委托方（签字、盖章）：{_signed(letter.organ_signer, letter.organ_signed_on)}")
    paper.body(f"责任方（签字、盖章）：{_signed(letter.holder_signer, letter.holder_signed_on)}")
    paper.signature = Signature(party.seal, letter.drawn_on, sealed=True)
    return paper


def goals_table(content: dict[str, Any]) -> Table:
    """The goals with what each asks of the holder; columns without any word are left out."""
    rows = [_cells(goal, target) for goal in content["goals"] for target in goal["targets"]]
    same_period = len({row["期间"] for row in rows}) == 1
    shown = [name for name in COLUMNS if name not in OPTIONAL or any(row[name] for row in rows)]
    shown = [name for name in shown if name != "期间" or not same_period]
    figures = frozenset({shown.index("分值")}) if "分值" in shown else frozenset()
    widths = [COLUMNS[name] for name in shown]
    until = next((goal["final"]["until"] for goal in content["goals"] if "final" in goal), "")
    headers = [f"{until}年目标" if name == FINAL else name for name in shown]
    return Table(headers, [[row[name] for name in shown] for row in rows], widths=widths, figures=figures)


def asked(goal: dict[str, Any], target: dict[str, Any]) -> str:
    """What a target asks for: the value with its unit, else the words."""
    if target["value"]:
        return f"{words.number(Decimal(target['value']))}{goal['unit_of_measure']}"
    return str(target["text"])


def measures(content: dict[str, Any]) -> list[str]:
    """The measures of the goals that have any, a sentence each."""
    told = [goal for goal in content["goals"] if goal["steps"]]
    return [f"{goal['number']} {goal['title']}：{'；'.join(_lines(goal['steps']))}。" for goal in told]


def _lines(text: str) -> list[str]:
    return [line.strip().rstrip("。；") for line in text.splitlines() if line.strip()]


def _cells(goal: dict[str, Any], target: dict[str, Any]) -> dict[str, str]:
    share = f" {target['share']}%" if target["share"] else ""
    where = f"（{target['region']}）" if target["region"] else ""
    final = goal.get("final")
    return {
        "编号": goal["number"],
        "目标": goal["title"],
        "完成标准": goal["standard"],
        "期间": parse_period(target["period"]).label + where,
        "目标值": asked(goal, target),
        "责任": f"{ROLES[target['role']]}{share}",
        "分值": words.number(Decimal(goal["points"])) if goal["points"] else "",
        FINAL: asked(goal, final) if final else "",
    }


def _signed(signer: str, day: date | None) -> str:
    return f"{signer}　{day_words(day)}" if day else "＿＿＿＿＿＿　　年　月　日"
