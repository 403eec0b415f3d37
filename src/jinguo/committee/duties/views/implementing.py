"""A unit's implementation plan: begun by its liaison, filed with the office."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done
from jinguo.base.web.steps import StepPages
from jinguo.committee.duties import services
from jinguo.committee.duties.forms import FilingForm
from jinguo.committee.duties.permissions import may_begin_implementation, may_file
from jinguo.committee.duties.screens import unit_of
from jinguo.committee.duties.views.common import crumbs_of, for_readers, plan_or_404
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import no


@for_readers
@require_POST
def begin(request: StaffRequest, pk: int) -> HttpResponse:
    """Begin the plan of the reader's own unit."""
    plan, unit = plan_or_404(request, pk), unit_of(request.user)
    if unit is None:
        demand(no("单位实施方案由成员单位的联络员起草"))
        raise PermissionDenied
    demand(may_begin_implementation(request.user, unit, plan))
    made = services.begin_implementation(plan, unit, by=request.user)
    return done(request, f"已起草“{made}”，补上措施，分解到人，本单位批准后备案", made)


file = StepPages(for_readers, crumbs_of).view(
    plan_or_404,
    may_file,
    FilingForm,
    services.file_plan,
    ("实施方案备案", "备案", "“{row}”已备案"),
    first=lambda _plan: {"filed_on": clock.today()},
    beside=lambda _request, plan: {"sub": f"{plan.unit}　{plan.approved_number}"},
)
