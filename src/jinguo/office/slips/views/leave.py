"""Leave on screen: the list, asking, a leave's page, reporting back, and the accounts of a year."""

import django_filters
import django_tables2
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand, possible
from jinguo.base.web.components import stages
from jinguo.base.web.drawing import done, form_status
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import take_errors
from jinguo.base.web.gates import gate, posted
from jinguo.base.web.listing import listing
from jinguo.base.web.tables import DayColumn, Grid, LightColumn
from jinguo.cycle.flows.panels import approval_panel
from jinguo.cycle.flows.queries import approvals_of
from jinguo.office.slips import services
from jinguo.office.slips.flow import LEAVE
from jinguo.office.slips.forms import BackForm, LeaveForm
from jinguo.office.slips.models import LeaveEntry, LeaveRequest
from jinguo.office.slips.permissions import may_ask, may_keep, may_read, may_report_back
from jinguo.office.slips.queries import balances, leaves_listed
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.leave import kind_choices, overstayed_from, return_due

for_readers = gate(may_read)
TONES = {"asked": "doing", "approved": "near", "ended": "ok", "declined": "bad", "withdrawn": "none"}


class LeaveGrid(Grid):
    """The list's columns."""

    staff = django_tables2.Column(
        "请假人", linkify=lambda record: record.get_absolute_url(), attrs={"td": {"class": "bar-cell"}}
    )
    kind = django_tables2.Column("假别", attrs={"td": {"data-label": "假别"}})
    first = DayColumn("起始日")
    last = DayColumn("终止日")
    half_days = django_tables2.Column(
        "天数", attrs={"th": {"class": "num"}, "td": {"class": "num", "data-label": "天数"}}
    )
    state = LightColumn("状态", tone=TONES.__getitem__, orderable=False)

    class Meta:
        attrs = {"class": "grid cards"}

    def render_half_days(self, value: int) -> str:
        """In days."""
        return f"{value / 2:g}"


class LeaveConditions(Conditions):
    """What the list is narrowed by."""

    name = django_filters.CharFilter(label="姓名", field_name="staff__name", lookup_expr="contains")
    kind = django_filters.ChoiceFilter(label="假别", choices=kind_choices)
    state = django_filters.ChoiceFilter(label="状态", choices=LEAVE.states)


@for_readers
@require_GET
def leave_list(request: StaffRequest) -> HttpResponse:
    """The leaves within reach, and what is left of her own account."""
    reader, year = request.user, clock.today().year
    context = {
        "listing": listing(request, leaves_listed(reader), table=LeaveGrid, conditions=LeaveConditions),
        "balance": _in_days(balances([reader.pk], year)[reader.pk]),
        "year": year,
        "to_ask": may_ask(reader),
        "to_keep": asked_of_own(reader, may_keep),
    }
    return render(request, "slips/leaves.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def ask(request: StaffRequest) -> HttpResponse:
    """Ask for leave."""
    demand(may_ask(request.user))
    form = LeaveForm(posted(request), initial={"first": clock.today(), "last": clock.today()})
    if form.is_bound and form.is_valid():
        try:
            row = services.ask_leave(by=request.user, **form.facts)
        except ValidationError as problem:
            take_errors(form, problem)
        else:
            return done(request, f"已提交请假，共 {row.days_words}", row)
    left = _in_days(balances([request.user.pk], clock.today().year)[request.user.pk])
    context = {"form": form, "title": "请假", "label": "提交请假", "back": "slips:leaves", "balance": left}
    return render(request, "slips/form.html", context, status=form_status(form))


@for_readers
@require_GET
def leave(request: StaffRequest, pk: int) -> HttpResponse:
    """A leave: how long and why so long, who approves, by when to report back."""
    found, calendar = _or_404(request, pk), work_calendar()
    due = return_due(found.last, calendar)
    context = {
        "leave": found,
        "flow": stages(LEAVE, found.state, straight=("asked", "approved", "ended")),
        "approvals": [approval_panel(one, request.user) for one in approvals_of(found)],
        "steps": possible(found, request.user),
        "due": due,
        "why_due": calendar.why(due),
        "absent_from": overstayed_from(found.last, calendar),
        "entries": found.entries.all(),
    }
    return render(request, "slips/leave.html", context)


@for_readers
@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it back."""
    found = services.withdraw_leave(_or_404(request, pk), by=request.user)
    return done(request, "已撤回请假", found)


@for_readers
@require_http_methods(["GET", "POST"])
def report_back(request: StaffRequest, pk: int) -> HttpResponse:
    """销假."""
    found = _or_404(request, pk)
    demand(may_report_back(request.user, found))
    form = BackForm(posted(request), initial={"back_on": clock.today()})
    if form.is_bound and form.is_valid():
        try:
            services.report_back(found, by=request.user, back_on=form.cleaned_data["back_on"])
        except ValidationError as problem:
            take_errors(form, problem)
        else:
            return done(request, "已销假", found)
    context = {"form": form, "title": f"销假　{found}", "label": "登记销假", "back": "slips:leaves"}
    return render(request, "slips/form.html", context, status=form_status(form))


@for_readers
@require_GET
def accounts(request: StaffRequest) -> HttpResponse:
    """The accounts of annual leave of everybody within reach."""
    year = clock.today().year
    entries = LeaveEntry.objects.visible_to(request.user).filter(year=year, kind="annual").order_by()
    people = list(Staff.objects.filter(pk__in=entries.values("staff")).order_by("number"))
    found = balances([one.pk for one in people], year)
    context = {
        "year": year,
        "rows": [(one, _in_days(found[one.pk])) for one in people],
        "to_keep": asked_of_own(request.user, may_keep),
    }
    return render(request, "slips/accounts.html", context)


@for_readers
@require_POST
def grant(request: StaffRequest) -> HttpResponse:
    """Give the year's annual leave."""
    demand(asked_of_own(request.user, may_keep))
    department = request.user.department_on(clock.today())
    organ = Unit.objects.get(path=department.organ_path if department else "")
    count = services.grant_year(organ, clock.today().year, by=request.user)
    messages.success(request, f"已为 {count} 人记入本年应休")
    return redirect("slips:accounts")


def _in_days(balance: object) -> dict[str, float]:
    return {name: getattr(balance, name) / 2 for name in ("granted", "taken", "reserved", "left")}


def _or_404(request: StaffRequest, pk: int) -> LeaveRequest:
    return get_object_or_404(leaves_listed(request.user), pk=pk)
