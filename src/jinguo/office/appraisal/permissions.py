"""Who may do what in the annual appraisal."""

from jinguo.base import clock
from jinguo.base.web import words
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee, DutyReport, GradeAppeal
from jinguo.office.appraisal.models.people import NO_COURSE
from jinguo.office.conduct.permissions import may_keep as may_keep_conduct
from jinguo.office.quarter.people import LEADERS
from jinguo.office.shifts.permissions import OFFICE
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.grading import effects
from jinguo.rules.verdict import Verdict, all_of, any_of, no

RUNNING_ONLY = "等次已经确定，要改请先“重新研究”"


def may_read(actor: Staff) -> Verdict:
    """Who may open the appraisal at all: whose role reads the organ's common work."""
    reads = grants_reading(actor, WORK, clock.today())
    return all_of((reads, "您的岗位不查看年度考核；工作需要的，请系统管理员申请权限"))


def may_begin(actor: Staff, organ: Unit) -> Verdict:
    """Who begins the year: the organ's personnel or performance office."""
    return all_of((actor.holds(organ, *OFFICE), "年度考核由人事或绩效办发起"))


def may_run(actor: Staff, assessment: AnnualAssessment) -> Verdict:
    """Who keeps the list, the circumstances, the agreement: who may begin it, until grades are decided."""
    return all_of(may_begin(actor, assessment.unit), (assessment.state == "running", RUNNING_ONLY))


def may_oversee(actor: Staff, assessment: AnnualAssessment) -> Verdict:
    """Who sees the whole list with proposals: the office that runs it and the organ's leaders."""
    return all_of((actor.holds(assessment.unit, *OFFICE, *LEADERS), "考核名单由人事、绩效办和领导查看"))


def may_see_grounds(actor: Staff, appraisee: Appraisee) -> Verdict:
    """Who sees sanctions and conduct among the reasons: she herself, and who keeps their register."""
    return any_of((actor.pk == appraisee.staff_id, ""), may_keep_conduct(actor, appraisee.unit))


def may_write(actor: Staff, report: DutyReport) -> Verdict:
    """Who writes a duty report: she herself, while it is a draft or was returned."""
    return all_of(
        (actor.pk == report.appraisee.staff_id, "述职报告由本人撰写"),
        (report.appraisee.assessment.state == "running", RUNNING_ONLY),
        (report.state != "handed_in", "已经提交；要改请述职受理人退回"),
    )


def may_hand_in(actor: Staff, report: DutyReport) -> Verdict:
    """Who hands it in: she herself."""
    return may_write(actor, report)


def may_send_back(actor: Staff, report: DutyReport) -> Verdict:
    """Who returns a report: who appraises her or runs the year, before the ballot."""
    appraisee = report.appraisee
    later = appraisee.steps.exclude(step="report").exists()
    return all_of(
        (actor.pk != appraisee.staff_id, "不能退回自己的述职"),
        (_appraises(actor, appraisee) or actor.holds(appraisee.unit, *OFFICE), "请评鉴人或人事退回"),
        (appraisee.assessment.state == "running", RUNNING_ONLY),
        (not later, "后面的步骤已经办理，不能退回述职"),
    )


def may_inquire(actor: Staff, appraisee: Appraisee) -> Verdict:
    """Who records a talk or what was heard: the office or the leaders, never of herself."""
    return all_of(
        (actor.holds(appraisee.unit, *OFFICE, *LEADERS), "了解核实由人事、绩效办或领导记录"),
        (actor.pk != appraisee.staff_id, "不能记录对自己的了解核实"),
        (appraisee.assessment.state == "running", RUNNING_ONLY),
    )


def may_read_inquiries(actor: Staff, appraisee: Appraisee) -> Verdict:
    """Who reads them: the office and the leaders, not the person herself."""
    return all_of(
        (
            actor.holds(appraisee.unit, *OFFICE, *LEADERS) and actor.pk != appraisee.staff_id,
            "了解核实的内容不对本人公开",
        )
    )


def may_propose(actor: Staff, appraisee: Appraisee) -> Verdict:
    """Who writes comment and proposed grade: the responsible leader, never of herself."""
    who = "部室负责人由领导评鉴" if appraisee.is_head else "请部室负责人或领导评鉴"
    return all_of(
        (actor.pk != appraisee.staff_id, "不能评鉴自己"),
        (_appraises(actor, appraisee), who),
        (appraisee.assessment.state == "running", RUNNING_ONLY),
    )


def may_print(actor: Staff, appraisee: Appraisee) -> Verdict:
    """Who takes the registration form as Word: who sees her file; she herself once grades are decided."""
    waits = actor.pk == appraisee.staff_id and appraisee.assessment.state == "running"
    return all_of((not waits, "等次确定以后，本人才能下载登记表"))


def may_decide(actor: Staff, assessment: AnnualAssessment) -> Verdict:
    """Who decides the grades: the head of the organ (or the committee she authorised, which she enters)."""
    return all_of((actor.holds(assessment.unit, "unit_head"), "等次由机关负责人或授权的考核委员会确定，请主要领导办理"))


def may_reopen(actor: Staff, assessment: AnnualAssessment) -> Verdict:
    """Who lets the grades be discussed again: the same."""
    return may_decide(actor, assessment)


def may_put_up(actor: Staff, assessment: AnnualAssessment) -> Verdict:
    """Who puts the list of the excellent up: the office, where there are any."""
    has = assessment.people.filter(grade="excellent").exists()
    return all_of(may_begin(actor, assessment.unit), (has, "没有定为优秀的人员，不用公示"))


def may_skip_publicity(actor: Staff, assessment: AnnualAssessment) -> Verdict:
    """Who goes on without publicity: the office, where nobody is excellent."""
    has = assessment.people.filter(grade="excellent").exists()
    return all_of(may_begin(actor, assessment.unit), (not has, "有定为优秀的人员，要先公示"))


def may_settle(_actor: Staff, _assessment: AnnualAssessment) -> Verdict:
    """Nobody by hand: the end of the publicity settles it."""
    return no("由公示结束办理")


def may_notify(actor: Staff, assessment: AnnualAssessment) -> Verdict:
    """Who tells everybody in writing: the office, once the publicity is over."""
    waiting = {"running": "等次还没有确定", "decided": "优秀等次还没有公示", "public": "优秀等次还在公示"}
    return all_of(
        may_begin(actor, assessment.unit),
        (assessment.state == "telling", waiting.get(assessment.state, "已经备案，不再通知")),
    )


def may_sign(actor: Staff, appraisee: Appraisee) -> Verdict:
    """Who signs an opinion: she herself, once she was told."""
    told = any(one.step == "notice" for one in appraisee.steps.all())
    signed = any(one.step == "opinion" for one in appraisee.steps.all())
    return all_of(
        (actor.pk == appraisee.staff_id, "考核结果由本人签署意见"),
        (told, "书面通知以后才能签署意见"),
        (not signed, "已经签署意见"),
    )


def may_file(actor: Staff, assessment: AnnualAssessment) -> Verdict:
    """Who files the year (备案): the office, once everybody with a result has signed and the roll was checked."""
    people = assessment.people.exclude(outcome__in=NO_COURSE).exclude(refuses=True)
    waiting = people.exclude(steps__step="opinion").count()
    last = assessment.span.last
    return all_of(
        may_begin(actor, assessment.unit),
        (not waiting, f"还有 {waiting} 人没有签署意见"),
        (assessment.roll_checked_on, f"请在 {words.day(last)} 以后核对 12月31日 在册名单"),
    )


def may_check_roll(actor: Staff, assessment: AnnualAssessment) -> Verdict:
    """Who says that the list was held against the roll of 31 December: the office, after that day."""
    return all_of(
        may_begin(actor, assessment.unit),
        (clock.today() > assessment.span.last, f"{words.day(assessment.span.last)} 以后才能核对"),
        (assessment.state != "filed", "已经备案"),
    )


def may_appeal(actor: Staff, appraisee: Appraisee) -> Verdict:
    """Who asks for 复核 or appeals: she herself, only against 不称职."""
    told = any(one.step == "notice" for one in appraisee.steps.all())
    return all_of(
        (actor.pk == appraisee.staff_id, "由本人申请"),
        (told, "收到书面通知以后才能申请"),
        effects.may_appeal(appraisee.grade or None),  # type: ignore[arg-type]
    )


def may_answer(actor: Staff, appeal: GradeAppeal) -> Verdict:
    """Who enters the decision: the head of the organ, or personnel for what another body decided."""
    organ = appeal.appraisee.assessment.unit
    return all_of(
        (actor.holds(organ, "unit_head", "personnel_office"), "复核、申诉的决定由主要领导或人事登记"),
        (actor.pk != appeal.appraisee.staff_id, "不能办理自己的复核、申诉"),
    )


def may_withdraw_appeal(actor: Staff, appeal: GradeAppeal) -> Verdict:
    """Who takes it back: who asked."""
    return all_of((actor.pk == appeal.appraisee.staff_id, "由申请人撤回"))


def _appraises(actor: Staff, appraisee: Appraisee) -> bool:
    """Whether she answers for the person: for heads of departments a leader, for others also the head."""
    if appraisee.is_head:
        return actor.holds(appraisee.unit, *LEADERS)
    return actor.heads(appraisee.unit)
