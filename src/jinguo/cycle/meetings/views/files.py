"""Files of a meeting: put to it and taken away."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from jinguo.base import files
from jinguo.base.moves import demand
from jinguo.cycle.meetings.permissions import may_attach
from jinguo.cycle.meetings.views.gates import for_readers, meeting_or_404
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_POST
def attach(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep the file that was picked."""
    meeting = meeting_or_404(request, pk)
    demand(may_attach(request.user, meeting))
    upload = request.FILES.get("file")
    if upload is None:
        raise BadRequest("还没有选文件。请先选一个文件再上传。")
    kept = files.keep(meeting, upload, by=request.user)
    messages.success(request, f"已上传“{kept.name}”")
    return redirect(meeting)


@for_readers
@require_POST
def detach(request: StaffRequest, pk: int, file: int) -> HttpResponse:
    """Take a file away."""
    meeting = meeting_or_404(request, pk)
    demand(may_attach(request.user, meeting))
    stored = get_object_or_404(files.of(meeting), pk=file)
    files.discard(stored, owner=meeting, by=request.user)
    messages.success(request, f"已移除“{stored.name}”")
    return redirect(meeting)
