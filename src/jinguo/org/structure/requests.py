"""The request as views receive it: somebody has logged in, and it is a member of staff."""

from django.core.exceptions import BadRequest

from jinguo.base import clock
from jinguo.base.web.requests import KnownRequest
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import organ_of


class StaffRequest(KnownRequest):
    """For annotations. No view without `login_not_required` is reached by anybody else (`access.middleware`)."""

    user: Staff


def own_organ(request: StaffRequest) -> Unit:
    """The organ she works in; BadRequest for who works nowhere today."""
    department = request.user.department_on(clock.today())
    if department is None:
        raise BadRequest("您今天没有任职部室，请人事先登记任职。")
    return organ_of(department)
