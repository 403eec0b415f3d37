"""The list of one's messages."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base.web.listing import listing
from jinguo.cycle.inbox.queries import drawn_together, lines_of
from jinguo.cycle.inbox.tables import MessageConditions, MessageGrid
from jinguo.org.structure.requests import StaffRequest


@require_GET
def inbox(request: StaffRequest) -> HttpResponse:
    """收件箱: unread first, by day, what belongs together drawn as one."""
    shown = listing(request, lines_of(request.user), table=MessageGrid, conditions=MessageConditions, code="inbox")
    messages = [row.record for row in shown.table.page.object_list]
    bundles = drawn_together(messages, shown.rows)
    context = {
        "listing": shown,
        "unread": [one for one in bundles if not one.first.is_read],
        "read": [one for one in bundles if one.first.is_read],
        "upto": max((one.pk for one in messages), default=0),
        "kind": shown.conditions.form.cleaned_data.get("kind", ""),
    }
    return render(request, "inbox/list.html", context)
