"""The way into panels: who may come in, and to which one."""

from django.shortcuts import get_object_or_404

from jinguo.base.web.gates import gate
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.permissions import may_begin, may_read
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.verdict import Verdict

for_readers = gate(may_read)  # the others are told why they do not read panels


def panel_or_404(request: StaffRequest, pk: int) -> Panel:
    """A panel within the reader's reach."""
    return get_object_or_404(Panel.objects.visible_to(request.user).select_related("unit", "begun_by"), pk=pk)


def begins(request: StaffRequest) -> Verdict:
    """Whether the reader begins panels, in the organ of her department today."""
    return asked_of_own(request.user, may_begin)
