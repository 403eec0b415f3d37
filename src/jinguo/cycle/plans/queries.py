"""What is asked of plans."""

from collections.abc import Iterable, Sequence

from django.db.models import Count, Model, Q, QuerySet

from jinguo.base import clock
from jinguo.base.related import hold, link, read
from jinguo.cycle.plans.models import Goal, Milestone, Plan, ResponsibilityLetter, Target
from jinguo.org.structure.models import Staff, Unit


def listed(reader: Staff) -> QuerySet[Plan]:
    """The plans within reach, with how many goals each has."""
    return Plan.objects.visible_to(reader).select_related("unit", "staff").annotate(size=Count("goals"))


def with_targets(goals: QuerySet[Goal]) -> list[Goal]:
    """Goals with everything that reconciling and drawing need: a fixed number of queries, however many there are."""
    found = list(goals.select_related("leader", "parent").prefetch_related("residual_notes"))
    link(link(found, "plan"), "unit")
    targets = read(Target.objects.filter(goal__in=found).order_by("period", "pk"), "set_at")
    link(targets, "unit", "staff", "region")
    hold(found, "targets", targets)
    return found


def leaves(goals: list[Goal]) -> list[Goal]:
    """Those that no other goal hangs below: what is answered for, measured and scored."""
    above = {goal.parent_id for goal in goals}
    return [goal for goal in goals if goal.pk not in above]


def holders_of(plan: Plan) -> list[Unit | Staff]:
    """Everybody who answers for something in a plan, units in their order, then people; the owner itself is none."""
    held = Q(targets__goal__plan=plan)
    units = Unit.objects.filter(held).exclude(pk=plan.unit_id).distinct().order_by("path")
    people = Staff.objects.filter(held).distinct().order_by("number")
    return [*units, *people]


def signers_of(letter: ResponsibilityLetter) -> list[Staff]:
    """Who may sign a letter on screen: the holder's side and the organ's head."""
    plan_organ = letter.plan.unit.organ_path
    heads = Q(appointments__role="unit_head", appointments__unit__organ_path=plan_organ)
    if letter.staff:
        holder = Q(pk=letter.staff_id)
    elif letter.unit and letter.unit.is_part:
        holder = Q(appointments__role="department_head", appointments__unit=letter.unit)
    else:
        holder = Q(appointments__unit=letter.unit)
    running = Q(appointments__last_day=None) | Q(appointments__last_day__gte=clock.today())
    return list(Staff.objects.filter((heads | holder) & running, is_active=True).distinct())


def linked(targets: Iterable[Target], known: Sequence[Model] = ()) -> list[Target]:
    """Targets with their goals, plans and holders, each fetched once, unless it is known, and shared by all."""
    found = read(targets, "set_at") if isinstance(targets, QuerySet) else list(targets)
    link(found, "unit", "staff", "region", known=known)
    goals = link(found, "goal")
    link(goals, "leader")
    link(link(goals, "plan", known=known), "unit", known=known)
    return found


def targets_held(reader: Staff) -> QuerySet[Target]:
    """What she answers for herself, or for the department she heads or works in, in plans in force."""
    department = reader.department_on(clock.today())
    hers = Q(staff=reader) | (Q(unit__path__startswith=department.path) if department else Q(pk__in=()))
    held = Target.objects.visible_to(reader).filter(hers, goal__plan__state="in_force")
    return held.order_by("goal__plan", "goal__order", "period")


def nodes_of(plan: Plan) -> QuerySet[Milestone]:
    """The time nodes of a plan that stand, in the order of their days."""
    nodes = Milestone.objects.filter(goal__plan=plan).exclude(task__state="cancelled")
    return nodes.select_related("goal", "task__unit", "task__staff").order_by("task__due", "pk")
