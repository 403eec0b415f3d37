"""The notice of a 诫勉教育 or 效能告诫 (通知书): one page that she signs.

What is cut off a bonus stays off it, and so does the mark of a secondary source: both are the product's hints.
"""

from collections.abc import Iterator

from jinguo.base.papers.content import Paper, Signature
from jinguo.base.papers.numbering import day_words
from jinguo.office.conduct.kinds import ADMONITION
from jinguo.office.conduct.models import ConductRecord
from jinguo.rules.attendance.ladder import DEMANDS, Rung
from jinguo.rules.grading.sanctions import EFFECTS

RECEIPT = "签收人：＿＿＿＿＿＿＿　　签收日期：＿＿＿＿＿＿＿＿"


def notice_paper(record: ConductRecord, standing: Rung) -> Paper:
    """What was given and why, where that leaves the year by its standing, and how to object."""
    kind = record.get_kind_display()
    paper = Paper(f"{kind}通知书", addressee=f"{record.staff.name}同志：")
    if record.number:
        paper.under_title = [record.number]
    paper.body(f"经查：{_in_a_row(record.facts)}")
    paper.body(f"依据机关工作纪律的有关规定，经研究，决定给予你{kind}，自{day_words(record.given)}起生效。")
    paper.body("".join(_follows(record, standing)))
    paper.body("如有异议，请在收到本通知后以书面形式提出。希望引以为戒，认真改正。")
    paper.signature = Signature(record.organ, record.given, note=RECEIPT)
    return paper


def _follows(record: ConductRecord, standing: Rung) -> Iterator[str]:
    """Which one of the year it is, what is demanded, and how the year's grade is limited."""
    year, admonitions = record.given.year, standing.admonitions
    if record.kind == ADMONITION:
        demand = f"，请作出{DEMANDS[admonitions]}" if admonitions in DEMANDS else ""
        yield f"你{year}年已受诫勉教育 {admonitions} 次{demand}。"
    if standing.warnings:
        turned = "（含诫勉教育转为的）" if record.kind == ADMONITION else ""
        yield f"效能告诫{turned}已有 {standing.warnings} 次，当年年度考核{EFFECTS[standing.limit]}。"


def _in_a_row(facts: str) -> str:
    """Several lines as one sentence."""
    return f"{'；'.join(line.strip('。；， ') for line in facts.splitlines() if line.strip())}。"
