"""The log-in's states in the session: waiting for a code, inside, and what must be done before anything else."""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, login
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from jinguo.base import audit
from jinguo.org.access.services import passwords, second_factor
from jinguo.org.structure.models import Staff

PENDING = "waiting_for_code"
STARTED = "started_at"
SEEN = "seen_at"
FIRST = "first_do"
PENDING_SECONDS = 300
SEEN_EVERY = 30  # seconds: a session is not written anew for each of many quick requests
BACKEND = "jinguo.org.access.backends.StaffBackend"


def wait_for_code(request: HttpRequest, staff: Staff, next_url: str) -> None:
    """Remember that the password was right; nobody is logged in yet."""
    request.session.cycle_key()
    seal = staff.get_session_auth_hash()
    request.session[PENDING] = {"staff": staff.pk, "at": time.time(), "seal": seal, "next": next_url}


def waiting(request: HttpRequest) -> Staff | None:
    """Who still owes a code; None when nobody does, or she took too long or was suspended meanwhile."""
    pending: dict[str, Any] = request.session.get(PENDING) or {}
    if not pending or time.time() - pending["at"] > PENDING_SECONDS:
        return None
    staff = Staff.objects.filter(pk=pending["staff"], is_active=True).first()
    fits = staff and constant_time_compare(pending["seal"], staff.get_session_auth_hash())
    return staff if fits else None


def is_waiting(session: SessionBase) -> bool:
    """Whether the session stands between password and code, however long already."""
    return PENDING in session


@transaction.atomic
def enter(request: HttpRequest, staff: Staff) -> None:
    """Log in: the session gets a new id, its limits begin, and what must be done first is noted."""
    login(request, staff, backend=BACKEND)
    request.session.pop(PENDING, None)
    request.session[STARTED] = request.session[SEEN] = time.time()
    request.session[FIRST] = first_duty(staff)
    audit.record("login.enter", staff, by=staff, label=str(staff))


def first_duty(staff: Staff) -> str:
    """The name of the page she must finish before any other, empty for none."""
    if passwords.must_change(staff):
        return "access:password"
    if second_factor.is_required(staff) and not second_factor.is_on(staff):
        return "access:second_factor"
    return ""


def limit_reached(session: SessionBase) -> str:
    """Which limit a logged-in session has reached, as the sentence shown; empty while it may go on."""
    if BACKEND_SESSION_KEY not in session:
        return ""
    now = time.time()
    if now - session.get(SEEN, 0) > settings.IDLE_LIMIT.total_seconds():
        minutes = int(settings.IDLE_LIMIT.total_seconds() // 60)
        return f"您已 {minutes} 分钟没有操作，为了安全已退出。请重新登录。"
    if now - session.get(STARTED, 0) > settings.ABSOLUTE_LIMIT.total_seconds():
        hours = int(settings.ABSOLUTE_LIMIT.total_seconds() // 3600)
        return f"登录已满 {hours} 小时，为了安全已退出。请重新登录。"
    return ""


def saw(session: SessionBase) -> None:
    """Note that somebody works here."""
    if BACKEND_SESSION_KEY in session and time.time() - session.get(SEEN, 0) > SEEN_EVERY:
        session[SEEN] = time.time()
