"""Leave on screen: the list, asking and extending, a leave's page with its proofs, reporting back."""

from typing import Any

import django_filters
import django_tables2
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock, files
from jinguo.base.moves import demand, possible
from jinguo.base.web.components import stages
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import carried_out, given
from jinguo.base.web.gates import gate, posted
from jinguo.base.web.listing import listing
from jinguo.base.web.steps import StepPages
from jinguo.base.web.tables import Grid, LightColumn
from jinguo.cycle.flows.panels import approval_panel
from jinguo.cycle.flows.queries import approvals_of
from jinguo.office.slips import services
from jinguo.office.slips.flow import LEAVE
from jinguo.office.slips.foresight import foresee
from jinguo.office.slips.forms import BackForm, LeaveForm, ProofForm, SpanForm
from jinguo.office.slips.models import LeaveRequest
from jinguo.office.slips.permissions import may_ask, may_extend, may_prove, may_read, may_report_back
from jinguo.office.slips.queries import leaves_listed, missing_proof
from jinguo.office.slips.views.days import own_balance
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.leave import kind_choices, overstayed_from, return_due

for_readers = gate(may_read)
HOME = ("请假", "/leave/")
TONES = {"asked": "doing", "approved": "near", "ended": "ok", "declined": "bad", "withdrawn": "none"}


class LeaveGrid(Grid):
    """The list's columns."""

    staff = django_tables2.Column(
        "请假人", linkify=lambda record: record.get_absolute_url(), attrs={"td": {"class": "bar-cell"}}
    )
    kind = django_tables2.Column("假别", attrs={"td": {"data-label": "假别"}})
    span = django_tables2.Column(
        "起止", accessor="span_words", order_by=("first", "last"), attrs={"td": {"data-label": "起止"}}
    )
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
        "balance": own_balance(reader, year),
        "year": year,
        "to_ask": may_ask(reader),
    }
    return render(request, "slips/leaves.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def ask(request: StaffRequest) -> HttpResponse:
    """Ask for leave."""
    demand(may_ask(request.user))
    today = clock.today()
    return _asking(
        request, LeaveForm(posted(request), request.FILES or None, initial={"first": today, "last": today}), None
    )


@for_readers
@require_http_methods(["GET", "POST"])
def extend(request: StaffRequest, pk: int) -> HttpResponse:
    """续假: another leave that goes on with this one."""
    found = _or_404(request, pk)
    demand(may_extend(request.user, found))
    start = found.last if found.last_half == "am" else work_calendar().next_workday(found.last)
    half = "pm" if found.last_half == "am" else "am"
    initial = {"kind": found.kind, "first": start, "first_half": half, "last": start}
    return _asking(request, LeaveForm(posted(request), request.FILES or None, initial=initial), found)


@for_readers
@require_GET
def count(request: StaffRequest) -> HttpResponse:
    """What a leave would come to while it is being filled in: days and why, what remains, who approves."""
    demand(may_ask(request.user))
    form, key = SpanForm(request.GET), request.GET.get("extends", "")
    before = get_object_or_404(leaves_listed(request.user), pk=int(key)) if key.isdecimal() and len(key) < 10 else None
    told = foresee(request.user, form.cleaned_data["kind"], form.stay, extends=before) if form.is_valid() else None
    return render(request, "slips/count.html", {"told": told})


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
        "proofs": files.of(found),
        "lacking": missing_proof(found),
        "to_prove": may_prove(request.user, found),
        "to_extend": may_extend(request.user, found),
        "is_hers": found.staff_id == request.user.pk,
        "proof_form": ProofForm(),
        "extensions": found.extensions.all(),
    }
    return render(request, "slips/leave.html", context)


@for_readers
@require_POST
def add_proofs(request: StaffRequest, pk: int) -> HttpResponse:
    """补交证明."""
    found = _or_404(request, pk)
    demand(may_prove(request.user, found))
    services.add_proofs(found, by=request.user, **given(ProofForm(request.POST, request.FILES)))
    return done(request, "已补交证明", found)


@for_readers
@require_POST
def remove_proof(request: StaffRequest, pk: int, file: int) -> HttpResponse:
    """Take one away that was put there by mistake."""
    found = _or_404(request, pk)
    demand(may_prove(request.user, found))
    stored = get_object_or_404(files.of(found), pk=file)
    services.remove_proof(found, stored, by=request.user)
    return done(request, f"已移除“{stored.name}”", found)


def _asking(request: StaffRequest, form: LeaveForm, before: LeaveRequest | None) -> HttpResponse:
    if row := carried_out(form, lambda: services.ask_leave(by=request.user, extends=before, **form.facts)):
        return done(request, f"已提交请假，共 {row.days_words}", row)
    more: dict[str, Any] = {"template": "slips/ask.html", "before": before, "sub": _known(request, before)}
    crumbs = _crumbs(before) if before else [HOME]
    return form_page(request, form, "续假" if before else "请假", "提交请假", crumbs, **more)


def _known(request: StaffRequest, before: LeaveRequest | None) -> str:
    """What she asks with: the leave that goes on, or what is left of her account."""
    if before:
        return f"接着{before.span_words}的{before.get_kind_display()}"
    year = clock.today().year
    told = "我的 {year} 年年休假还剩 {left:g} 天（应休 {granted:g}，已休 {taken:g}，审批中 {reserved:g}）"
    return told.format(year=year, **own_balance(request.user, year))


def _crumbs(row: LeaveRequest) -> list[tuple[str, str]]:
    return [HOME, (str(row), row.get_absolute_url())]


def _or_404(request: StaffRequest, pk: int) -> LeaveRequest:
    return get_object_or_404(leaves_listed(request.user), pk=pk)


pages = StepPages(for_readers, _crumbs)
report_back = pages.view(
    _or_404,
    may_report_back,
    BackForm,
    services.report_back,
    ("销假", "登记销假", "已销假"),
    first=lambda _row: {"back_on": clock.today()},
)


withdraw = pages.button(_or_404, services.withdraw_leave, "已撤回请假")
