"""驾驶舱: how a plan stands, for whoever reads the organ's common work."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from jinguo.base import clock
from jinguo.base.web.gates import gate
from jinguo.cycle.delivery.permissions import may_read
from jinguo.cycle.delivery.queries import plans_in_force
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.tasks.display import shown
from jinguo.org.structure.requests import StaffRequest
from jinguo.reports.cockpit import OVERDUE, TONES, Cockpit, chart

for_readers = gate(may_read)


@for_readers
@require_GET
def cockpit(request: StaffRequest) -> HttpResponse:
    """The whole page; the address chooses the plan, the light whose goals are listed, and a department to open."""
    plans = plans_in_force(request.user)
    if not plans:
        return render(request, "reports/cockpit_empty.html")
    found = Cockpit(_chosen(request, plans), request.user, clock.today())
    tone = _tone(request)
    context = {
        "plans": plans,
        "cockpit": found,
        "tone": tone,
        "tones": TONES,
        "goals": found.under(tone),
        "opened": _opened(request, found),
        "overdue": shown(list(found.overdue[:OVERDUE])),
        "overdue_count": found.overdue.count(),
        "trend_url": f"{reverse('reports:cockpit_trend')}?plan={found.plan.pk}",
    }
    return render(request, "reports/cockpit.html", context)


@for_readers
@require_GET
def trend(request: StaffRequest) -> HttpResponse:
    """The specification of the chart."""
    plans = plans_in_force(request.user)
    if not plans:
        raise Http404
    return JsonResponse(chart(Cockpit(_chosen(request, plans), request.user, clock.today()).trend))


def _chosen(request: StaffRequest, plans: list[Plan]) -> Plan:
    """The plan of the address, else the first of the reader's own organ, else the first. Raises Http404."""
    asked = request.GET.get("plan")
    if asked:
        found = next((one for one in plans if str(one.pk) == asked), None)
        if found is None:
            raise Http404
        return found
    department = request.user.department_on(clock.today())
    own = [one for one in plans if department and one.unit.path == department.organ_path]
    return (own or plans)[0]


def _tone(request: StaffRequest) -> str:
    tone = request.GET.get("tone", "behind")
    if tone not in TONES:
        raise BadRequest("没有这种状态。请从页面上的状态里选。")
    return tone


def _opened(request: StaffRequest, found: Cockpit) -> object:
    """The department whose targets are listed, if the address names one. Raises Http404 for one without targets."""
    asked = request.GET.get("unit")
    if not asked:
        return None
    one = next((each for each in found.departments if str(each.unit.pk) == asked), None)
    if one is None:
        raise Http404
    return one
