"""The table of time nodes: setting them, following them, taking their materials along."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import HttpResponseClientRefresh

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.web.downloads import DOCX, ZIP, attachment
from jinguo.base.web.drawing import form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.cycle.plans import services
from jinguo.cycle.plans.forms.letters import NodeForm
from jinguo.cycle.plans.models import Milestone, Plan
from jinguo.cycle.plans.papers import nodes_paper
from jinguo.cycle.plans.permissions import may_set_node
from jinguo.cycle.plans.queries import nodes_of
from jinguo.cycle.plans.views.gates import crumbs_of, for_readers, plan_or_404
from jinguo.cycle.tasks.archive import package
from jinguo.cycle.tasks.display import shown
from jinguo.cycle.tasks.models import Task
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_GET
def nodes(request: StaffRequest, pk: int) -> HttpResponse:
    """Every node in the order of its day, with how it stands."""
    plan = plan_or_404(request, pk)
    found = list(nodes_of(plan))
    rows = list(zip(found, [one.status for one in shown([node.task for node in found])], strict=True))
    context = {"plan": plan, "rows": rows, "to_set": may_set_node(request.user, plan)}
    return render(request, "plans/nodes.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def add(request: StaffRequest, pk: int) -> HttpResponse:
    """The form of a new node."""
    plan = plan_or_404(request, pk)
    demand(may_set_node(request.user, plan))
    form = NodeForm(posted(request), plan=plan, units=units_of(plan))
    if made := carried_out(form, lambda: _made(form, request.user)):
        messages.success(request, f"已设节点“{made}”")
        return HttpResponseClientRefresh() if request.htmx else redirect("plans:nodes", pk)
    crumbs = [*crumbs_of(plan), ("时间节点", reverse("plans:nodes", args=[pk]))]
    return form_page(request, form, "新增节点", "保存节点", crumbs)


@for_readers
@require_GET
def nodes_word(request: StaffRequest, pk: int) -> HttpResponse:
    """The table as a Word file."""
    plan = plan_or_404(request, pk)
    return attachment(to_docx(nodes_paper(plan)), f"{plan.title}时间节点细化表.docx", DOCX)


@for_readers
@require_GET
def nodes_package(request: StaffRequest, pk: int) -> HttpResponse:
    """The reports and materials of the nodes in one archive: a list and the files of each."""
    plan = plan_or_404(request, pk)
    tasks = Task.objects.visible_to(request.user).filter(milestone__in=nodes_of(plan)).order_by("due", "pk")
    return attachment(package(tasks), f"{plan.title}节点材料.zip", ZIP)


def units_of(plan: Plan) -> object:
    """The departments of the plan's organ, and the units that hold one of its targets."""
    today = clock.today()
    parts = Unit.objects.standing_on(today).filter(organ_path=plan.unit.organ_path)
    held = Unit.objects.standing_on(today).filter(targets__goal__plan=plan)
    return (parts | held).distinct().order_by("path")


def _made(form: NodeForm, by: Staff) -> Milestone:
    given = dict(form.cleaned_data)
    return services.set_node(given.pop("goal"), given.pop("title"), by=by, **given)
