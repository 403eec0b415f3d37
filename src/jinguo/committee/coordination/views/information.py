"""What units send in, what the office takes up, and the bulletins made of it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand, possible
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.listing import listing
from jinguo.base.web.steps import StepPages
from jinguo.committee.coordination import services
from jinguo.committee.coordination.forms import BulletinForm, DeclineForm, InformationForm
from jinguo.committee.coordination.models import Bulletin, Information
from jinguo.committee.coordination.permissions import may_send
from jinguo.committee.coordination.queries.information import by_unit, last_number, to_print
from jinguo.committee.coordination.queries.units import own_membership
from jinguo.committee.coordination.tables import InformationConditions, InformationGrid
from jinguo.committee.coordination.views.common import (
    committee_or_404,
    crumbs_of,
    for_readers,
    heading,
    kept,
    member_or_404,
)
from jinguo.org.structure.requests import StaffRequest

BULLETINS = 12


@for_readers
@require_GET
def information_list(request: StaffRequest, pk: int) -> HttpResponse:
    """What came in within reach, the bulletins, and how much each unit sent this year."""
    found = committee_or_404(request, pk)
    rows = Information.objects.visible_to(request.user).filter(committee=found).select_related("unit", "bulletin")
    shown = listing(request, rows, table=InformationGrid, conditions=InformationConditions)
    context = {
        **heading(request, found, "information_list"),
        "listing": shown,
        "bulletins": Bulletin.objects.filter(committee=found).select_related("circular")[:BULLETINS],
        "counts": by_unit(rows, clock.today().year),
        "year": clock.today().year,
        "member": own_membership(request.user),
    }
    return render(request, "coordination/information_list.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def send(request: StaffRequest, pk: int) -> HttpResponse:
    """报送信息 of a member unit."""
    member = member_or_404(request, pk)
    demand(may_send(request.user, member))
    form = InformationForm(posted(request), initial={"day": clock.today()})
    if row := carried_out(form, lambda: services.send(member, by=request.user, **form.cleaned_data)):
        return done(request, f"已报送“{row}”", row)
    crumbs = crumbs_of(member.committee, "information_list")
    return form_page(request, form, f"报送信息　{member.unit}", "报送", crumbs)


@for_readers
@require_GET
def information(request: StaffRequest, pk: int) -> HttpResponse:
    """A piece with what became of it."""
    found = _row_or_404(request, pk)
    context = {
        **heading(request, found.committee, "information_list"),
        "row": found,
        "may": {step.verb: verdict for step, verdict in possible(found, request.user)},
        "decline_form": DeclineForm(),
    }
    return render(request, "coordination/information.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def gather(request: StaffRequest, pk: int) -> HttpResponse:
    """编简报 of what was taken up and not printed yet; its words are edited and issued on the circular's page."""
    found = kept(request, pk)
    waiting = to_print(found)
    form = BulletinForm(waiting, posted(request), last_number(found))
    facts = lambda: {**form.cleaned_data, "items": list(form.cleaned_data["items"])}  # noqa: E731
    if row := carried_out(form, lambda: services.gather(found, by=request.user, **facts())):
        return done(request, f"已编成{row}，核对正文后印发", row)
    sub = (
        "选中的信息按顺序编入，正文还可以修改"
        if waiting
        else "还没有可以刊登的信息：先在信息简报里采用各单位报送的信息"
    )
    return form_page(request, form, "编工作简报", "编成简报", crumbs_of(found, "information_list"), sub=sub)


def _row_or_404(request: StaffRequest, pk: int) -> Information:
    rows = Information.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("committee__region", "unit", "sent_by", "bulletin__circular"), pk=pk)


button = StepPages(for_readers, lambda row: crumbs_of(row.committee, "information_list")).button
accept = button(_row_or_404, services.accept, "已采用，可以编入简报")
decline = button(_row_or_404, services.decline, "已告知报送单位", DeclineForm)
