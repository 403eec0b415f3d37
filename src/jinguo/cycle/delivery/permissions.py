"""Who may do what with a quarter's sheet."""

from jinguo.base import clock
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.plans.models import Plan
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import Verdict, all_of

OFFICE = ("performance_office", "unit_head")


def may_read(actor: Staff) -> Verdict:
    """Who may open what was reached at all: whose role reads the organ's common work."""
    reads = grants_reading(actor, WORK, clock.today())
    return all_of((reads, "您的岗位不查看目标和任务；工作需要的，请系统管理员申请权限"))


def may_open_sheets(actor: Staff, plan: Plan) -> Verdict:
    """Who may ask the departments for a quarter's sheets: the performance office, of a plan in force."""
    return all_of(
        (plan.state == "in_force", "方案批复生效后才能下达季度报表"),
        (actor.holds(plan.unit, "performance_office"), f"请{plan.unit.label}绩效办下达"),
    )


def may_fill(actor: Staff, sheet: QuarterSheet) -> Verdict:
    """Who may fill it in: the people of the unit, while it is open or was returned."""
    where = f"报表{sheet.get_state_display()}，退回以后才能修改"
    return all_of((sheet.is_open, where), (_works_in(actor, sheet.unit), f"请{sheet.unit.label}的人员填报"))


def may_submit(actor: Staff, sheet: QuarterSheet) -> Verdict:
    """Who may report it: whoever answers for the unit."""
    return all_of((_answers_for(actor, sheet.unit), f"请{sheet.unit.label}负责人报送"))


def may_accept(actor: Staff, sheet: QuarterSheet) -> Verdict:
    """Who may accept or return it: the plan's performance office or the organ's head, never who reported it."""
    return all_of(
        (actor.holds(sheet.plan.unit, *OFFICE), f"请{sheet.plan.unit.label}绩效办或主要领导审核"),
        (actor.pk != sheet.submitted_by_id, "自己报送的要由他人审核"),
    )


def _works_in(actor: Staff, unit: Unit) -> bool:
    """Whether she works in the unit or below it, or heads it."""
    grants = grants_reading(actor, WORK, clock.today())
    return actor.heads(unit) or any(grant.unit.path.startswith(unit.path) for grant in grants)


def _answers_for(actor: Staff, unit: Unit) -> bool:
    """Whether she heads the unit; in an organ of its own without a head here, whoever works in it."""
    return actor.heads(unit) or (not unit.is_part and _works_in(actor, unit))
