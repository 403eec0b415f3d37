"""The request as views receive it behind the log-in."""

from typing import Any

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class KnownRequest(HttpRequest):
    """For annotations: somebody has logged in. What she is, the floors above say; here she has a number (工号)."""

    user: Any
    htmx: HtmxDetails  # true where htmx asks, for a part of the page
