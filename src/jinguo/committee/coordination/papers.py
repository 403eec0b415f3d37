"""The papers of coordination (GB/T 9704): the supervision slip, and the report on what was put right."""

from collections.abc import Sequence

from jinguo.base import clock
from jinguo.base.papers import Masthead, Paper, Signature, Table
from jinguo.base.papers.numbering import day_words
from jinguo.committee.body.queries import body_on
from jinguo.committee.coordination.models import Demand, Slip
from jinguo.committee.coordination.queries.upper import Visit
from jinguo.cycle.tasks.models import Task, TaskReport
from jinguo.org.structure.issuing import name_in_paper
from jinguo.org.structure.models import Unit
from jinguo.rules.wording import date_range_words

SLIP_HEADS, SLIP_WIDTHS = ("项目", "内容"), (5, 18)
HEADS = ("序号", "要求", "责任单位", "整改情况", "答复")
WIDTHS = (2, 6, 4, 9, 5)
NOTHING = "尚未报送"


def slip_paper(slip: Slip) -> Paper:
    """A slip before it has a look, under the committee's name of its day: one page, with room for the unit's answer."""
    name = body_on(slip.committee, slip.issued_on).name
    paper = Paper(f"{name}督办单", under_title=[slip.number])
    rows = (
        ("承办单位", name_in_paper(slip.unit, slip.issued_on)),
        ("督办事项", slip.title),
        ("督办事由", slip.because),
        ("督办要求", slip.demand.rstrip("。")),
        ("办结期限", day_words(slip.due)),
        ("办理情况", "\n\n\n"),
        ("负责人（签字）", "\n"),
    )
    paper.table(Table(SLIP_HEADS, rows, widths=SLIP_WIDTHS))
    paper.body(f"请于{day_words(slip.due)}前办结，办理情况在系统报送，或填在本单上盖章退回。")
    paper.signature = Signature(name, slip.issued_on, sealed=True)
    return paper


def rectification_paper(visit: Visit, demands: Sequence[Demand], committee: Unit) -> Paper:
    """What came of what an inspection demanded (整改情况报告), as it stands today; what is open is said to be."""
    today = clock.today()
    name = body_on(committee, today).name
    paper = Paper(f"关于{visit.authority}督查反馈意见整改情况的报告", masthead=Masthead(f"{name}文件"))
    paper.addressee = visit.authority
    paper.body(_opening(visit, demands))
    paper.heading("逐条整改情况")
    for one in demands:
        paper.heading(one.text, level=2)
        paper.body(f"责任单位：{one.unit.name}。{done_words(one.task)}")
    still = [one for one in demands if one.sent is None]
    if still:
        paper.heading("尚未答复的事项")
        for one in still:
            paper.body(f"{one.text}：{one.unit.name}办理，{one.standing.because}。")
    paper.heading("答复情况")
    paper.table(Table(HEADS, [_row(one) for one in demands], widths=WIDTHS))
    paper.signature = Signature(name, today, sealed=True)
    return paper


def done_words(task: Task | None) -> str:
    """What the unit reported last, and whether it was accepted; `NOTHING` where it has not."""
    last = _last(task)
    if task is None or last is None:
        return f"{NOTHING}。"
    state = "已审核通过" if task.state == "accepted" else "待审核" if task.state == "submitted" else "已退回修改"
    return f"{last.narrative.rstrip('。')}（{day_words(last.submitted_on)}报送，{state}）。"


def _last(task: Task | None) -> TaskReport | None:
    return max(task.reports.all(), key=lambda one: one.number, default=None) if task else None


def _opening(visit: Visit, demands: Sequence[Demand]) -> str:
    first, last = visit.days
    days = day_words(first) if first == last else f"{first.year}年{date_range_words(first, last, first)}"
    done = sum(1 for one in demands if one.sent)
    topic = f"“{visit.told('topic')}”" if visit.told("topic") else ""
    counted = f"提出要求 {len(demands)} 条，已答复 {done} 条"
    return f"{days}，{visit.authority}来督查{topic}，{counted}。现将整改情况报告如下。"


def _row(one: Demand) -> tuple[str, ...]:
    answers = "；".join(f"{made.number}，{day_words(made.sent_on)}" for made in one.answers.all())
    last = _last(one.task)
    done = last.narrative if last else NOTHING
    return str(one.order), one.text, one.unit.label, done, answers or one.standing.word
