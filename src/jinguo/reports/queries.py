"""What is asked of reports."""

from datetime import date

from django.db.models import Count, Max, QuerySet

from jinguo.org.structure.models import Staff, Unit
from jinguo.reports.models import Report


def with_content(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Reports with all that composing and sending need: three queries, however many sections there are."""
    return reports.select_related("unit").prefetch_related("sections", "bindings")


def listed(reader: Staff) -> QuerySet[Report]:
    """The reports within reach, with how often and when they were last sent."""
    reports = Report.objects.visible_to(reader).select_related("unit")
    return reports.annotate(sent=Count("versions"), last_sent=Max("versions__sent_on"))


def draft_of(code: str, unit: Unit, period: str, as_of: date) -> Report | None:
    """The office's own draft of a report, if it has begun one."""
    drafts = with_content(Report.objects.filter(code=code, unit=unit, period=period, as_of=as_of))
    return drafts.first()
