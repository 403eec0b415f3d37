"""Where a request comes from, for the audit rows written while it is answered."""

import ipaddress
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_ip: ContextVar[str] = ContextVar("request_ip", default="")


class RequestStamp:
    """Keeps the client's address at hand for the length of one request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with its address known."""
        token = _ip.set(client_ip(request))
        try:
            return self.get_response(request)
        finally:
            _ip.reset(token)


def request_ip() -> str:
    """The address of the request being answered; empty for commands and jobs."""
    return _ip.get()


def client_ip(request: HttpRequest) -> str:
    """The address of the client: what the nearest proxy of TRUSTED_PROXIES reports, else the other end of the line.

    A client can write into X-Forwarded-For what it likes, so only the part added by our own proxies counts.
    """
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    address = str(request.META.get("REMOTE_ADDR", ""))
    while address in settings.TRUSTED_PROXIES and hops and _is_address(hops[-1]):
        address = hops.pop()
    return address


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
