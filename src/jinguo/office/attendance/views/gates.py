"""The way into attendance: who comes in, which month, whose days."""

from django.core.exceptions import BadRequest

from jinguo.base import clock
from jinguo.base.web.gates import gate
from jinguo.office.attendance.permissions import may_read
from jinguo.org.structure.models import Unit
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.periods import BadPeriodError, Period, month_of, parse_period

for_readers = gate(may_read)


def month_asked(request: StaffRequest) -> Period:
    """The month of the address, this one where it names none."""
    code = request.GET.get("month", "") or request.POST.get("month", "")
    if not code:
        return month_of(clock.today())
    try:
        found = parse_period(code)
    except BadPeriodError as problem:
        raise BadRequest(str(problem)) from problem
    if found.kind != "month":
        raise BadRequest("考勤按月看，请写成 2026-03。")
    return found


def organ_of(request: StaffRequest) -> Unit:
    """The organ she works in; BadRequest for who works nowhere today."""
    department = request.user.department_on(clock.today())
    if department is None:
        raise BadRequest("您今天没有任职部室，请人事先登记任职。")
    return Unit.objects.get(path=department.organ_path)
