"""The screens of spot checks: the list, a check on a phone, what was found, how it was handled, the circular."""

import django_filters
import django_tables2
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base.moves import demand, possible
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.web.components import stages
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import gate, posted
from jinguo.base.web.listing import listing
from jinguo.base.web.steps import StepPages
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
HOME = ("抽查", "/checks/")
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
    return form_page(request, form, "开始抽查", "按现在生成名单", [HOME])


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


def _crumbs(person: CheckedPerson) -> list[tuple[str, str]]:
    return [HOME, (str(person.spot_check), person.spot_check.get_absolute_url())]


def _known(_request: StaffRequest, person: CheckedPerson) -> dict[str, str]:
    """Why she is expected where, and what she was found at."""
    return {"told": "；".join(filter(None, (person.because, person.breach_words)))}


pages = StepPages(for_readers, _crumbs, named=lambda person: f"{person.staff}　{person.unit.label}")
enter = pages.view(
    _person_or_404,
    lambda actor, person: may_enter(actor, person.spot_check),
    FoundForm,
    services.enter,
    ("查看结果", "保存查看结果", "已保存{row}的查看结果"),
    first=lambda person: {"conduct": [one.kind for one in person.breaches.all()]},
    beside=_known,
    leads_to=lambda person, _found: person.spot_check,
)
handle = pages.view(
    _person_or_404,
    lambda actor, person: may_handle(actor, person.spot_check),
    HandlingForm,
    services.handle,
    ("处理", "保存处理结果", "已登记处理结果"),
    first=lambda person: {"handling": person.handling},
    beside=_known,
    leads_to=lambda person, _found: person.spot_check,
)
end = pages.button(_or_404, services.end_check, "检查已结束")
tell = pages.button(_or_404, services.tell_check, "通报已印发")
