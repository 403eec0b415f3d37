"""What is asked of what was reached."""

from django.db.models import Count, Q, QuerySet

from jinguo.base import clock
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.plans.models import Plan, Target
from jinguo.cycle.plans.queries import linked, targets_held
from jinguo.org.structure.models import Staff


def sheets_listed(reader: Staff) -> QuerySet[QuarterSheet]:
    """The sheets within reach with how many problems each names: what is still to be reported first."""
    sheets = QuarterSheet.objects.visible_to(reader).select_related("plan__unit", "unit", "submitted_by")
    return sheets.annotate(problem_count=Count("problems")).order_by("-period", "unit__order", "unit__path", "pk")


def sheets_to_fill(reader: Staff) -> QuerySet[QuarterSheet]:
    """The open sheets of her department, the nearest day first."""
    department = reader.department_on(clock.today())
    hers = Q(unit__path=department.path) if department else Q(pk__in=())
    return sheets_listed(reader).filter(hers, state__in=("open", "returned")).order_by("due", "pk")


def my_targets(reader: Staff) -> list[Target]:
    """What she and her department answer for in plans in force, with all that standing asks for."""
    return linked(targets_held(reader))


def plans_in_force(reader: Staff) -> list[Plan]:
    """Plans of organs in force today within her reach, the newest first; those of parts and people are left out."""
    plans = Plan.objects.visible_to(reader).filter(state="in_force", staff=None).select_related("unit")
    return [
        plan for plan in plans.order_by("-period", "kind", "pk") if clock.today() in plan.span and not plan.unit.is_part
    ]
