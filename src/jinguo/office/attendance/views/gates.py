"""The way into attendance: who comes in, which month, whose days."""

from django.core.exceptions import BadRequest

from jinguo.base import clock
from jinguo.base.web.gates import gate
from jinguo.base.web.periods import month_asked as month_asked
from jinguo.office.attendance.permissions import may_read
from jinguo.org.structure.models import Unit
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)


def organ_of(request: StaffRequest) -> Unit:
    """The organ she works in; BadRequest for who works nowhere today."""
    department = request.user.department_on(clock.today())
    if department is None:
        raise BadRequest("您今天没有任职部室，请人事先登记任职。")
    return Unit.objects.get(path=department.organ_path)
