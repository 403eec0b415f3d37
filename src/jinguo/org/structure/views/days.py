"""工作日历: which days of a year are worked, and which notice says so."""

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base import clock
from jinguo.org.structure.permissions import may_enter_notices
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.work_calendar import LIBRARY_YEARS, work_calendar
from jinguo.org.structure.year_page import months, stretches

YEARS_AHEAD = 2  # a notice comes out for the next year; plans reach one further


@require_GET
def calendar(request: StaffRequest) -> HttpResponse:
    """A year with its rest days and make-up days."""
    years = range(min(LIBRARY_YEARS), clock.today().year + YEARS_AHEAD + 1)
    year = _asked(request, years)
    found = work_calendar()
    context = {
        "year": year,
        "earlier": year - 1 if year - 1 in years else None,
        "later": year + 1 if year + 1 in years else None,
        "warning": found.warning(year),
        "months": list(enumerate(months(found, year), 1)),
        "stretches": stretches(found, year),
        "may_enter": may_enter_notices(request.user),
    }
    return render(request, "structure/calendar.html", context)


def _asked(request: StaffRequest, years: range) -> int:
    """The year of the address, this one where it names none. Raises BadRequest."""
    text = request.GET.get("year", "") or str(clock.today().year)
    if not (text.isascii() and text.isdigit() and len(text) == 4 and int(text) in years):
        raise BadRequest(f"工作日历从 {years[0]} 年到 {years[-1]} 年，请在这之间选。")
    return int(text)
