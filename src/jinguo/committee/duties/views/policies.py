"""Policy papers on screen: the register, one paper, filing, correcting, the register as a sheet."""

from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import audit, clock, files, sheets
from jinguo.base.moves import demand
from jinguo.base.web.downloads import attachment
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.base.web.steps import StepPages
from jinguo.committee.body.permissions import may_keep
from jinguo.committee.body.queries import committees_within, members_on, own_committee
from jinguo.committee.duties import services
from jinguo.committee.duties.forms import PolicyForm
from jinguo.committee.duties.models import PolicyPaper
from jinguo.committee.duties.permissions import may_edit_policy, may_enter_policy
from jinguo.committee.duties.screens import unit_of
from jinguo.committee.duties.tables import SHEET, PolicyConditions, PolicyGrid, sheet_rows
from jinguo.committee.duties.views.common import for_readers
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import no

LIST = ("政策文件", "/duties/policies/")
RUNNING = ("国家", "省级", "市级", "县级")


@for_readers
@require_GET
def policy_list(request: StaffRequest) -> HttpResponse:
    """The papers within reach, the newest first."""
    shown = listing(request, _rows(request), table=PolicyGrid, conditions=PolicyConditions)
    committee = own_committee(request.user)
    to_enter = may_enter_policy(request.user, committee) if committee else no("本地区还没有妇儿工委")
    asked = request.GET.urlencode()
    return render(
        request,
        "duties/policies.html",
        {
            "listing": shown,
            "to_enter": to_enter,
            "committee": committee,
            "here": "policies",
            "asked": f"?{asked}" if asked else "",
        },
    )


@for_readers
@require_GET
def policy(request: StaffRequest, pk: int) -> HttpResponse:
    """One paper with what it serves and its text."""
    found = _paper_or_404(request, pk)
    context = {
        "paper": found,
        "targets": found.targets.select_related("outline").order_by("outline", "order"),
        "replaces": found.replaces.all(),
        "papers": files.of(found),
        "to_edit": may_edit_policy(request.user, found),
        "here": "policies",
    }
    return render(request, "duties/policy.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest, pk: int) -> HttpResponse:
    """File a paper with a committee."""
    reader = request.user
    committee = get_object_or_404(committees_within(reader), pk=pk)
    demand(may_enter_policy(reader, committee))
    first = {"issued_on": clock.today(), "valid_from": clock.today(), "unit": unit_of(reader)}
    units = _units(reader, committee)
    form = PolicyForm(posted(request), request.FILES or None, initial=first, units=units, **_choices(request))
    if row := carried_out(form, lambda: services.file_policy(committee, by=reader, **form.cleaned_data)):
        return done(request, f"已备案“{row.title}”", row)
    sub = "成员单位为实施纲要制定的法规、规章、规范性文件和实施意见"
    return form_page(request, form, "备案政策文件", "备案", [LIST], sub=sub)


@for_readers
@require_GET
def excel(request: StaffRequest) -> HttpResponse:
    """The papers that the list shows, as a sheet; the trail tells who took it."""
    chosen = PolicyConditions(request.GET, queryset=_rows(request), request=request).qs
    rows: list[Any] = list(sheet_rows(chosen.select_related("replaced_by").prefetch_related("targets")))
    with transaction.atomic():
        audit.record("policypaper.export", by=request.user, label="政策文件备案", note=f"{len(rows)} 件")
    return attachment(sheets.template(SHEET, rows), "政策文件备案.xlsx")


def _rows(request: StaffRequest) -> QuerySet[PolicyPaper]:
    within = PolicyPaper.objects.visible_to(request.user).select_related("unit")
    return within.annotate(size=Count("targets")).order_by("-issued_on", "-pk")


def _paper_or_404(request: StaffRequest, pk: int) -> PolicyPaper:
    rows = PolicyPaper.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("unit", "committee__region", "replaced_by", "entered_by"), pk=pk)


def _units(reader: Staff, committee: Unit) -> QuerySet[Unit]:
    """Whose papers she may file: all members', or of a liaison her own unit's."""
    members = members_on(committee, clock.today()).values("unit")
    units = Unit.objects.filter(pk__in=members).order_by("order", "code")
    own = unit_of(reader)
    return units if may_keep(reader, committee) else units.filter(pk__in=[own.pk] if own else [])


def _choices(request: StaffRequest, paper: PolicyPaper | None = None) -> dict[str, Any]:
    """The targets of running outlines, and the other papers that may come in one's place."""
    year = clock.today().year
    targets = OutlineTarget.objects.visible_to(request.user).filter(
        outline__first__lte=year, outline__last__gte=year, outline__level__in=RUNNING
    )
    others = PolicyPaper.objects.visible_to(request.user).exclude(pk__in=[paper.pk] if paper else [])
    return {"targets": targets.select_related("outline").order_by("-outline__audience", "order"), "others": others}


edit = StepPages(
    for_readers, lambda paper: [LIST, (paper.title, paper.get_absolute_url())], named=lambda paper: paper.title
).view(
    _paper_or_404,
    may_edit_policy,
    PolicyForm,
    services.edit_policy,
    ("更正", "保存", "已保存“{row}”"),
    needs=lambda request, paper: {"units": None, "paper": paper, **_choices(request, paper)},
    beside=lambda _request, paper: {"sub": f"{paper.unit}　{paper.number}"},
)
