"""Everything late beside each other, and the slips that go out about it."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.papers import to_docx
from jinguo.base.web.components import Figure
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.committee.body.queries import body_on, own_committee
from jinguo.committee.coordination import services
from jinguo.committee.coordination.forms import SlipForm
from jinguo.committee.coordination.models import Demand, Slip
from jinguo.committee.coordination.papers import slip_paper
from jinguo.committee.coordination.permissions import may_oversee
from jinguo.committee.coordination.queries.lateness import Late, late_of
from jinguo.committee.coordination.queries.units import own_membership
from jinguo.committee.coordination.queries.upper import unanswered
from jinguo.committee.coordination.services.supervising import slip_verdict
from jinguo.committee.coordination.views.common import crumbs_of, for_readers, heading, kept, overseen
from jinguo.cycle.tasks.display import shown
from jinguo.org.structure.models import Unit
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.escalation import ladder

SLIPS = 20


@for_readers
@require_GET
def home(request: StaffRequest) -> HttpResponse:
    """A unit's own matters for its liaison, what is late for who oversees, else the meetings."""
    if member := own_membership(request.user):
        return redirect("coordination:unit", member.pk)
    found = own_committee(request.user)
    if found is None:
        return redirect("body:network")
    name = "late" if may_oversee(request.user, found) else "meetings"
    return redirect(f"coordination:{name}", found.pk)


@for_readers
@require_GET
def late(request: StaffRequest, pk: int) -> HttpResponse:
    """What is open after its day at all units: the step it has come to, and why."""
    found = overseen(request, pk)
    rows, today = late_of(found), clock.today()
    answers = [one for one in unanswered(found) if one.due < today]
    slips = list(Slip.objects.filter(committee=found).select_related("unit", "task")[:SLIPS])
    status = {one.task.pk: one.status for one in shown([slip.task for slip in slips])}
    context = {
        **heading(request, found, "late"),
        "rows": rows,
        "answers": answers,
        "slips": [(slip, status[slip.task_id]) for slip in slips],
        "figures": _figures(rows, answers),
        "ladder": ladder(today),
    }
    return render(request, "coordination/late.html", context)


@for_readers
@require_http_methods(["GET", "POST"])
def issue_slip(request: StaffRequest, pk: int) -> HttpResponse:
    """签发督办单 about the matter that the address names."""
    found = kept(request, pk)
    matter = _matter(found, request.GET.get("matter", ""))
    demand(slip_verdict(matter))
    form = SlipForm(posted(request), initial={"text": "请查明原因，抓紧办理，并报送办理情况。"})

    def issue() -> Slip:
        facts = {name: form.cleaned_data[name] for name in ("due", "text")}
        return services.issue_slip(found, by=request.user, matter=matter.owed.key, **facts)

    if row := carried_out(form, issue):
        return done(request, f"已签发{row.number}，并告知{row.unit.label}", row)
    sub = f"{matter.owed.unit.label}　{matter.owed.title}　{matter.step.because}"
    return form_page(request, form, "签发督办单", "签发", crumbs_of(found, "late"), sub=sub)


@for_readers
@require_GET
def slip(request: StaffRequest, pk: int) -> HttpResponse:
    """A slip with what came of it."""
    found = _slip_or_404(request, pk)
    context: dict[str, Any] = {
        **heading(request, found.committee, "late"),
        "slip": found,
        "status": shown([found.task])[0].status,
        "reports": found.task.reports.select_related("submitted_by").order_by("-number"),
        "seal": body_on(found.committee, found.issued_on).seal_text,
    }
    return render(request, "coordination/slip.html", context)


@for_readers
@require_GET
def slip_word(request: StaffRequest, pk: int) -> HttpResponse:
    """A slip as a Word file."""
    found = _slip_or_404(request, pk)
    return attachment(to_docx(slip_paper(found)), f"{found.number}.docx", DOCX)


def _slip_or_404(request: StaffRequest, pk: int) -> Slip:
    rows = Slip.objects.visible_to(request.user).select_related("committee__region", "unit", "task", "issued_by")
    return get_object_or_404(rows, pk=pk)


def _matter(committee: Unit, key: str) -> Late:
    found = next((one for one in late_of(committee) if one.owed.key == key), None)
    if found is None:
        raise BadRequest("这件事已经办结，或没有逾期。请回到“督办”看最新情况，再点“发督办单”。")
    return found


def _figures(rows: list[Late], answers: list[Demand]) -> list[Figure]:
    waiting = [one for one in rows if one.waits_for_slip]
    circulate = [one for one in rows if one.step.step == "circulate"]
    return [
        Figure("逾期事项", str(len(rows)), "项"),
        Figure("涉及单位", str(len({one.owed.unit.pk for one in rows})), "个"),
        Figure("待发督办单", str(len(waiting)), "项"),
        Figure("列入通报", str(len(circulate)), "项"),
        Figure("逾期未答复上级", str(len(answers)), "项"),
    ]
