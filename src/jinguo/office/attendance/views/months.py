"""The month of an organ: tables that add up, locking, the circular and the workbook."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.sheets import template
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.base.web.drawing import done, form_page
from jinguo.base.web.forms import ReasonForm, carried_out
from jinguo.base.web.gates import posted
from jinguo.base.web.periods import month_asked
from jinguo.office.attendance import services
from jinguo.office.attendance.models import AttendanceMonth, SettledDay
from jinguo.office.attendance.papers import FIGURES, SHEET, circular_paper, figures_of, sheet_rows
from jinguo.office.attendance.permissions import may_lock_month, may_reopen_month, may_see_today, may_settle_days
from jinguo.office.attendance.queries import Totals, days_in, sum_of, totals_by_staff, totals_by_unit
from jinguo.office.attendance.today import today_of
from jinguo.office.attendance.views.gates import for_readers
from jinguo.org.structure.models import Unit
from jinguo.org.structure.requests import StaffRequest, own_organ
from jinguo.rules.periods import Period

MOST_PEOPLE, WORK_DAYS = 200, 21  # of a larger organ people are shown by department


@for_readers
@require_GET
def month(request: StaffRequest) -> HttpResponse:
    """The month within reach: departments, people, the whole."""
    period = month_asked(request)
    rows = days_in(request.user, period)
    unit, units = _unit_asked(request), totals_by_unit(rows)
    hers = rows.filter(unit=unit) if unit else rows
    whole = sum_of(units.values())
    is_large = unit is None and whole.due > 2 * MOST_PEOPLE * WORK_DAYS
    row = _month_row(own_organ(request), period)
    context = {
        "month": period,
        "row": row,
        "titles": FIGURES,
        "units": [(one, figures_of(units[one.pk])) for one in _in_order(units)],
        "unit": unit,
        "is_large": is_large,
        "people": [] if is_large else [(one, figures_of(totals), totals.rate) for one, totals in totals_by_staff(hers)],
        "whole": figures_of(whole),
        "rate": whole.rate,
        "before": period.previous(),
        "after": period.following(),
        "to_settle": may_settle_days(request.user, row.unit),
        "to_lock": may_lock_month(request.user, row),
        "to_reopen": may_reopen_month(request.user, row),
    }
    return render(request, "attendance/month.html", context)


@for_readers
@require_GET
def today(request: StaffRequest) -> HttpResponse:
    """Who is where today."""
    organ = own_organ(request)
    demand(may_see_today(request.user, organ))
    return render(request, "attendance/today.html", {"today": today_of(organ, clock.today()), "organ": organ})


@for_readers
@require_POST
def settle(request: StaffRequest) -> HttpResponse:
    """Settle a month."""
    organ, period = own_organ(request), month_asked(request)
    told = services.settle(organ, period.first, period.last, by=request.user)
    lacking = f"；{told.lacking} 人日没有作息时间" if told.lacking else ""
    messages.success(request, f"已结算 {told.days} 人日，有变动 {told.changed}{lacking}")
    return redirect(_month_row(organ, period))


@for_readers
@require_POST
def lock(request: StaffRequest) -> HttpResponse:
    """Lock a month."""
    organ, period = own_organ(request), month_asked(request)
    try:
        row = services.lock_month(organ, period, by=request.user)
    except ValidationError as problem:
        messages.error(request, "；".join(problem.messages))
        return redirect(_month_row(organ, period))
    messages.success(request, f"{row}已锁定")
    return redirect(row)


@for_readers
@require_http_methods(["GET", "POST"])
def reopen(request: StaffRequest) -> HttpResponse:
    """Open a locked month again."""
    row = _month_row(own_organ(request), month_asked(request))
    demand(may_reopen_month(request.user, row))
    form = ReasonForm(posted(request), label="原因", most=200)
    if carried_out(form, lambda: services.reopen_month(row, by=request.user, **form.cleaned_data)):
        return done(request, f"{row}已重新打开", row)
    crumbs = [(f"{row.span.label}考勤", row.get_absolute_url())]
    told = "打开后可以重新结算，用到这个月的通报和考评不会自动改变。"
    return form_page(request, form, f"重新打开　{row.span.label}考勤", "重新打开本月", crumbs, told=told)


@for_readers
@require_GET
def word(request: StaffRequest) -> HttpResponse:
    """The circular."""
    period, organ = month_asked(request), own_organ(request)
    demand(may_settle_days(request.user, organ))
    rows = days_in(request.user, period)
    lines = _units(rows)
    paper = circular_paper(organ, period, lines, sum_of(totals for _, totals in lines))
    return attachment(to_docx(paper), f"{period.label}考勤通报.docx", DOCX)


@for_readers
@require_GET
def excel(request: StaffRequest) -> HttpResponse:
    """The people's figures as a workbook."""
    period = month_asked(request)
    demand(may_settle_days(request.user, own_organ(request)))
    content = template(SHEET, sheet_rows(totals_by_staff(days_in(request.user, period))))
    return attachment(content, f"{period.label}考勤表.xlsx")


def _units(rows: QuerySet[SettledDay]) -> list[tuple[str, Totals]]:
    found = totals_by_unit(rows)
    return [(unit.label, found[unit.pk]) for unit in _in_order(found)]


def _in_order(units: Iterable[int]) -> QuerySet[Unit]:
    return Unit.objects.filter(pk__in=list(units)).order_by("order", "code")


def _unit_asked(request: StaffRequest) -> Unit | None:
    """The department of the address; what is out of reach has no days in the table anyway."""
    asked = request.GET.get("unit", "")
    return Unit.objects.filter(pk=asked).first() if asked.isdecimal() else None


def _month_row(organ: Unit, period: Period) -> AttendanceMonth:
    """The month's row; one that nobody has locked yet is not stored."""
    found = AttendanceMonth.objects.filter(unit=organ, period=period.code).first()
    return found or AttendanceMonth(unit=organ, period=period.code)
