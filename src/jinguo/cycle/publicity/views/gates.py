"""The way into publicity: who may come in, and to which row."""

from django.shortcuts import get_object_or_404

from jinguo.base.web.gates import gate
from jinguo.cycle.publicity.models import Circular, Objection, PublicNotice
from jinguo.cycle.publicity.permissions import may_read
from jinguo.cycle.publicity.queries import circulars_listed, with_people
from jinguo.org.structure.requests import StaffRequest

NOTICES, CIRCULARS = ("公示", "/publicity/"), ("通报和通知", "/circulars/")
for_readers = gate(may_read)  # the others are told why they do not read notices


def notice_or_404(request: StaffRequest, pk: int) -> PublicNotice:
    """A notice within the reader's reach."""
    return get_object_or_404(with_people(PublicNotice.objects.visible_to(request.user)), pk=pk)


def objection_or_404(request: StaffRequest, pk: int) -> Objection:
    """An objection that the reader handles, or her own."""
    rows = Objection.objects.visible_to(request.user).select_related("notice__unit", "entered_by", "settled_by")
    return get_object_or_404(rows, pk=pk)


def circular_or_404(request: StaffRequest, pk: int) -> Circular:
    """A circular within the reader's reach, or addressed to her."""
    return get_object_or_404(circulars_listed(request.user), pk=pk)


def crumbs_of(found: PublicNotice | Circular) -> list[tuple[str, str]]:
    """The way back to a notice or a circular."""
    return [NOTICES if isinstance(found, PublicNotice) else CIRCULARS, (str(found), found.get_absolute_url())]
