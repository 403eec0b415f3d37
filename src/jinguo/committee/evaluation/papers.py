"""The papers of an evaluation: its plan (评估方案), a unit's self-evaluation (自评报告)."""

from jinguo.base import clock
from jinguo.base.papers.content import Masthead, Paper, Signature, Table
from jinguo.base.papers.numbering import day_words
from jinguo.committee.body.queries import body_on
from jinguo.committee.evaluation.models import EvaluationRound, RoundParticipant, SelfTarget
from jinguo.org.structure.addressing import addressed
from jinguo.org.structure.issuing import name_in_paper
from jinguo.rules.evaluation_round import PARTS, SECTIONS, STANDINGS, plain

PHASE_HEADS, PHASE_WIDTHS = ("阶段", "起始日", "截止日"), (6, 5, 5)
WEIGHT_HEADS, WEIGHT_WIDTHS = ("评分项", "分值", "怎样评"), (4, 2, 12)
TARGET_HEADS, TARGET_WIDTHS = ("目标", "纲要要求", "本级数值", "自评结论"), (10, 5, 4, 4)
MISSED_HEADS, MISSED_WIDTHS = ("目标", "原因", "整改措施", "期限"), (6, 7, 7, 4)
HOW = {
    "timely": "截止日前报送得满分，迟一天减一成；退回重报的按首次报送日计",
    "complete": "报告各部分、目标结论、佐证材料齐全的比例",
    "targets": "达标和基本达标的目标占全部分担目标的比例，缺数据的留在分母",
    "review": "专家评估组和监测统计组评分占满分的比例",
    "site": "实地核查的数据质量得分；没有列入的不计，权重由其余各项分担",
}


def plan_paper(row: EvaluationRound) -> Paper:
    """The plan of a round, under the committee's name of the day on which it was issued."""
    day = row.issued_on or clock.today()
    body = body_on(row.committee, day)
    paper = Paper(
        f"关于开展{row.title}的通知", masthead=Masthead(f"{body.name}文件", row.number) if row.number else None
    )
    units = [one.unit for one in row.participants.select_related("unit__region").order_by("kind", "order")]
    paper.addressee = addressed(units, by=row.committee, day=day, about=row)
    outlines = "、".join(f"《{one.title}》" for one in row.outlines.all())
    paper.body(f"为掌握{outlines}截至{row.year}年的实施情况，现开展{row.get_kind_display()}。")
    _asked(paper, row)
    paper.heading("阶段和时间")
    phases = [(str(one), day_words(one.first_day), day_words(one.last_day)) for one in row.phases.all()]
    paper.table(Table(PHASE_HEADS, phases, widths=PHASE_WIDTHS))
    paper.heading("参评单位")
    _who(paper, row)
    paper.heading("自评内容")
    paper.body(f"自评报告写明{'、'.join(SECTIONS.values())}，逐项填写分担目标的自评结论。")
    paper.body("没有达标的目标写明原因、整改措施和整改期限，由妇儿工委办下达整改并跟踪。自评报告附佐证材料。")
    paper.heading("评分")
    weights = [(PARTS[one.code], plain(one.points), HOW[one.code]) for one in row.weights.all()]
    paper.table(Table(WEIGHT_HEADS, weights, widths=WEIGHT_WIDTHS, figures=frozenset({1})))
    paper.body("各项按权重合成百分制得分；没有条件计分的项目不计，权重由其余各项分担。权重由本级确定。")
    paper.signature = Signature(body.name, day, sealed=True)
    return paper


def report_paper(row: RoundParticipant) -> Paper:
    """The self-evaluation of a unit: the sections, a word on each target, what is not reached with its day."""
    paper = Paper(f"{row.round.title}自评报告", under_title=[row.title])
    for section in row.sections.all():
        paper.heading(str(section))
        for line in section.text.splitlines() or ["（未填写）"]:
            if line.strip():
                paper.body(line.strip())
    targets = list(row.targets.select_related("target__outline"))
    if targets:
        paper.heading("目标自评")
        paper.body(_counted(targets))
        rows = [(one.target.title, one.target.shown, one.value or "—", _standing(one)) for one in targets]
        paper.table(Table(TARGET_HEADS, rows, widths=TARGET_WIDTHS))
    missed = [one for one in targets if one.standing == "not_reached"]
    if missed:
        paper.heading("未达标目标的整改")
        paper.table(Table(MISSED_HEADS, [_missed(one) for one in missed], widths=MISSED_WIDTHS))
    day = row.submitted_on or clock.today()
    paper.signature = Signature(name_in_paper(row.unit, day), day, sealed=True)
    return paper


def _asked(paper: Paper, row: EvaluationRound) -> None:
    if row.meeting:
        paper.body(f"本方案由{day_words(row.meeting.day)}“{row.meeting}”部署。")
    if row.text.strip():
        paper.heading("要求")
    for line in row.text.splitlines():
        if line.strip():
            paper.body(line.strip())


def _who(paper: Paper, row: EvaluationRound) -> None:
    participants = list(row.participants.select_related("unit__region").order_by("kind", "order"))
    for kind, title in (("county", "县（市、区）"), ("member", "成员单位")):
        names = [one.title for one in participants if one.kind == kind]
        if names:
            paper.body(f"{title} {len(names)} 个：{'、'.join(names)}。")
    visited = [one.title for one in participants if one.is_visited]
    if visited:
        paper.body(f"实地核查 {len(visited)} 个：{'、'.join(visited)}。")


def _counted(targets: list[SelfTarget]) -> str:
    counts = {code: sum(one.standing == code for one in targets) for code in STANDINGS}
    told = "，".join(f"{title} {counts[code]} 项" for code, title in STANDINGS.items() if counts[code])
    return f"分担目标 {len(targets)} 项{f'：{told}' if told else '，都还没有自评'}。"


def _standing(one: SelfTarget) -> str:
    return str(one.get_standing_display()) if one.standing else "—"


def _missed(one: SelfTarget) -> tuple[str, ...]:
    return one.target.title, one.explanation, one.remedy, day_words(one.due) if one.due else "—"
