"""A person's month as a calendar, and one day with all that decided it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from jinguo.base import clock
from jinguo.base.web.periods import month_asked
from jinguo.office.attendance.calendar_page import halves_of, shown_month
from jinguo.office.attendance.models import SettledDay
from jinguo.office.attendance.papers import FIGURES, figures_of
from jinguo.office.attendance.queries import days_in, month_of_person, total
from jinguo.office.attendance.views.gates import for_readers
from jinguo.office.punches.models import CorrectionRequest, Punch
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.work_calendar import work_calendar


@for_readers
@require_GET
def mine(request: StaffRequest) -> HttpResponse:
    """Her own month."""
    return _month(request, request.user)


@for_readers
@require_GET
def person(request: StaffRequest, pk: int) -> HttpResponse:
    """A colleague's month, within reach: of who was settled at all."""
    reader = request.user
    seen = SettledDay.objects.visible_to(reader).filter(staff=pk)
    found = reader if reader.pk == pk else get_object_or_404(Staff.objects.filter(pk__in=seen.values("staff")))
    return _month(request, found)


@for_readers
@require_GET
def day(request: StaffRequest, pk: int) -> HttpResponse:
    """One day: hours, punches, both halves with their reason, the slips behind them."""
    rows = SettledDay.objects.visible_to(request.user).select_related("staff", "unit")
    row = get_object_or_404(rows, pk=pk)
    context = {
        "row": row,
        "halves": halves_of(row),
        "punches": Punch.objects.filter(staff=row.staff, day=row.day).select_related("entered_by").order_by("minute"),
        "corrections": CorrectionRequest.objects.filter(staff=row.staff, day=row.day),
        "is_own": row.staff_id == request.user.pk,
    }
    return render(request, "attendance/day.html", context)


def _month(request: StaffRequest, staff: Staff) -> HttpResponse:
    month = month_asked(request)
    rows = month_of_person(request.user, staff, month)
    totals = total(days_in(request.user, month).filter(staff=staff))
    context = {
        "person": staff,
        "is_own": staff == request.user,
        "month": month,
        "days": list(shown_month(month, rows, work_calendar(), clock.today())),
        "figures": list(zip(FIGURES, figures_of(totals), strict=True)),
        "before": month.previous(),
        "after": month.following(),
    }
    return render(request, "attendance/person.html", context)
