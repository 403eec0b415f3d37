"""The papers of the annual appraisal: 述职报告, 年度考核登记表, 考核结果通知书, 备案报告."""

from collections.abc import Sequence
from datetime import date

from jinguo.base.papers.content import Attachment, Paper, Signature, Table
from jinguo.office.appraisal.datasheet import DataLine
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee
from jinguo.office.appraisal.person import Reasons
from jinguo.org.structure.issuing import name_in_paper
from jinguo.rules.grading.duty import CLOSING, PARTS
from jinguo.rules.grading.effects import NOT_SUSPENDED, Effect
from jinguo.rules.grading.grades import DIMENSIONS, GRADES
from jinguo.rules.wording import date_words

FORM, FORM_WIDTHS = ("项目", "内容"), (3, 12)
DATA, DATA_WIDTHS = ("方面", "项目", "数据", "依据"), (2, 5, 4, 9)
LIST, LIST_WIDTHS = ("序号", "部室", "姓名", "考核等次", "说明"), (2, 5, 3, 4, 8)

SHARES, SHARE_WIDTHS = ("部室", "名额", "优秀", "怎么算的"), (5, 2, 2, 14)


def report_paper(person: Appraisee, data: Sequence[DataLine]) -> Paper:
    """述职报告: who reports of which year, the five dimensions, problems, plans; its figures are bound in after it."""
    report, year = person.report, person.assessment.year
    paper = Paper(f"{year}年度述职报告", under_title=[f"{person.unit.label}　{person.staff.name}"])
    paper.body(f"{year}年，本人在{person.unit.label}工作。现将一年来履行职责的情况报告如下：")
    for code, title in PARTS.items():
        paper.heading(f"{title}的方面" if code in DIMENSIONS else title)
        for paragraph in filter(None, (line.strip() for line in getattr(report, code).splitlines())):
            paper.body(paragraph)
    paper.body(CLOSING)
    paper.attachments.append(Attachment("述职数据", [data_table(data)]))
    paper.signature = Signature(person.staff.name, report.handed_in_on or person.assessment.cut_off)
    return paper


def form_paper(person: Appraisee, data: Sequence[DataLine]) -> Paper:
    """年度考核登记表: who she is, her summary, the leader's comment and proposal, the organ's decision, her opinion."""
    assessment = person.assessment
    paper = Paper("年度考核登记表", under_title=[f"（{assessment.year}年度）"])
    paper.table(Table(FORM, _registered(person), widths=FORM_WIDTHS))
    paper.attachments.append(Attachment("出勤和任务数据", [data_table(data)]))
    day = assessment.decided_on or assessment.cut_off
    paper.signature = Signature(name_in_paper(assessment.unit, day), day)
    return paper


def notice_paper(person: Appraisee, reasons: Reasons, effects: Sequence[Effect], appeal_until: date | None) -> Paper:
    """考核结果通知书: grade, reasons, what follows; where the law gives an appeal, until when."""
    assessment, day = person.assessment, person.done["notice"]
    paper = Paper("年度考核结果通知书", addressee=f"{person.staff.name}同志：")
    decided = date_words(assessment.decided_on or day, day)
    paper.body(f"经{decided}{assessment.decided_at}研究，您{assessment.year}年度考核结果为：{person.result_words}。")
    paper.body(f"依据：{'；'.join(reasons.lines)}。")
    if effects:
        paper.body("考核结果的运用：")
        for one in effects:
            paper.body(f"{one.words}（{one.clause}）。")
    if appeal_until:
        paper.body(f"对结果不服的，可在{date_words(appeal_until, day)}前申请复核，也可以直接申诉。{NOT_SUSPENDED}。")
    else:
        paper.body("请在收到本通知后签署意见。")
    paper.signature = Signature(name_in_paper(assessment.unit, day), day)
    return paper


def filing_paper(assessment: AnnualAssessment, people: Sequence[Appraisee]) -> Paper:
    """备案报告: how many took part, each grade with its number, how the excellent were counted, the list."""
    day = assessment.filed_on or assessment.decided_on or assessment.cut_off
    paper = Paper(f"关于{assessment.unit.label}\n{assessment.year}年度考核结果的备案报告")
    taking_part = [one for one in people if one.outcome not in ("elsewhere", "not_assessed")]
    counts = "，".join(f"{title} {sum(one.grade == code for one in people)} 人" for code, title in GRADES.items())
    other = sum(one.outcome not in ("graded", "elsewhere", "not_assessed") for one in people)
    paper.body(
        f"{assessment.year}年度，我单位应参加考核 {len(taking_part)} 人：{counts}，不确定等次 {other} 人。"
        f"出勤和任务完成数据截至{date_words(assessment.cut_off, day)}。"
    )
    cap = assessment.quota.get("cap", {})
    paper.body(f"优秀名额：{'；'.join(cap.get('because', []))}。")
    shares = [
        (one["name"], str(one["count"]), str(one["proposed"]), one["because"])
        for one in assessment.quota.get("shares", [])
    ]
    paper.table(Table(SHARES, shares, widths=SHARE_WIDTHS, figures=frozenset({1, 2})))
    rows = [
        (str(number), one.unit.label, one.staff.name, one.result_words, one.graded_by or one.remark or "")
        for number, one in enumerate(people, 1)
    ]
    paper.attachments.append(Attachment("考核结果名册", [Table(LIST, rows, widths=LIST_WIDTHS)]))
    paper.signature = Signature(name_in_paper(assessment.unit, day), day)
    return paper


def data_table(data: Sequence[DataLine]) -> Table:
    """The figures by dimension, each with why."""
    rows = [(line.dimension_words, line.title, line.value, line.because) for line in data]
    return Table(DATA, rows, widths=DATA_WIDTHS)


def _registered(person: Appraisee) -> list[tuple[str, str]]:
    done, year = person.done, person.assessment.year
    summary = "\n".join(f"{title}：{text}" for code, title in PARTS.items() if (text := getattr(person.report, code)))
    proposed = f"{person.comment}\n拟定等次：{person.get_proposal_display() or '不确定等次'}" if person.comment else ""
    signed = f"{person.get_opinion_display()}　{person.opinion_words}" if person.opinion else ""
    return [
        ("姓名", person.staff.name),
        ("性别", person.staff.get_sex_display() or "—"),
        ("部室", person.unit.label),
        ("职责", "部室负责人" if person.is_head else "工作人员"),
        ("个人总结", summary or "—"),
        ("主管领导评语和考核等次建议", _dated(proposed, person.proposed_by, person.proposed_on, year)),
        ("改进要求", person.demand or "无"),
        ("机关负责人或考核委员会意见", _decision(person)),
        ("本人意见", _dated(signed, person.staff if signed else None, done.get("opinion"), year)),
        (
            "未确定等次或不参加考核的情况",
            person.get_outcome_display() if person.outcome not in ("", "graded") else "无",
        ),
    ]


def _decision(person: Appraisee) -> str:
    assessment = person.assessment
    if not assessment.decided_on:
        return "—"
    day = date_words(assessment.decided_on, assessment.span.first)
    return f"{assessment.decided_at}确定：{person.result_words}\n{day}"


def _dated(text: str, who: object, day: date | None, year: int) -> str:
    if not text:
        return "—"
    signed = f"{who}　{date_words(day, date(year, 1, 1))}" if who and day else ""
    return f"{text}\n{signed}".strip()
