"""The way into inspections: who may come in, and to which one."""

from django.shortcuts import get_object_or_404

from jinguo.base.web.gates import gate
from jinguo.cycle.inspections.models import CheckItem, Finding, Inspected, Inspection
from jinguo.cycle.inspections.permissions import may_read
from jinguo.cycle.inspections.queries import with_people
from jinguo.org.structure.requests import StaffRequest

HOME = ("督查", "/inspections/")
for_readers = gate(may_read)  # the others are told why they do not read inspections


def inspection_or_404(request: StaffRequest, pk: int) -> Inspection:
    """An inspection within the reader's reach."""
    return get_object_or_404(with_people(Inspection.objects.visible_to(request.user)), pk=pk)


def site_or_404(request: StaffRequest, pk: int) -> Inspected:
    """A place within reach: an inspected unit reads its own once it has been handed in."""
    rows = Inspected.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("inspection__lead", "inspection__unit", "unit"), pk=pk)


def item_or_404(site: Inspected, order: int) -> CheckItem:
    """An item of the inspection to which a place belongs."""
    return get_object_or_404(site.inspection.items.all(), order=order)


def finding_or_404(request: StaffRequest, pk: int) -> Finding:
    """A record within reach."""
    rows = Finding.objects.visible_to(request.user)
    known = ("item", "task", "inspected__unit", "inspected__inspection__unit", "inspected__inspection__lead")
    return get_object_or_404(rows.select_related(*known, "recorded_by", "rechecked_by"), pk=pk)


def crumbs_of(found: Inspection | Inspected) -> list[tuple[str, str]]:
    """The way back to an inspection, or to a place of one."""
    return [HOME, (str(found), found.get_absolute_url())]
