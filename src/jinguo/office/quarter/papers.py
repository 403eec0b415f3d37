"""The papers of a quarter: 部室季度考评表, 公务员平时考核登记表."""

from collections.abc import Iterable
from datetime import date

from jinguo.base.papers.content import Paper, Signature, Table
from jinguo.cycle.delivery.models import SheetProblem
from jinguo.cycle.delivery.table import Row, shown_rows
from jinguo.office.quarter.models import QuarterMark, QuarterReview, RegularAppraisal
from jinguo.office.quarter.standing import Carried, attendance_of, standing_of
from jinguo.org.structure.issuing import name_in_paper
from jinguo.rules.exact_words import figure
from jinguo.rules.wording import date_words

FORM, FORM_WIDTHS = ("项目", "内容"), (3, 12)
DONE, DONE_WIDTHS = ("编号", "目标", "本季目标", "本季完成", "完成率", "状态"), (2, 8, 3, 3, 3, 3)
MARKS, MARK_WIDTHS = ("评分方", "分数", "理由", "评分人", "日期"), (4, 2, 7, 3, 3)


def review_paper(review: QuarterReview) -> Paper:
    """The review of a department: the four parts of its quarter, attendance, rectifications, marks, points, signing."""
    day = review.signed_on or review.as_of or review.span.last
    paper = Paper("部室季度考评表", under_title=[f"{name_in_paper(review.unit, day)}　{review.span.label}"])
    sheet, standing = review.sheet, standing_of(review)
    problems = list(sheet.problems.all())
    paper.table(Table(FORM, _parts(review, problems), widths=FORM_WIDTHS))
    rows = [_reached(row) for row in shown_rows(sheet)]
    if rows:
        paper.table(Table(DONE, rows, caption="目标完成情况", widths=DONE_WIDTHS, figures=frozenset({2, 3, 4})))
    more = [("出勤情况", standing.attendance.in_words), ("结转的整改", _carried(standing.carried))]
    paper.table(Table(FORM, more, caption="出勤和整改", widths=FORM_WIDTHS))
    paper.table(Table(MARKS, _marks(review.marks.all(), review.span.last), caption="评分", widths=MARK_WIDTHS))
    paper.table(Table(FORM, _outcome(review), caption="考评结果", widths=FORM_WIDTHS))
    paper.signature = Signature(name_in_paper(sheet.plan.unit, day), day)
    return paper


def appraisal_paper(row: RegularAppraisal) -> Paper:
    """The appraisal of a person: her summary, the proposal, the decision, her signature."""
    paper = Paper("公务员平时考核登记表", under_title=[row.span.label])
    lines = [
        ("姓名", row.staff.name),
        ("部室", row.unit.label),
        ("职务", _post(row) or "—"),
        ("出勤情况", attendance_of(row).in_words),
        ("个人小结", row.handed_in_summary or "本人未交小结"),
        ("部室负责人意见", _said(row.get_proposed_display(), row.comment, row.proposed_by, row.proposed_on, row)),
        ("领导审定意见", _said(row.get_grade_display(), row.decision, row.decided_by, row.decided_on, row)),
        ("本人签阅", f"{row.staff.name}　{_day(row.seen_on, row)}" if row.seen_on else ""),
    ]
    paper.table(Table(FORM, lines, widths=FORM_WIDTHS))
    return paper


def _post(row: RegularAppraisal) -> str:
    """Her post in the department at the quarter's end."""
    posts = row.staff.appointments.running(row.span.last).filter(unit=row.unit_id, post__isnull=False)
    return "、".join(posts.values_list("post__name", flat=True))


def _parts(review: QuarterReview, problems: Iterable[SheetProblem]) -> list[tuple[str, str]]:
    sheet = review.sheet
    return [
        ("季度计划", sheet.work_plan or "（未填）"),
        ("完成情况", sheet.narrative or "见目标完成情况表"),
        ("存在的主要问题", "\n".join(f"{one.order}. {one.problem}" for one in problems) or "无"),
        ("整改措施", "\n".join(f"{one.order}. {one.remedy}" for one in problems) or "无"),
    ]


def _reached(row: Row) -> tuple[str, ...]:
    share = f"{row.share}%" if row.share else "—"
    return row.number, row.title, row.quarter_wanted, row.quarter_actual, share, row.word


def _carried(carried: Iterable[Carried]) -> str:
    lines = [f"{one.problem}（{one.quarter}，{one.word}）" for one in carried]
    return "\n".join(lines) or "无"


def _marks(marks: Iterable[QuarterMark], today: date) -> list[tuple[str, ...]]:
    return [
        (one.get_side_display(), figure(one.points), one.note, str(one.by or "系统"), date_words(one.day, today))
        for one in marks
    ]


def _outcome(review: QuarterReview) -> list[tuple[str, str]]:
    points = f"{figure(review.points)} 分，{review.get_grade_display()}" if review.points is not None else "还没有评完"
    signed = f"{review.signed_by}　{date_words(review.signed_on, review.span.last)}" if review.signed_on else ""
    return [
        ("得分和等次", "\n".join([points, *review.because])),
        ("反馈意见", review.feedback or "无"),
        ("部室意见", review.reply or "无"),
        ("部室签阅", signed),
    ]


def _said(grade: str, words: str, by: object, day: date | None, row: RegularAppraisal) -> str:
    if not grade:
        return ""
    return "\n".join(part for part in (words, f"等次：{grade}", f"{by or '系统'}　{_day(day, row)}") if part)


def _day(day: date | None, row: RegularAppraisal) -> str:
    return date_words(day, row.span.last) if day else ""
