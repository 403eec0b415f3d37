"""The list of meetings, and a month of them day by day."""

from datetime import date
from itertools import groupby
from operator import attrgetter

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base import clock
from jinguo.base.web.listing import listing
from jinguo.cycle.meetings.display import light_of
from jinguo.cycle.meetings.permissions import may_plan
from jinguo.cycle.meetings.queries import listed, of_month
from jinguo.cycle.meetings.tables import SIDES, MeetingConditions, MeetingGrid
from jinguo.cycle.meetings.views.gates import for_readers
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.periods import BadPeriodError, Period, month_of, parse_period


@for_readers
@require_GET
def meeting_list(request: StaffRequest) -> HttpResponse:
    """The meetings within reach and those the reader is asked to."""
    reader = request.user
    shown = listing(request, listed(reader), table=MeetingGrid, conditions=MeetingConditions)
    context = {
        "listing": shown,
        "side": request.GET.get("side", ""),
        "sides": {code: label for code, label in SIDES.items() if code != "all"},
        "this_month": month_of(clock.today()).code,
        "to_plan": asked_of_own(reader, may_plan),
    }
    return render(request, "meetings/list.html", context)


@for_readers
@require_GET
def month(request: StaffRequest, month: str) -> HttpResponse:
    """A month's meetings by day, with the rest days marked."""
    period = _month_or_404(month)
    rows = of_month(request.user, period.first, period.last)
    days = [(day, [(row, light_of(row)) for row in group]) for day, group in groupby(rows, key=attrgetter("day"))]
    calendar = work_calendar()
    context = {
        "period": period,
        "days": [(day, not calendar.is_workday(day), meetings) for day, meetings in days],
        "before": period.previous(),
        "after": period.following(),
        "this_month": month_of(clock.today()).code,
        "to_plan": asked_of_own(request.user, may_plan),
    }
    return render(request, "meetings/month.html", context)


def _month_or_404(code: str) -> Period:
    try:
        period = parse_period(code)
    except BadPeriodError as error:
        raise Http404 from error
    if period.kind != "month" or not date(1901, 1, 1) <= period.first <= date(2198, 12, 1):
        raise Http404
    return period
