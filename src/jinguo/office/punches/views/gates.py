"""The way into punches: who comes in, and whose punches she keeps."""

from jinguo.base import clock
from jinguo.base.web.gates import gate
from jinguo.office.punches.permissions import may_read
from jinguo.org.structure.models import Unit
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)


def organ_of(request: StaffRequest) -> Unit:
    """The organ she works in; the gate has seen to it that there is one."""
    department = request.user.department_on(clock.today())
    return Unit.objects.get(path=department.organ_path if department else "")
