"""Around every request: its number, refusals as pages, and nothing kept in caches."""

from collections.abc import Callable

from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django_htmx.http import trigger_client_event

from jinguo.base.moves import Stale
from jinguo.base.web import errors, references
from jinguo.base.web.cells import Unreadable
from jinguo.base.web.errors import Fault

Next = Callable[[HttpRequest], HttpResponseBase]
BARE = (405, 413, 429)  # statuses that Django and libraries answer without a page
UNSAVED = Fault("没有保存", "请按提示改好，再保存一次。")


class RequestReference:
    """Gives each request the number that error pages and the log carry. Stands outermost."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Draw the number, then go on."""
        references.draw()
        return self.get_response(request)


class NoStore:
    """Keeps pages out of every cache, the browser's own too; a view that may be cached says so itself."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Say no-store unless the view has spoken."""
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response


class Receipts:
    """Hands pending messages to a fragment's page as toasts; a whole page draws them itself."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Send what a fragment has not drawn; a redirect leaves it for the next page."""
        response = self.get_response(request)
        if not getattr(request, "htmx", False) or response.status_code >= 300 or "HX-Redirect" in response:
            return response
        lines = [str(message) for message in get_messages(request)]
        return trigger_client_event(response, "toast", {"lines": lines}) if lines else response


class RefusalPage:
    """Turns what services raise into pages: a stale row, invalid values; and bare answers into our own."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Replace an answer that has no page."""
        response = self.get_response(request)
        if response.status_code not in BARE or _has_page(response):
            return response
        page = errors.answer(request, response.status_code)
        for name in ("Allow", "Retry-After"):
            if name in response:
                page[name] = response[name]
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer what only we know; Refused is a PermissionDenied and goes to handler403."""
        if isinstance(exception, Unreadable):
            return errors.told(str(exception), 400)
        if isinstance(exception, Stale):
            return errors.answer(request, 409, lines=[exception.reason])
        if isinstance(exception, ValidationError):
            return errors.answer(request, 400, lines=exception.messages, fault=UNSAVED)
        return None


def _has_page(response: HttpResponseBase) -> bool:
    return response.streaming or bool(getattr(response, "content", b""))
