"""The first page after logging in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base import clock
from jinguo.cycle.bookkeeping.permissions import may_read
from jinguo.cycle.delivery.permissions import may_read as may_read_work
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.reports.desk import holiday_ahead


@require_GET
def desk(request: StaffRequest) -> HttpResponse:
    """工作台: the cards that apps have put there, each for whom it concerns."""
    today = clock.today()
    calendar = work_calendar()
    reader = request.user
    context = {
        "holiday": holiday_ahead(calendar, today),
        "warning": calendar.warning(today.year),
        "records": bool(may_read(reader)),
        "works": bool(may_read_work(reader)),
    }
    return render(request, "reports/desk.html", context)
