"""Who may do what with tasks."""

from jinguo.base import clock
from jinguo.cycle.tasks.kinds import ACCEPTING
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import Verdict, all_of

OFFICE = ("performance_office", "unit_head")


def may_read(actor: Staff) -> Verdict:
    """Who may open tasks at all: whose role reads the organ's common work, which no administrator's seat does."""
    reads = grants_reading(actor, WORK, clock.today())
    return all_of((reads, "您的岗位不查看目标和任务；工作需要的，请系统管理员申请权限"))


def may_assign(actor: Staff, unit: Unit) -> Verdict:
    """Who may give a unit or one of its people something to do: the head within the department, the leaders and the
    performance office within the organ, and its head and performance office also in the organs below.
    """
    return all_of((_gives_to(actor, unit), f"请{unit.label}负责人、分管领导、主要领导或绩效办交办"))


def may_submit(actor: Staff, task: Task) -> Verdict:
    """Who may report: the responsible person; where nobody is named anybody of the unit; always who heads it."""
    named = f"请责任人{task.staff}或{task.unit.label}负责人报送" if task.staff else f"请{task.unit.label}的人员报送"
    return all_of((_holds_it(actor, task) or actor.heads(task.unit), named))


def may_accept(actor: Staff, task: Task) -> Verdict:
    """Who may accept or return a report: whom the kind names, never who sent it or answers for the task herself."""
    return all_of(
        (_accepts(actor, task), f"请{ACCEPTING[task.rules.accepts]}审核"),
        (actor.pk != task.submitted_by_id, "自己报送的要由他人审核"),
        (actor.pk != task.staff_id, "自己承办的任务要由他人审核"),
    )


def may_extend(actor: Staff, task: Task) -> Verdict:
    """Who may put the day off: whom the kind names, while it is not done, never for herself."""
    return all_of(
        (task.state in ("open", "submitted"), f"任务{task.get_state_display()}，不再延期"),
        (_accepts(actor, task), f"请{ACCEPTING[task.rules.accepts]}延期"),
        (actor.pk != task.staff_id, "自己承办的任务要由他人延期"),
    )


def may_correct(actor: Staff, task: Task) -> Verdict:
    """Who may put a task's title and wording right: who may call it off, as long as nothing waits or was accepted."""
    return all_of(
        (task.state == "open", f"任务{task.get_state_display()}，不再更正"), (_gave(actor, task), f"{_GIVER}更正")
    )


def may_cancel(actor: Staff, task: Task) -> Verdict:
    """Who may call a task off: who gave it, who heads the unit that gave it, and that organ's performance office."""
    return all_of((_gave(actor, task), f"{_GIVER}撤销"))


_GIVER = "请交办人、交办部室负责人或绩效办"


def _gave(actor: Staff, task: Task) -> bool:
    return _is(actor, task.assigned_by_id) or actor.heads(task.giver) or actor.holds(task.giver, *OFFICE)


def _accepts(actor: Staff, task: Task) -> bool:
    match task.rules.accepts:
        case "performance_office":
            of_member = task.unit.kind == "member_unit"  # what a member unit reports its committee's office looks at
            return actor.holds(task.giver, *OFFICE) or (of_member and actor.holds(task.giver, "committee_office"))
        case "assigner":
            given_by_nobody = task.assigned_by_id is None and actor.holds(task.giver, *OFFICE)
            return _is(actor, task.assigned_by_id) or actor.heads(task.giver) or given_by_nobody
    return actor.heads(task.unit)


def _holds_it(actor: Staff, task: Task) -> bool:
    """Whether it is hers to do: by name, or, where nobody is named, by her department."""
    if task.staff_id:
        return _is(actor, task.staff_id)
    grants = grants_reading(actor, WORK, clock.today())
    return any(grant.unit.path.startswith(task.unit.path) for grant in grants)


def _is(actor: Staff, staff_id: int | None) -> bool:
    """Whether she is that person, or stands in for her today."""
    return staff_id is not None and any(grant.staff_id == staff_id for grant in actor.grants_on(clock.today()))


def _gives_to(actor: Staff, unit: Unit) -> bool:
    above = any(
        grant.role in OFFICE and unit.organ_path.startswith(grant.unit.organ_path)
        for grant in actor.grants_on(clock.today())
    )
    return above or actor.heads(unit)
