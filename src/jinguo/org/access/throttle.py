"""Against guessing: how often a password or a code may be tried, under django-axes.

Five tries in fifteen minutes for one account, counted over all addresses together, so that many addresses or many
parallel requests gain nothing. A browser that has logged into the account before carries a signed cookie and has five
tries of its own: a stranger who keeps guessing cannot lock the owner out of her own machine, and everybody can be
rescued by a password reset through two seats. A try is counted before the password is looked at and forgotten when it
was right. Source: GB/T 22239-2019, 8.1.4.1 b); OWASP ASVS 6.1.1, 6.3.1.
"""

import secrets
from datetime import datetime
from typing import Any, cast

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.core import signing
from django.db.models import F
from django.http import HttpRequest, HttpResponse

from jinguo.base.audit.middleware import client_ip
from jinguo.org.structure.models import Staff

LOGIN_FIELD = Staff.USERNAME_FIELD  # what axes and authenticate call the log-in name
ADDRESS_TRIES = 60  # of strangers: an office behind one address types wrongly now and then, a guesser all the time
STRANGER = "stranger"
SALT = "access.known"
COOKIE_SECONDS = 365 * 24 * 3600


class AxesRequest(HttpRequest):
    """A request once axes has written on it whose try it is."""

    axes_ip_address: str
    axes_user_agent: str
    axes_attempt_time: datetime
    axes_locked_out: bool


class CountedTries(AxesDatabaseHandler):
    """Counts each try before it is looked at. The column `user_agent` holds whose allowance a try is taken from."""

    def is_allowed(self, request: AxesRequest, credentials: dict[str, Any] | None = None) -> bool:
        """Whether one more try may be looked at; it counts from here on.

        Of many at once each sees at least itself counted, so that no more than the allowance gets through.
        """
        if self.is_locked(request, credentials):
            return False
        self._count(request, _name(credentials))
        return self._used(request, credentials) <= settings.AXES_FAILURE_LIMIT

    def is_locked(self, request: AxesRequest, credentials: dict[str, Any] | None = None) -> bool:
        """Whether the allowance of this account, or of a stranger's address, is used up."""
        if self._used(request, credentials) >= settings.AXES_FAILURE_LIMIT:
            return True
        return request.axes_user_agent == STRANGER and self._used_by_address(request) >= ADDRESS_TRIES

    def user_login_failed(
        self,
        sender: Any,  # noqa: ARG002 - the signal's own
        credentials: dict[str, Any],
        request: AxesRequest | None = None,
        **_: Any,
    ) -> None:
        """Tell the middleware to answer with the page of the lock; the try itself is counted already."""
        if request is not None and self.is_locked(request, credentials):
            request.axes_locked_out = True

    def reset_user_attempts(self, request: AxesRequest, credentials: dict[str, Any] | None = None) -> int:
        """Forget the tries of this account from this allowance; other accounts' tries from the address stay."""
        mine = AccessAttempt.objects.filter(username=_name(credentials), user_agent=request.axes_user_agent)
        return int(mine.delete()[0])

    def _count(self, request: AxesRequest, name: str) -> None:
        self.clean_expired_user_attempts(request)
        said = {"http_accept": "", "path_info": request.path[:255], "get_data": "", "post_data": ""}
        row, _ = AccessAttempt.objects.get_or_create(
            username=name,
            ip_address=request.axes_ip_address,
            user_agent=request.axes_user_agent,
            defaults={"failures_since_start": 0, **said},
        )
        tries = F("failures_since_start") + 1
        AccessAttempt.objects.filter(pk=row.pk).update(
            failures_since_start=tries, attempt_time=request.axes_attempt_time
        )

    def _used(self, request: AxesRequest, credentials: dict[str, Any] | None) -> int:
        return int(self.get_failures(request, credentials))

    def _used_by_address(self, request: AxesRequest) -> int:
        since = request.axes_attempt_time - settings.AXES_COOLOFF_TIME
        rows = AccessAttempt.objects.filter(
            ip_address=request.axes_ip_address, user_agent=STRANGER, attempt_time__gte=since
        )
        return sum(rows.values_list("failures_since_start", flat=True))


def prepare(request: HttpRequest, name: str) -> None:
    """Say from whose allowance the tries of this request are taken, before `authenticate` or `may_try`."""
    AxesProxyHandler.update_request(request)
    cast(AxesRequest, request).axes_user_agent = _known_browser(request, name)


def may_try(request: HttpRequest, name: str) -> bool:
    """Count a try at something else than the log-in's password, such as a code; False when used up."""
    prepare(request, name)
    return bool(AxesProxyHandler.is_allowed(request, {LOGIN_FIELD: name}))


def forget(request: HttpRequest, name: str) -> None:
    """Forget the tries: this one was right."""
    prepare(request, name)
    credentials = {LOGIN_FIELD: name}
    AxesProxyHandler.get_implementation().reset_user_attempts(request, credentials)


def free(name: str) -> None:
    """Let a locked person try again from anywhere, after two seats have given her a new password."""
    AccessAttempt.objects.filter(username__in=(name, code_of(name))).delete()


def code_of(name: str) -> str:
    """The name under which an account's tries at a code are counted; no login name holds a blank."""
    return f"{name} code"


def remember_browser(response: HttpResponse, request: HttpRequest, name: str) -> None:
    """Let this browser be known to the account that has just come in with it."""
    if _known_browser(request, name) != STRANGER:
        return
    known = [*_accounts(request), [name, secrets.token_hex(8)]][-5:]
    response.set_cookie(
        settings.KNOWN_COOKIE_NAME,
        signing.dumps(known, salt=SALT),
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def lockout_parameters(_request: HttpRequest, _credentials: dict[str, Any] | None = None) -> list[list[str]]:
    """By what axes adds up the tries of an account: its name and the allowance, whatever the address."""
    return [["username", "user_agent"]]


def address(request: HttpRequest) -> str:
    """Where a try comes from; a line without an address (a test, a socket) counts as one place."""
    return client_ip(request) or "0.0.0.0"  # noqa: S104 - not bound to, only written down


def _known_browser(request: HttpRequest, name: str) -> str:
    account = name.partition(" ")[0]
    return next((f"known:{nonce}" for known, nonce in _accounts(request) if known == account), STRANGER)


def _accounts(request: HttpRequest) -> list[list[str]]:
    """The accounts that have logged in with this browser; none when the cookie is missing, old or forged."""
    try:
        accounts: list[list[str]] = signing.loads(
            request.COOKIES.get(settings.KNOWN_COOKIE_NAME, ""), salt=SALT, max_age=COOKIE_SECONDS
        )
    except signing.BadSignature:
        return []
    return accounts


def _name(credentials: dict[str, Any] | None) -> str:
    return (credentials or {}).get(LOGIN_FIELD) or ""
