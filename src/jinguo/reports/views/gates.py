"""The way into the reports: who may come in, and to which one."""

from django.shortcuts import get_object_or_404

from jinguo.base.web.gates import gate
from jinguo.org.structure.requests import StaffRequest
from jinguo.reports.models import Report, ReportVersion
from jinguo.reports.permissions import may_read
from jinguo.reports.queries import with_content

for_readers = gate(may_read)  # the others are told why they do not read reports


def report_or_404(request: StaffRequest, pk: int) -> Report:
    """A report within the reader's reach, with all that composing needs."""
    return get_object_or_404(with_content(Report.objects.visible_to(request.user)), pk=pk)


def version_or_404(request: StaffRequest, pk: int) -> ReportVersion:
    """A sent version within the reader's reach, with its report."""
    versions = ReportVersion.objects.visible_to(request.user).select_related("report__unit", "sent_by")
    return get_object_or_404(versions.prefetch_related("report__sections", "report__bindings"), pk=pk)
