"""The request as views receive it: somebody has logged in, and it is a member of staff."""

from jinguo.base.web.requests import KnownRequest
from jinguo.org.structure.models import Staff


class StaffRequest(KnownRequest):
    """For annotations. No view without `login_not_required` is reached by anybody else (`access.middleware`)."""

    user: Staff
