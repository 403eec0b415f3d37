"""Between session and views: limits, the code page, first duties, and the seats' distance from business."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import ResolverMatch, reverse

from jinguo.base.moves import Refused
from jinguo.org.access import sessions

Next = Callable[[HttpRequest], HttpResponseBase]

# What a session that still owes something may reach.
BEFORE_CODE = frozenset({"access:code", "access:logout", "healthz"})
BEFORE_DUTY = frozenset({"access:password", "access:second_factor", "access:begin_factor", "access:logout", "healthz"})
# What the three seats may reach beside what strangers may; every other address is business, one added tomorrow too.
# The inbox holds what each person was told herself, in a seat the fate of requests.
SEAT_SPACES = frozenset({"access", "structure", "web", "sheets", "jobs", "inbox"})
SEAT_NAMES = frozenset({"healthz"})
SEAT_REASON = "三员席位不接触业务数据，这一页不对三员开放；请用业务账号的同事办理"


class SessionLimits:
    """Ends a session that lay idle or lasted too long; asks nothing of the database."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, after logging out whoever reached a limit."""
        reason = sessions.limit_reached(request.session)
        if reason:
            logout(request)
            messages.info(request, reason)
        elif not _is_polling(request):
            sessions.saw(request.session)
        return self.get_response(request)


class Gate:
    """Leads every address back to what comes first: the code, the new password, the second factor."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; the way back is chosen once the view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        """Let through what may be reached, and send everything else to the page that comes first."""
        match = request.resolver_match
        name = match.view_name if match else ""
        if sessions.is_waiting(request.session):
            return None if name in BEFORE_CODE else _go(request, "access:code")
        duty = request.session.get(sessions.FIRST, "")
        if duty and request.user.is_authenticated:
            return None if name in BEFORE_DUTY else _go(request, duty)
        return _keep_seats_apart(request, match) if getattr(view, "login_required", True) else None


class LogInFirst(LoginRequiredMiddleware):
    """Asks for a log-in wherever a view does not say `login_not_required`."""

    def handle_no_permission(  # type: ignore[override]  # the stub knows redirects only
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        """Lead to the log-in; a fragment asked for by htmx leaves its page for it."""
        if getattr(request, "htmx", False):
            return HttpResponse(headers={"HX-Redirect": reverse("access:login")})
        return super().handle_no_permission(request, view_func)


def _keep_seats_apart(request: HttpRequest, match: ResolverMatch | None) -> HttpResponseBase | None:
    user = request.user
    if not user.is_authenticated or match is None or _is_for_seats(match) or not user.holds_seat():
        return None
    if request.path == "/":
        return redirect("access:desk")
    raise Refused(SEAT_REASON)


def _is_for_seats(match: ResolverMatch) -> bool:
    return match.view_name in SEAT_NAMES or (match.namespaces[:1] or [""])[0] in SEAT_SPACES


def _go(request: HttpRequest, name: str) -> HttpResponse:
    """Send the browser on; htmx would draw the page into a corner and is told to leave the page instead."""
    if getattr(request, "htmx", False):
        return HttpResponse(headers={"HX-Redirect": reverse(name)})
    return redirect(name)


def _is_polling(request: HttpRequest) -> bool:
    """Whether the page asks by itself how a job is getting on, which is nobody's work."""
    return request.path.startswith("/jobs/") and request.method == "GET" and bool(getattr(request, "htmx", False))
