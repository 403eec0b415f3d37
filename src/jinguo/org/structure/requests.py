"""The request as views receive it: somebody has logged in, and it is a member of staff."""

from django.http import HttpRequest

from jinguo.org.structure.models import Staff


class StaffRequest(HttpRequest):
    """For annotations. No view without `login_not_required` is reached by anybody else (`access.middleware`)."""

    user: Staff
