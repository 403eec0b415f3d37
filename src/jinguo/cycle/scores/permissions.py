"""Who may score, enter, publish, object and settle."""

from django.db.models import QuerySet

from jinguo.base import clock
from jinguo.cycle.plans.kinds import PLAN_KINDS, PlanKind
from jinguo.cycle.plans.permissions import heads_itself
from jinguo.cycle.scores.models import Appeal, Assessment, Result
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import Verdict, all_of

USUAL = PLAN_KINDS["performance"]


def may_read(actor: Staff) -> Verdict:
    """Who may open assessments at all: whose role reads the organ's common work."""
    reads = grants_reading(actor, WORK, clock.today())
    return all_of((reads, "您的岗位不查看考评；工作需要的，请系统管理员申请权限"))


def may_keep(actor: Staff, unit: Unit, kind: PlanKind = USUAL) -> Verdict:
    """Who keeps an organ's schemes, and the assessments of its plans of a kind: the office of the kind."""
    return all_of((actor.holds(unit, *kind.office), f"请{unit.label}{kind.office_name}办理"))


def may_keep_any(actor: Staff, unit: Unit) -> Verdict:
    """Who keeps assessments of an organ at all: the performance office, or the office of another kind of plan."""
    offices = dict.fromkeys(kind.office for kind in PLAN_KINDS.values() if kind.flow == "organ")
    keeps = any(actor.holds(unit, *office) for office in offices)
    return all_of((keeps, "请绩效办办理；成员单位的考评，请妇儿工委办办理"))


def may_enter(actor: Staff, assessment: Assessment, holder: Unit | Staff | None = None) -> Verdict:
    """Who enters what no book holds: the performance office, while nothing is published.

    Afterwards only of a holder who objected, while the objection is looked into; without `holder`, of anybody.
    """
    is_open = assessment.state == "draft" or objectors(assessment, holder).exists()
    return all_of(
        may_keep(actor, assessment.plan.unit, assessment.plan.rules),
        (is_open, "结果已经公布：只有异议在复核的对象可以更正录入项，其余先撤回重评"),
    )


def objectors(assessment: Assessment, holder: Unit | Staff | None = None) -> QuerySet[Result]:
    """The results of an assessment whose objection is being looked into; of one holder where asked."""
    found = Result.objects.filter(assessment=assessment, appeals__state="open")
    if holder is None:
        return found
    return found.filter(unit=holder) if isinstance(holder, Unit) else found.filter(staff=holder)


def may_see_all(actor: Staff, assessment: Assessment) -> Verdict:
    """Who sees everybody's score: the office of the plan's kind and the leaders of the organ."""
    office = assessment.plan.rules.office_name
    told = f"全部得分由{office}和领导查看，本人和本部室的在“我的得分”里"
    return all_of((_leads(actor, assessment, "supervising_leader"), told))


def may_publish(actor: Staff, assessment: Assessment) -> Verdict:
    """Who publishes: the performance office or the head, once the period's last day has come."""
    return all_of(
        (_leads(actor, assessment), f"请{assessment.plan.rules.office_name}或主要领导公布"),
        (assessment.last <= clock.today(), f"还没有到截至日 {assessment.last.month}月{assessment.last.day}日"),
    )


def may_take_back(actor: Staff, assessment: Assessment) -> Verdict:
    """Who takes published results back: who may publish, while no objection is open."""
    open_appeals = Appeal.objects.filter(result__assessment=assessment, state="open").exists()
    return all_of(
        (_leads(actor, assessment), f"请{assessment.plan.rules.office_name}或主要领导撤回"),
        (not open_appeals, "还有异议在复核，先办结异议"),
    )


def may_finalise(actor: Staff, assessment: Assessment) -> Verdict:
    """Who makes results final: the performance office or the head, after the time to object, with nothing open."""
    until = assessment.objections_until
    open_appeals = Appeal.objects.filter(result__assessment=assessment, state="open").count()
    return all_of(
        (_leads(actor, assessment), f"请{assessment.plan.rules.office_name}或主要领导定案"),
        (
            until is not None and until < clock.today(),
            f"异议期到 {_day(until)} 止，期满才能定案" if until else "还没有公布",
        ),
        (not open_appeals, f"还有 {open_appeals} 件异议没有复核"),
    )


def may_object(actor: Staff, result: Result) -> Verdict:
    """Who objects to a result: the person herself, or whoever heads the unit, within the time."""
    assessment = result.assessment
    until = assessment.objections_until
    hers = actor == result.staff or (result.unit is not None and heads_itself(actor, result.unit))
    return all_of(
        (assessment.state == "published", "只有公布以后、定案以前才能提异议"),
        (until is None or clock.today() <= until, f"异议期到 {_day(until)} 止" if until else ""),
        (hers, f"请{result.holder}{'本人' if result.staff else '负责人'}提出"),
    )


def may_uphold(actor: Staff, appeal: Appeal) -> Verdict:
    """Who decides on an objection: the office of the plan's kind or the head, never who made it."""
    assessment = appeal.result.assessment
    return all_of(
        (actor.pk != appeal.by_id, "自己提的异议由他人复核"),
        (_leads(actor, assessment), f"请{assessment.plan.rules.office_name}或主要领导复核"),
    )


def may_decline(actor: Staff, appeal: Appeal) -> Verdict:
    """Who keeps the result as it is: who may uphold the objection."""
    return may_uphold(actor, appeal)


def may_withdraw_appeal(actor: Staff, appeal: Appeal) -> Verdict:
    """Who takes an objection back: who made it."""
    return all_of((actor.pk == appeal.by_id, "请提出人撤回"))


def _leads(actor: Staff, assessment: Assessment, *more: str) -> bool:
    """Whether she is of the office of the plan's kind, the head of the organ, or holds one of the roles named."""
    plan = assessment.plan
    return actor.holds(plan.unit, *plan.rules.office, "unit_head", *more)


def _day(day: object) -> str:
    return f"{day.month}月{day.day}日" if day else ""  # type: ignore[attr-defined]
