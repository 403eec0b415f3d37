"""What the pages of duties have in common: who is let in, the plan within reach, the way back."""

from django.shortcuts import get_object_or_404

from jinguo.base import clock
from jinguo.base.web.gates import gate
from jinguo.committee.body.permissions import may_read
from jinguo.cycle.plans.models import Plan
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)
HOME = ("纲要责任", "/duties/")


def plan_or_404(request: StaffRequest, pk: int) -> Plan:
    """A plan within reach."""
    rows = Plan.objects.visible_to(request.user).select_related("unit__region", "parent__unit", "drafted_by")
    return get_object_or_404(rows, pk=pk)


def organ_of_reader(reader: Staff) -> Unit | None:
    """The organ that a reader works in today."""
    department = reader.department_on(clock.today())
    return organ_of(department) if department else None


def crumbs_of(plan: Plan) -> list[tuple[str, str]]:
    """The way back to a plan."""
    return [HOME, (plan.title, plan.get_absolute_url())]
