"""The list of plans, beginning one, and writing its words."""

from typing import Any

import django_filters
import django_tables2
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import draw_part, form_page, form_status
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.base.web.tables import Grid, LightColumn, NumberColumn
from jinguo.cycle.plans import services
from jinguo.cycle.plans.forms.plans import DraftForm, SectionForm
from jinguo.cycle.plans.kinds import kind_choices
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.models.plans import state_choices
from jinguo.cycle.plans.permissions import may_draft, may_edit
from jinguo.cycle.plans.queries import listed
from jinguo.cycle.plans.views.gates import HOME, for_readers, plan_or_404
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.periods import parse_period

TONES = {"draft": "none", "in_force": "ok", "closed": "none"}


class PlanGrid(Grid):
    """The list's columns."""

    title = django_tables2.Column("方案", linkify=("plans:plan", {"pk": django_tables2.A("pk")}))
    kind = django_tables2.Column("种类", orderable=False)
    owner = django_tables2.Column("归属", orderable=False)
    period = django_tables2.Column("期间")
    size = NumberColumn("目标")
    state = LightColumn("状态", tone=lambda state: TONES.get(state, "doing"), orderable=False)

    def render_period(self, value: str) -> str:
        """The period as it is called."""
        return parse_period(value).label


class PlanConditions(Conditions):
    """What the list is narrowed by."""

    kind = django_filters.ChoiceFilter(label="种类", choices=kind_choices)
    state = django_filters.ChoiceFilter(label="状态", choices=state_choices)

    class Meta:
        model = Plan
        fields = ("kind", "state")


@for_readers
@require_GET
def plan_list(request: StaffRequest) -> HttpResponse:
    """The plans within reach, newest period first."""
    shown = listing(request, listed(request.user), table=PlanGrid, conditions=PlanConditions)
    return render(request, "plans/list.html", {"listing": shown})


@for_readers
@require_http_methods(["GET", "POST"])
def draft(request: StaffRequest) -> HttpResponse:
    """The form that begins a plan, out of nothing or out of an earlier one."""
    reader = request.user
    form = DraftForm(posted(request), owners=owners_of(reader), sources=Plan.objects.visible_to(reader))
    if made := carried_out(form, lambda: _begun(form, reader)):
        answer = HttpResponseClientRedirect if request.htmx else redirect
        return answer(reverse("plans:plan", args=[made.pk]))
    return form_page(request, form, "起草方案", "起草", [HOME])


@for_readers
@require_http_methods(["GET", "POST"])
def section(request: StaffRequest, pk: int, order: int) -> HttpResponse:
    """The form that changes the words of a section; one drawn from an older version is refused."""
    plan = plan_or_404(request, pk)
    demand(may_edit(request.user, plan))
    row = get_object_or_404(plan.sections, order=order)
    form = SectionForm(posted(request), instance=row, initial={"seen": plan.version})
    if form.is_bound and form.is_valid():
        services.edit_section(row, by=request.user, **form.cleaned_data)
        messages.success(request, f"已保存“{row.heading}”")
        back = f"{plan.get_absolute_url()}#words"
        return HttpResponseClientRefresh() if request.htmx else redirect(back)
    context = {"plan": plan, "form": form, "section": row}
    return draw_part(request, "plans/section.html", "form", context, status=form_status(form))


def owners_of(reader: Staff) -> list[Unit | Staff]:
    """For whom she may begin a plan: her organ, the departments she answers for, herself."""
    today = clock.today()
    department = reader.department_on(today)
    if department is None:
        return [reader]
    inside = Unit.objects.standing_on(today).filter(organ_path=department.organ_path).order_by("path")
    return [*(unit for unit in inside if may_draft(reader, unit)), reader]


def _begun(form: DraftForm, reader: Staff) -> Plan:
    """The plan that the form begins. Raises ValidationError where the reader has no department."""
    given = form.cleaned_data
    owner = given["owner"]
    facts: dict[str, Any] = {"period": given["period"], "by": reader, "title": given["title"]}
    if given["source"]:
        return services.copy_plan(given["source"], **facts)
    unit = owner if isinstance(owner, Unit) else reader.department_on(clock.today())
    if unit is None:
        raise ValidationError("您今天没有任职部室，请人事先登记任职。")
    return services.draft(given["kind"], unit, own=None if isinstance(owner, Unit) else owner, **facts)
