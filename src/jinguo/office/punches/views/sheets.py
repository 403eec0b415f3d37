"""The office's sign-in sheet typed in: a grid of people and times of one day."""

from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from jinguo.base import clock
from jinguo.base.moves import demand
from jinguo.base.web.drawing import done, form_status
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import posted
from jinguo.office.punches import services
from jinguo.office.punches.forms import SheetForm
from jinguo.office.punches.permissions import may_keep
from jinguo.office.punches.queries import minutes_of
from jinguo.office.punches.views.gates import for_readers
from jinguo.office.shifts.queries import Hours
from jinguo.org.structure.models import Appointment, Staff, Unit
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest, own_organ
from jinguo.rules.attendance import clock as clock_words

TWICE, FOUR_TIMES = ["到岗", "离岗"], ["上午到", "上午走", "下午到", "下午走"]
MOST = 200  # people on one page


@for_readers
@require_http_methods(["GET", "POST"])
def enter_sheet(request: StaffRequest) -> HttpResponse:
    """Enter the sign-in sheet of a day, of a department or of everybody."""
    demand(asked_of_own(request.user, may_keep))
    organ, day = own_organ(request), _day_asked(request)
    units = list(Unit.objects.filter(organ_path=organ.path).standing_on(day).exclude(pk=organ.pk).order_by("path"))
    unit = _unit_asked(request, units)
    people = _people(unit or organ, day)
    columns = FOUR_TIMES if _signs_at_noon(organ, people, day) else TWICE
    form = SheetForm(posted(request), request.FILES or None, people=people[:MOST], columns=columns)
    if batch := carried_out(
        form, lambda: services.enter_sheet(organ, day, form.rows, by=request.user, scan=form.cleaned_data["scan"])
    ):
        return done(request, f"已代录 {len(form.rows)} 人的打卡，新增 {batch.counts.get('kept', 0)} 次", batch)
    known = minutes_of(people, day)
    lines = [
        (staff, fields, "、".join(clock_words(minute) for minute in known.get(staff.pk, ())))
        for staff, fields in form.lines()
    ]
    context = {"form": form, "lines": lines, "columns": columns, "day": day, "units": units, "unit": unit}
    context |= {"left_out": max(0, len(people) - MOST), "today": clock.today()}
    return render(request, "punches/sheet.html", context, status=form_status(form))


def _people(unit: Unit, day: date) -> list[Staff]:
    running = Appointment.objects.running(day).filter(unit__path__startswith=unit.path)
    return list(Staff.objects.filter(pk__in=running.values("staff"), is_active=True).order_by("number"))


def _signs_at_noon(organ: Unit, people: list[Staff], day: date) -> bool:
    """Whether anybody's hours of the day ask for four punches."""
    hours = Hours(organ, day, day)
    running = Appointment.objects.running(day).filter(staff__in=people, unit__organ_path=organ.path)
    shifts = [hours.of(one.staff_id, one.unit, day) for one in running.select_related("unit")]
    return any(shift is not None and shift.punches == len(FOUR_TIMES) for shift in shifts)


def _day_asked(request: StaffRequest) -> date:
    text = request.GET.get("day", "")
    try:
        return date.fromisoformat(text) if text else clock.today()
    except ValueError as problem:
        raise BadRequest("日期请写成 2026-03-02。") from problem


def _unit_asked(request: StaffRequest, units: list[Unit]) -> Unit | None:
    code = request.GET.get("unit", "")
    found = next((one for one in units if str(one.pk) == code), None)
    if code and found is None:
        raise BadRequest("没有这个部室，请重新选择。")
    return found
