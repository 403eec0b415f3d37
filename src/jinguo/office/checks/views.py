"""The screens of spot checks: the list, a check on a phone, what was found, how it was handled, the circular."""

from typing import Any

import django_filters
import django_tables2
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base.moves import demand, possible
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.web.components import stages
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.base.web.drawing import done, form_status
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import gate, posted
from jinguo.base.web.listing import listing
from jinguo.base.web.tables import DayColumn, Grid, LightColumn
from jinguo.office.checks import services
from jinguo.office.checks.flow import CHECK
from jinguo.office.checks.forms import FoundForm, HandlingForm, OpenForm
from jinguo.office.checks.models import KINDS, CheckedPerson, SpotCheck
from jinguo.office.checks.papers import circular_paper
from jinguo.office.checks.permissions import may_check, may_enter, may_handle, may_read
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest, own_organ
from jinguo.rules.attendance.spot_checks import CheckTotals

for_readers = gate(may_read)
TONES = {"open": "doing", "done": "near", "told": "ok"}
LIGHTS = {"present": "ok", "late": "near", "off_post": "bad", "not_approved": "bad", "overstay": "bad"}  # others: none


class CheckGrid(Grid):
    """The list's columns."""

    kind = django_tables2.Column(
        "抽查", linkify=lambda record: record.get_absolute_url(), attrs={"td": {"class": "bar-cell"}}
    )
    day = DayColumn("检查日")
    lead = django_tables2.Column("检查人", orderable=False, attrs={"td": {"data-label": "检查人"}})
    state = LightColumn("状态", tone=TONES.__getitem__, orderable=False)

    class Meta:
        attrs = {"class": "grid cards"}

    def render_kind(self, record: SpotCheck) -> str:
        """What it is called."""
        return str(record)


class CheckConditions(Conditions):
    """What the list is narrowed by."""

    kind = django_filters.ChoiceFilter(label="方式", choices=list(KINDS.items()))
    state = django_filters.ChoiceFilter(label="状态", choices=CHECK.states)


@for_readers
@require_GET
def check_list(request: StaffRequest) -> HttpResponse:
    """The checks within reach."""
    rows = SpotCheck.objects.visible_to(request.user).select_related("lead", "unit")
    context = {
        "listing": listing(request, rows, table=CheckGrid, conditions=CheckConditions),
        "to_check": asked_of_own(request.user, may_check),
    }
    return render(request, "checks/list.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def begin(request: StaffRequest) -> HttpResponse:
    """Begin a check now."""
    demand(asked_of_own(request.user, may_check))
    form = OpenForm(posted(request))
    if check := carried_out(
        form, lambda: services.open_check(own_organ(request), by=request.user, **form.cleaned_data)
    ):
        return done(request, f"名单已按{check}生成", check)
    context = {"form": form, "title": "开始抽查", "label": "按现在生成名单"}
    return render(request, "checks/form.html", context, status=form_status(form))


@for_readers
@require_GET
def check(request: StaffRequest, pk: int) -> HttpResponse:
    """A check: who is expected where, what was found, what is to be done."""
    found = _or_404(request, pk)
    people = _people(found)
    context = {
        "check": found,
        "flow": stages(CHECK, found.state),
        "people": [(one, one.result, _light(one)) for one in people],
        "totals": CheckTotals.of(one.result for one in people).in_words,
        "to_enter": may_enter(request.user, found),
        "to_handle": may_handle(request.user, found),
        "steps": possible(found, request.user),
    }
    return render(request, "checks/check.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def enter(request: StaffRequest, pk: int) -> HttpResponse:
    """What was found of one person; on a phone, then back to the list."""
    person = _person_or_404(request, pk)
    demand(may_enter(request.user, person.spot_check))
    first: dict[str, Any] = {"conduct": [one.kind for one in person.breaches.all()]}
    form = FoundForm(posted(request), initial=first)
    if form.is_bound and form.is_valid():
        services.enter(person, by=request.user, **form.cleaned_data)
        return redirect(person.spot_check)
    context = {"form": form, "person": person, "title": f"{person.staff}　{person.unit.label}", "label": "保存查看结果"}
    return render(request, "checks/form.html", context, status=form_status(form))


@for_readers
@require_http_methods(["GET", "POST"])
def handle(request: StaffRequest, pk: int) -> HttpResponse:
    """How a breach was handled."""
    person = _person_or_404(request, pk)
    demand(may_handle(request.user, person.spot_check))
    form = HandlingForm(posted(request), initial={"handling": person.handling})
    if form.is_bound and form.is_valid():
        services.handle(person, by=request.user, **form.cleaned_data)
        return done(request, "已登记处理结果", person.spot_check)
    context = {"form": form, "person": person, "title": f"处理　{person.staff}", "label": "保存处理结果"}
    return render(request, "checks/form.html", context, status=form_status(form))


@for_readers
@require_POST
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """检查完毕."""
    return done(request, "检查已结束", services.end_check(_or_404(request, pk), by=request.user))


@for_readers
@require_POST
def tell(request: StaffRequest, pk: int) -> HttpResponse:
    """印发通报."""
    return done(request, "通报已印发", services.tell_check(_or_404(request, pk), by=request.user))


@for_readers
@require_GET
def word(request: StaffRequest, pk: int) -> HttpResponse:
    """The circular."""
    found = _or_404(request, pk)
    demand(may_check(request.user, found.unit))
    return attachment(to_docx(circular_paper(found, _people(found))), f"{found}通报.docx", DOCX)


def _light(person: CheckedPerson) -> str:
    """The tone of a line: a breach of conduct spoils the best of states."""
    tone = LIGHTS.get(person.result.state, "none")
    return "near" if tone == "ok" and person.result.breaches else tone


def _people(found: SpotCheck) -> list[CheckedPerson]:
    return list(found.people.select_related("staff", "unit").prefetch_related("breaches"))


def _or_404(request: StaffRequest, pk: int) -> SpotCheck:
    return get_object_or_404(SpotCheck.objects.visible_to(request.user).select_related("unit", "lead"), pk=pk)


def _person_or_404(request: StaffRequest, pk: int) -> CheckedPerson:
    rows = CheckedPerson.objects.visible_to(request.user).select_related("spot_check__unit", "staff", "unit")
    return get_object_or_404(rows, pk=pk)
