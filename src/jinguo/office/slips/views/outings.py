"""Outings on screen: the list, reporting one, its page, return, confirmation, calls."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import django_filters
import django_tables2
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand, possible
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.base.web.steps import StepPages
from jinguo.base.web.tables import Grid, LightColumn
from jinguo.office.shifts.present import present
from jinguo.office.slips import services
from jinguo.office.slips.flow import OUTING
from jinguo.office.slips.forms import CallForm, DeclineForm, OutingForm, ReturnForm
from jinguo.office.slips.models import Outing
from jinguo.office.slips.models.outings import OUTINGS
from jinguo.office.slips.permissions import may_ask, may_call, may_come_back
from jinguo.office.slips.queries import out_now, outings_listed
from jinguo.office.slips.views.leave import for_readers
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest

HOME = ("外出", "/outings/")
TONES = {"waiting": "near", "out": "doing", "back": "ok", "cancelled": "none", "declined": "bad"}
ACTS: dict[str, tuple[str, Callable[[Outing, Staff], object]]] = {
    "confirm_outing": ("已确认补报", lambda row, by: services.confirm_outing(row, by=by)),
    "cancel_outing": ("已取消外出", lambda row, by: services.cancel_outing(row, by=by)),
}


class OutingGrid(Grid):
    """The list's columns."""

    staff = django_tables2.Column(
        "外出人", linkify=lambda record: record.get_absolute_url(), attrs={"td": {"class": "bar-cell"}}
    )
    kind = django_tables2.Column("类别", attrs={"td": {"data-label": "类别"}})
    place = django_tables2.Column("去向", orderable=False, attrs={"td": {"data-label": "去向"}})
    span = django_tables2.Column(
        "时间", accessor="span_words", order_by=("first", "leaves_at"), attrs={"td": {"data-label": "时间"}}
    )
    state = LightColumn("状态", tone=TONES.__getitem__, orderable=False)

    class Meta:
        attrs = {"class": "grid cards"}


class OutingConditions(Conditions):
    """What the list is narrowed by."""

    name = django_filters.CharFilter(label="姓名", field_name="staff__name", lookup_expr="contains")
    kind = django_filters.ChoiceFilter(label="类别", choices=list(OUTINGS.items()))
    state = django_filters.ChoiceFilter(label="状态", choices=OUTING.states)


@for_readers
@require_GET
def outing_list(request: StaffRequest) -> HttpResponse:
    """The outings within reach, who is out now first in the eye."""
    rows = outings_listed(request.user)
    context = {
        "listing": listing(request, rows, table=OutingGrid, conditions=OutingConditions),
        "out": out_now(request.user, present()),
        "to_ask": may_ask(request.user),
    }
    return render(request, "slips/outings.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def report(request: StaffRequest) -> HttpResponse:
    """Report an outing."""
    demand(may_ask(request.user))
    form = OutingForm(posted(request), initial={"first": clock.today(), "last": clock.today()})
    if row := carried_out(form, lambda: services.report_outing(by=request.user, **form.facts)):
        return done(request, "已补报，等部室负责人确认" if row.is_late else "已报告外出", row)
    return form_page(request, form, "外出报告", "报告外出", [HOME])


@for_readers
@require_GET
def outing(request: StaffRequest, pk: int) -> HttpResponse:
    """An outing with what may be done."""
    found = _or_404(request, pk)
    shown = ACTS if found.staff_id == request.user.pk else {"confirm_outing"}  # only she herself cancels
    context = {
        "outing": found,
        "steps": [(step, verdict) for step, verdict in possible(found, request.user) if step.verb in shown],
        "to_decline": [v for step, v in possible(found, request.user) if step.verb == "decline_outing"],
        "to_come_back": [v for step, v in possible(found, request.user) if step.verb == "come_back"],
        "is_overdue": found.state == "out" and (found.last, found.back_by) < present(),
        "to_call": may_call(request.user, found),
        "calls": found.calls.select_related("by"),
        "call_form": CallForm(),
        "decline_form": DeclineForm(),
    }
    return render(request, "slips/outing.html", context)


@for_readers
@require_POST
def take_step(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """Confirm, come back, cancel."""
    found = _or_404(request, pk)
    if verb not in ACTS:
        raise Http404
    receipt, act = ACTS[verb]
    act(found, request.user)
    return done(request, receipt, found)


def _usual_return(outing: Outing) -> dict[str, object]:
    """Now, or of an outing that is over already, when it was to end."""
    day, minute = min(present(), (outing.last, outing.back_by))
    moment = datetime.combine(day, time()) + timedelta(minutes=minute)
    return {"returned": moment.date(), "at": moment.time()}


def _or_404(request: StaffRequest, pk: int) -> Outing:
    return get_object_or_404(outings_listed(request.user), pk=pk)


pages = StepPages(for_readers, lambda row: [HOME, (str(row), row.get_absolute_url())])
come_back = pages.view(
    _or_404, may_come_back, ReturnForm, services.come_back, ("登记返回", "登记返回", "已登记返回"), first=_usual_return
)


decline = pages.button(_or_404, services.decline_outing, "没有确认这次补报", DeclineForm)
call = pages.button(_or_404, services.call, "已登记电话抽查", CallForm, leads_to=lambda row, _found: row)
