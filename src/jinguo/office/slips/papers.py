"""The slips on paper: 请假报告单 with its approvals and the return, 外出登记单."""

from collections.abc import Iterable, Sequence
from datetime import date

from jinguo.base.papers.content import Paper, Signature, Table
from jinguo.cycle.flows.panels import AnswerLine
from jinguo.office.slips.models import CallBack, LeaveRequest, Outing
from jinguo.org.structure.issuing import name_in_paper
from jinguo.rules.attendance import clock
from jinguo.rules.wording import date_words

FORM, FORM_WIDTHS = ("项目", "内容"), (3, 10)
ANSWERS, ANSWER_WIDTHS = ("环节", "办理人", "结果", "日期", "意见"), (4, 3, 2, 3, 5)


def leave_paper(leave: LeaveRequest, answers: Iterable[AnswerLine], proofs: Sequence[str], due: date) -> Paper:
    """请假报告单: what was asked for, what each approver said, by when to report back and when she did."""
    paper = Paper("请假报告单")
    paper.table(Table(FORM, _asked(leave, proofs), widths=FORM_WIDTHS))
    rows = [(one.step, one.name, one.word, one.when or "—", one.note or "—") for one in answers]
    if rows:
        paper.heading("审批意见")
        paper.table(Table(ANSWERS, rows, widths=ANSWER_WIDTHS))
    paper.heading("销假")
    paper.body(_return_words(leave, due))
    day = leave.decided_on or leave.asked_on
    paper.signature = Signature(name_in_paper(leave.unit, day), day)
    return paper


def outing_paper(outing: Outing, calls: Iterable[CallBack]) -> Paper:
    """外出登记单: where, why, until when; when she came back; who checked it by phone."""
    paper = Paper("外出登记单")
    paper.table(Table(FORM, _reported(outing), widths=FORM_WIDTHS))
    rows = [_called(one) for one in calls]
    if rows:
        paper.heading("电话抽查")
        paper.table(Table(("时间", "抽查人", "结果", "情况"), rows, widths=(4, 3, 2, 6)))
    paper.signature = Signature(name_in_paper(outing.unit, outing.reported_on), outing.reported_on)
    return paper


def _asked(leave: LeaveRequest, proofs: Sequence[str]) -> list[tuple[str, str]]:
    counted = "按工作日计" if leave.rules.counts == "work" else "按自然日计"
    return [
        ("姓名", leave.staff.name),
        ("部室", leave.unit.label),
        ("假别", leave.get_kind_display()),
        ("起止时间", leave.span_words),
        ("天数", f"{leave.days_words}（{counted}）"),
        ("事由", leave.reason),
        ("证明", "、".join(proofs) or "无"),
        ("工作交接", leave.hand_over or "无"),
        ("联系方式和去向", leave.contact or "无"),
        ("续假", str(leave.extends) if leave.extends else "否"),
        ("办理状态", leave.get_state_display()),
    ]


def _return_words(leave: LeaveRequest, due: date) -> str:
    if leave.back_on is None or leave.reported_on is None:
        return f"应于{date_words(due, due)}前销假。"
    return f"{date_words(leave.back_on, due)}返岗，{date_words(leave.reported_on, due)}销假。"


def _reported(outing: Outing) -> list[tuple[str, str]]:
    late = "补报，" + (f"{outing.confirmed_by}确认" if outing.confirmed_by else outing.get_state_display())
    return [
        ("姓名", outing.staff.name),
        ("部室", outing.unit.label),
        ("类别", outing.get_kind_display()),
        ("去向", outing.place),
        ("事由", outing.reason),
        ("时间", outing.span_words),
        ("同行人", outing.companions or "无"),
        ("联系方式", outing.contact or "无"),
        ("报告", late if outing.is_late else "外出前报告"),
        ("返回", outing.return_words or "未登记"),
    ]


def _called(call: CallBack) -> tuple[str, str, str, str]:
    when = f"{call.on.month}月{call.on.day}日 {clock(call.minute)}"
    return when, str(call.by), "接通" if call.reached else "未接通", call.note or "—"
