"""Who may do what with quarter reviews and the regular appraisal."""

from jinguo.base import clock
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.tasks.people import in_charge_of
from jinguo.office.quarter.models import QuarterReview, RegularAppraisal
from jinguo.office.quarter.people import KEEPERS, LEADERS, OFFICE
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.grading.quarter import SIDES
from jinguo.rules.verdict import YES, Verdict, all_of
from jinguo.rules.wording import date_words

NOT_HERSELF = "自己的等次要由他人评定"


def may_read(actor: Staff) -> Verdict:
    """Who may come in at all: whose role reads the common work."""
    reads = grants_reading(actor, WORK, clock.today())
    return all_of((reads, "您的岗位不参加季度考评；工作需要的，请系统管理员申请权限"))


def may_open_quarter(actor: Staff, organ: Unit) -> Verdict:
    """Who begins the reviews and appraisals of a quarter: the office, personnel, the head of the organ."""
    return all_of((actor.holds(organ, *KEEPERS, "unit_head"), "季度考评由绩效办、人事或主要领导发起"))


def may_set_figures(actor: Staff, organ: Unit) -> Verdict:
    """Who sets an organ's own figures: the performance office or the head of the organ."""
    return all_of((actor.holds(organ, *OFFICE), "考评标准由绩效办或主要领导设定"))


def may_rate_self(actor: Staff, review: QuarterReview) -> Verdict:
    """Who rates for the department: who answers for it, once its sheet has been reported."""
    reported = review.sheet.state in ("submitted", "accepted")
    return all_of((reported, "先报送季度报表，再自评"), _in_charge(actor, review, "自评"))


def may_rate_office(actor: Staff, review: QuarterReview) -> Verdict:
    """Who rates for the office: the performance office or the organ's head, once the sheet was accepted."""
    holds = actor.holds(_asking(review.sheet), *OFFICE)
    return all_of(
        (review.sheet.state == "accepted", "先审核通过季度报表，再评分"),
        (holds, f"请{_asking(review.sheet).label}绩效办评分"),
        _not_twice(actor, review, "office") if holds else YES,
    )


def may_rate_leader(actor: Staff, review: QuarterReview) -> Verdict:
    """Who rates for the leaders: one of them who gave no other mark."""
    holds = actor.holds(_asking(review.sheet), *LEADERS)
    return all_of(
        (holds, f"请{_asking(review.sheet).label}领导评分"), _not_twice(actor, review, "leader") if holds else YES
    )


def may_sign_review(actor: Staff, review: QuarterReview) -> Verdict:
    """Who signs that the department has seen it: who answers for it."""
    return _in_charge(actor, review, "签阅")


def may_reopen_review(actor: Staff, review: QuarterReview) -> Verdict:
    """Who opens a rated review again: the office or the organ's head."""
    return all_of((actor.holds(_asking(review.sheet), *OFFICE), "改评由绩效办或主要领导办理"))


def may_hand_in(actor: Staff, appraisal: RegularAppraisal) -> Verdict:
    """Who writes a summary: the person herself."""
    return all_of((actor.pk == appraisal.staff_id, f"小结由{appraisal.staff}本人写"))


def may_write(actor: Staff, appraisal: RegularAppraisal) -> Verdict:
    """Who changes a summary: the person, until she has handed it in."""
    handed_in = "小结已经交出；要改，请部室负责人退回"
    return all_of(may_hand_in(actor, appraisal), (appraisal.state == "summary", handed_in))


def may_propose(actor: Staff, appraisal: RegularAppraisal) -> Verdict:
    """Who proposes a grade, or returns a summary: who heads the department, of its head a leader; nobody of herself."""
    return all_of(
        (actor.pk != appraisal.staff_id, NOT_HERSELF),
        (_heads(actor, appraisal), f"请{appraisal.unit.label}负责人或领导提出意见"),
    )


def may_propose_without(actor: Staff, appraisal: RegularAppraisal) -> Verdict:
    """Who proposes without a summary: the same, once its day has passed."""
    today, due = clock.today(), appraisal.due
    return all_of(
        may_propose(actor, appraisal), (today > due, f"小结{date_words(due, today)}到期，过后才能按未交小结提意见")
    )


def may_decide(actor: Staff, appraisal: RegularAppraisal) -> Verdict:
    """Who decides a grade: a leader of the organ; nobody of herself."""
    return all_of(
        (actor.pk != appraisal.staff_id, NOT_HERSELF), (actor.holds(appraisal.unit, *LEADERS), "等次由单位领导审定")
    )


def may_see_grade(actor: Staff, appraisal: RegularAppraisal) -> Verdict:
    """Who signs that she has seen her grade: the person."""
    return all_of((actor.pk == appraisal.staff_id, f"请{appraisal.staff}本人签阅"))


def may_reopen_grade(actor: Staff, appraisal: RegularAppraisal) -> Verdict:
    """Who opens a decided grade again: a leader, the office or personnel; nobody her own."""
    return all_of(
        (actor.pk != appraisal.staff_id, NOT_HERSELF),
        (actor.holds(appraisal.unit, *LEADERS, *KEEPERS), "改评由领导、绩效办或人事办理"),
    )


def _heads(actor: Staff, appraisal: RegularAppraisal) -> bool:
    """Whether she heads the department or leads its organ, but not in place of the very person who is appraised."""
    unit = appraisal.unit
    others = [grant for grant in actor.grants_on(clock.today()) if grant.staff_id != appraisal.staff_id]
    heads = any(one.role == "department_head" and unit.path.startswith(one.unit.path) for one in others)
    return heads or any(one.role in LEADERS and one.unit.organ_path == unit.organ_path for one in others)


def _asking(sheet: QuarterSheet) -> Unit:
    """The unit whose organ asked for the sheet: its office and leaders rate."""
    return sheet.plan.unit


def _in_charge(actor: Staff, review: QuarterReview, act: str) -> Verdict:
    """Whether she, or somebody she stands in for, answers for the department; leaders of the organ do not for it."""
    hers = {grant.staff_id for grant in actor.grants_on(clock.today())}
    answers = any(one.pk in hers for one in in_charge_of(review.unit))
    return YES if answers else all_of((False, f"请{review.unit.label}负责人{act}"))


def _not_twice(actor: Staff, review: QuarterReview, side: str) -> Verdict:
    """Whether she gave no mark for another side: nobody rates her own department from two sides."""
    given = [one for one in review.marks.all() if one.by_id == actor.pk and one.side != side]
    words = "、".join(SIDES[one.side] for one in given)  # type: ignore[index]
    return all_of((not given, f"您已作{words}，请另一位办理"))
