"""What one member unit owes the committee: its liaison's page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base.moves import demand
from jinguo.committee.coordination.models import Information, Slip
from jinguo.committee.coordination.permissions import may_read_unit, may_send
from jinguo.committee.coordination.queries.lateness import late_of, owed_by
from jinguo.committee.coordination.views.common import for_readers, heading, member_or_404
from jinguo.cycle.publicity.queries import to_sign
from jinguo.cycle.tasks.display import shown
from jinguo.org.structure.requests import StaffRequest

MOST = 20


@for_readers
@require_GET
def unit(request: StaffRequest, pk: int) -> HttpResponse:
    """Open matters first, each with how late it is; slips, information, circulars to sign."""
    member = member_or_404(request, pk)
    demand(may_read_unit(request.user, member))
    late = {one.owed.key: one for one in late_of(member.committee, {member.unit_id})}
    rows = owed_by(member.unit)
    slips = list(Slip.objects.filter(committee=member.committee, unit=member.unit).select_related("task")[:MOST])
    status = {one.task.pk: one.status for one in shown([slip.task for slip in slips])}
    sent = Information.objects.filter(committee=member.committee, unit=member.unit).select_related("bulletin")
    context = {
        **heading(request, member.committee, "unit"),
        "member": member,
        "open": [(one, late.get(one.key)) for one in rows if one.is_open],
        "settled": [one for one in rows if not one.is_open],
        "slips": [(slip, status[slip.task_id]) for slip in slips],
        "sent": sent[:MOST],
        "to_send": may_send(request.user, member),
        "to_sign": [one for one in to_sign(request.user) if one.unit_id == member.unit_id],
    }
    return render(request, "coordination/unit.html", context)
