"""The way into what was reached: who may come in, and to which sheet."""

from django.shortcuts import get_object_or_404

from jinguo.base.web.gates import gate
from jinguo.cycle.delivery.models import QuarterSheet
from jinguo.cycle.delivery.permissions import may_read
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)  # the others are told why they do not read it


def sheet_or_404(request: StaffRequest, pk: int) -> QuarterSheet:
    """A sheet within the reader's reach, with everybody it names."""
    sheets = QuarterSheet.objects.visible_to(request.user)
    return get_object_or_404(sheets.select_related("plan__unit", "unit", "submitted_by", "decided_by"), pk=pk)
