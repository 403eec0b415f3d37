"""A forgotten punch: asked for, its page with the approval, taken back, and those within reach."""

import django_filters
import django_tables2
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock, files
from jinguo.base.moves import demand, possible
from jinguo.base.web.components import stages
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.base.web.steps import StepPages
from jinguo.base.web.tables import DayColumn, Grid
from jinguo.cycle.flows.panels import approval_panel
from jinguo.cycle.flows.queries import approvals_of
from jinguo.office.punches import services
from jinguo.office.punches.flow import CORRECTION
from jinguo.office.punches.forms import CorrectionForm
from jinguo.office.punches.models import CorrectionRequest
from jinguo.office.punches.permissions import may_be_present
from jinguo.office.punches.queries import corrections_in, limit_of
from jinguo.office.punches.views.gates import HOME, for_readers
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.attendance import clock as clock_words


class CorrectionGrid(Grid):
    """The list's columns."""

    staff = django_tables2.Column("申请人", linkify=lambda record: record.get_absolute_url())
    unit = django_tables2.Column("部室", accessor="unit__label", orderable=False)
    day = DayColumn("补卡日")
    minute = django_tables2.Column("时间")
    reason = django_tables2.Column("原因", orderable=False)
    state = django_tables2.Column("状态", orderable=False)

    class Meta:
        attrs = {"class": "grid cards"}

    def render_minute(self, value: int) -> str:
        """When."""
        return clock_words(value)


class CorrectionConditions(Conditions):
    """What the list is narrowed by."""

    name = django_filters.CharFilter(label="姓名", field_name="staff__name", lookup_expr="contains")
    state = django_filters.ChoiceFilter(label="状态", choices=CORRECTION.states)
    first = django_filters.DateFilter(label="从", field_name="day", lookup_expr="gte")
    last = django_filters.DateFilter(label="到", field_name="day", lookup_expr="lte")


@for_readers
@require_GET
def corrections(request: StaffRequest) -> HttpResponse:
    """The requests within reach: her own, or the organ's for whose role reads files."""
    rows = CorrectionRequest.objects.visible_to(request.user).select_related("staff", "unit")
    context = {"listing": listing(request, rows, table=CorrectionGrid, conditions=CorrectionConditions)}
    return render(request, "punches/corrections.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def ask(request: StaffRequest) -> HttpResponse:
    """Ask to make up for a punch."""
    demand(may_be_present(request.user))
    given_files = request.FILES if request.method == "POST" else None
    form = CorrectionForm(posted(request), given_files, initial={"day": request.GET.get("day") or clock.today()})
    if row := carried_out(form, lambda: services.ask_correction(by=request.user, **form.facts)):
        return done(request, "已提交补卡申请", row)
    used, limit = corrections_in(request.user, clock.today()), limit_of(request.user)
    sub = f"本月已补卡 {used} 次，每月最多 {limit} 次"
    return form_page(request, form, "申请补卡", "提交补卡申请", [HOME], sub=sub)


@for_readers
@require_GET
def correction(request: StaffRequest, pk: int) -> HttpResponse:
    """A request with its approval."""
    found = _or_404(request, pk)
    context = {
        "correction": found,
        "flow": stages(CORRECTION, found.state, straight=("asked", "granted")),
        "approvals": [approval_panel(one, request.user) for one in approvals_of(found)],
        "steps": possible(found, request.user),
        "proofs": list(files.of(found)),
    }
    return render(request, "punches/correction.html", context)


def _or_404(request: StaffRequest, pk: int) -> CorrectionRequest:
    rows = CorrectionRequest.objects.visible_to(request.user).select_related("staff", "unit")
    return get_object_or_404(rows, pk=pk)


withdraw = StepPages(for_readers, lambda row: [HOME, (str(row), row.get_absolute_url())]).button(
    _or_404, services.withdraw_correction, "已撤回补卡申请"
)
