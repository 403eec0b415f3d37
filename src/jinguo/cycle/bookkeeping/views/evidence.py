"""The files kept with an entry (佐证材料)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from jinguo.base.files import services as files
from jinguo.base.moves import demand
from jinguo.cycle.bookkeeping.forms import EvidenceForm
from jinguo.cycle.bookkeeping.permissions import works
from jinguo.cycle.bookkeeping.views.entries import changes
from jinguo.cycle.bookkeeping.views.gates import entry_or_404, for_readers
from jinguo.org.structure.requests import StaffRequest


@for_readers
@require_POST
def attach(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Keep a file with an entry, at any time: who keeps the books of its unit."""
    kind, row = entry_or_404(request, code, pk)
    by = request.user
    demand(works(by, row.unit))
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        raise next(iter(form.errors.as_data()["file"]))
    stored = files.keep(row, form.cleaned_data["file"], by=by)
    messages.success(request, f"已添加材料“{stored.name}”")
    return redirect("bookkeeping:entry", kind.code, row.pk)


@for_readers
@require_POST
def detach(request: StaffRequest, code: str, pk: int, file: int) -> HttpResponse:
    """Take a file from an entry that may still be changed."""
    kind, row = entry_or_404(request, code, pk)
    demand(changes(request, kind, row))
    stored = get_object_or_404(files.of(row), pk=file)
    files.discard(stored, owner=row, by=request.user)
    messages.success(request, f"已移除材料“{stored.name}”")
    return redirect("bookkeeping:entry", kind.code, row.pk)
