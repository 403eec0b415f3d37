"""Checks of data: all of them, one with its sample, a value beside its record, a place settled."""

from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.steps import StepPages
from jinguo.committee.body.queries import own_committee
from jinguo.committee.evaluation import services
from jinguo.committee.evaluation.forms_of_evidence import CheckForm, SettleForm, ValueForm
from jinguo.committee.evaluation.models import EvaluationRound, QualityCheck
from jinguo.committee.evaluation.permissions import may_plan_check, may_record_value, may_settle
from jinguo.committee.evaluation.queries.checks import by_site, listed_checks, quality_by_indicator
from jinguo.committee.evaluation.views.gates import HOME, check_or_404, for_readers, site_or_404, value_or_404
from jinguo.cycle.inspections.permissions import may_record
from jinguo.org.structure.models import Appointment, Staff, Unit
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.requests import StaffRequest

LIST = ("数据质量核查", "/evaluation/checks/")


@for_readers
@require_GET
def check_list(request: StaffRequest) -> HttpResponse:
    """The checks within reach."""
    organ = _organ(request)
    context = {"checks": listed_checks(request.user), "to_plan": may_plan_check(request.user, organ) if organ else None}
    return render(request, "evaluation/checks.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """制定数据质量核查."""
    organ = _organ(request)
    if organ is None:
        raise BadRequest("您今天没有任职部室，不能制定核查。")
    demand(may_plan_check(request.user, organ))
    first = {"day": clock.today(), "year": clock.today().year - 1, "lead": request.user.pk, **_of_round(request)}
    form = CheckForm(
        posted(request), initial=first, reader=request.user, staff=_staff(request, organ), places=_places(request)
    )
    if row := carried_out(form, lambda: _planned(request, form, organ)):
        return done(request, f"已抽定 {row.values.count()} 个数，请到督查里开始检查", row)
    return form_page(request, form, "制定数据质量核查", "抽样并制定", [HOME, LIST])


@for_readers
@require_GET
def page(request: StaffRequest, pk: int) -> HttpResponse:
    """A check by place: every value with what was reported and found, and what it comes to."""
    check = check_or_404(request, pk)
    sites = by_site(check)
    context = {
        "check": check,
        "inspection": check.inspection,
        "sites": [(one, may_record(request.user, one.site), may_settle(request.user, one.site)) for one in sites],
        "indicators": quality_by_indicator(check),
    }
    return render(request, "evaluation/check.html", context)


def _crumbs(check: QualityCheck) -> list[tuple[str, str]]:
    return [HOME, (str(check), check.get_absolute_url())]


value = StepPages(for_readers, lambda row: _crumbs(row.quality)).view(
    value_or_404,
    may_record_value,
    ValueForm,
    services.record_value,
    ("核对", "保存", "已核对{row}"),
    needs=lambda _request, row: {"value": row},
    leads_to=lambda row, _found: f"{row.quality.get_absolute_url()}#site-{row.site_id}",
)
settle = StepPages(for_readers, lambda site: _crumbs(site.inspection.quality)).view(
    site_or_404,
    may_settle,
    SettleForm,
    services.settle,
    ("报送核查结果", "报送", "已报送{row}的核查结果，不符的已下达整改"),
    beside=lambda _request, _row: {"told": "报送以后记录不再更改，受检单位能看到结果；不符的数据成为整改任务。"},
    leads_to=lambda site, _found: site.inspection.quality,
)


def _planned(request: StaffRequest, form: CheckForm, organ: Unit) -> QualityCheck:
    facts = dict(form.cleaned_data)
    return services.plan_check(by=request.user, organ=organ, units=facts.pop("places"), **facts)


def _of_round(request: StaffRequest) -> dict[str, Any]:
    """What the round in the address says of a check: its name, year, first outline and who is to be visited."""
    asked = request.GET.get("round", "")
    rounds = EvaluationRound.objects.visible_to(request.user)
    row = rounds.filter(pk=asked).first() if asked.isdecimal() else None
    if row is None:
        return {}
    places = list(row.participants.filter(is_visited=True).values_list("unit", flat=True))
    told = {"title": f"{row.title}数据质量核查", "year": row.year, "outline": row.outlines.first()}
    return {**told, "round": row.pk, "places": places}


def _organ(request: StaffRequest) -> Unit | None:
    department = request.user.department_on(clock.today())
    return organ_of(department) if department else None


def _staff(request: StaffRequest, organ: Unit) -> object:
    """Who may be in the group: the organ's people and the experts of its committee."""
    committee = own_committee(request.user)
    near = Q(unit__organ_path=organ.organ_path)
    if committee:
        near |= Q(unit=committee, role="expert")
    running = Appointment.objects.running().filter(near)
    return Staff.objects.filter(is_active=True, pk__in=running.values("staff")).order_by("number")


def _places(request: StaffRequest) -> object:
    """Where data are checked: the federations of the counties and the member units of one's own committee."""
    committee = own_committee(request.user)
    if committee is None or committee.region is None:
        return Unit.objects.none()
    county = Q(kind="federation", region__level="county", region__path__startswith=committee.region.path)
    units = Unit.objects.filter(county | Q(kind="member_unit", parent=committee)).standing_on(clock.today())
    return units.order_by("kind", "order", "code")
